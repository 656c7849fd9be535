"""Sentences of a block, and words of a note as the Markdown of the hub's texts. Knows nothing of Django."""

import re
from collections.abc import Iterable

from events.concept_notes.blocks import Block, Kind, Mark

# A place in the plain text of a note: where it begins and ends.
type Span = tuple[int, int]

# After one of these a full stop does not end the sentence.
_ABBREVIATIONS = {
    *("i.e", "e.g", "etc", "mr", "ms", "mrs", "dr", "prof", "no", "nos", "art", "vs", "approx", "st", "cf", "al"),
    *("p.ex", "mme", "mlle", "m", "env", "sr", "sra", "dra", "srta", "ej", "p.ej", "pág", "núm", "art", "ee.uu"),
    *("a.m", "p.m", "inc", "ltd"),
}
_END = re.compile(r"[.!?…]+[\"”»')\]]*(?=\s)")
_SPACE = re.compile(r"\s*")
_LONGEST_WORD = 40
_SPECIAL = re.compile(r"([\\`*]|(?<!\w)_|_(?!\w)|\](?=\())")
_LEADING = re.compile(r"^(#{1,6}\s|>|[-+]\s|\d{1,9}[.)]\s)")


def sentences(text: str) -> list[Span]:
    """Return where each sentence of a text begins and ends."""
    found: list[Span] = []
    start = 0
    for stop in _END.finditer(text):
        end = stop.end()
        next_start = _SPACE.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing as well
        following = text[next_start : next_start + 1]
        last_word = text[max(start, stop.start() - _LONGEST_WORD) : stop.start()].rsplit(maxsplit=1)[-1:] or [""]
        word = last_word[0].lower().lstrip('("“«')
        if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and stop[0] == "."):
            continue
        if following.islower() or not following:
            continue
        found.append((start, end))
        start = next_start
    if text[start:].strip():
        found.append((start, start + len(text[start:].rstrip())))
    return found


def sentence_around(text: str, place: int) -> Span:
    """Return where the sentence begins and ends in which a place of a text lies."""
    return next((span for span in sentences(text) if span[0] <= place < span[1]), (0, len(text)))


def inline_markdown(block: Block, start: int = 0, end: int | None = None) -> str:
    """Return words of a block as Markdown: with their links and strong words, and without signs that mean nothing.

    Args:
        block: where they stand.
        start: where they begin in the text of the block.
        end: where they end; at its end if it is not given.
    """
    end = len(block.text) if end is None else end
    start += len(block.text[start:end]) - len(block.text[start:end].lstrip())
    end -= len(block.text[start:end]) - len(block.text[start:end].rstrip())
    cuts: dict[int, list[str]] = {}
    for mark in sorted(block.marks, key=lambda mark: (mark.start, -mark.end)):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last and (signs := _signs(mark)):
            opening, closing = signs
            cuts.setdefault(first, []).append(opening)
            # What opens last closes first.
            cuts.setdefault(last, []).insert(0, closing)
    text, at = "", start
    for place in sorted(cuts):
        text += _SPECIAL.sub(r"\\\1", block.text[at:place]) + "".join(cuts[place])
        at = place
    return text + _SPECIAL.sub(r"\\\1", block.text[at:end])


def _signs(mark: Mark) -> tuple[str, str] | None:
    if mark.kind == "link":
        return ("[", f"]({mark.url})") if leads_somewhere(mark.url) else None
    return ("**", "**") if mark.kind == "strong" else ("*", "*")


def leads_somewhere(url: str) -> bool:
    """Whether an address is one that a reader can open."""
    return url.lower().startswith(("http://", "https://", "mailto:"))


def markdown(parts: Iterable[tuple[Block, int, int]]) -> str:
    """Return parts of blocks as Markdown, paragraphs and items each on their own."""
    text, was_item = "", False
    for block, start, end in parts:
        words = inline_markdown(block, start, end)
        if not words:
            continue
        is_item = block.kind == Kind.ITEM
        if is_item:
            line = f"{block.number}. {words}" if block.number is not None else f"- {words}"
        elif block.kind == Kind.HEADING:
            line = f"### {words}"
        else:
            line = _LEADING.sub(lambda found: f"\\{found[0]}", words)
        if text:
            text += "\n" if is_item and was_item else "\n\n"
        text += line
        was_item = is_item
    return text
