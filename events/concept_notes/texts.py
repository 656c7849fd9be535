"""The texts of a concept note: title, series, teaser, background, objectives, audience, questions. Knows no Django."""

import re
from collections.abc import Iterator

from events.concept_notes.blocks import Block, Kind
from events.concept_notes.dates import dates_in, flat
from events.concept_notes.findings import Finding
from events.concept_notes.headings import FURNITURE, heading_key, plain_key
from events.concept_notes.sections import PREFACE, Outline, Part
from events.concept_notes.sentences import Span, markdown, sentence_around, sentences

_LONGEST_TITLE = 250
# Words by which a title says that what stands before its colon is a series.
SERIES = re.compile(r"\b(?:series|serie|cycle of|ciclo|cycle d)\b")
_QUOTED_SERIES = re.compile(r"\b[Ss][ée]ries?\s+[“\"«]\s?([^“”\"«»]{3,150}?)\s?[”\"»]")
_QUOTES = " \t“”\"«»'‘’*"

# What tells that a sentence is about the objectives, the audience or the questions.
_OBJECTIVES = re.compile(
    r"\b(?:(?:specific |main |overall |general )?(?:objectives?|aims?|purpose|goals?) (?:of (?:the|this) \w+(?: "
    r"\w+){0,3} )?"
    r"(?:is|are|will be|include)\b|(?:webinar|event|meeting|exchange|workshop|dialogue|session) (?:aims?|seeks?|"
    r"intends?) to\b|"
    r"(?:les? )?(?:objectifs?|buts?)(?: specifiques?| principa\w+)? (?:de |du |des )[^.;]{3,60}?(?:est|sont)\b|"
    r"(?:l[oa]s? )?(?:objetivos?|fines?|propositos?)(?: especificos?| principal\w*)? (?:de |del |de la "
    r")[^.;]{3,60}?(?:es|son)\b|"
    r"(?:webinaire|evenement|reunion|atelier|echange) (?:vise|a pour (?:but|objectif))|"
    r"(?:seminario web|evento|reunion|encuentro|taller|intercambio) (?:tiene (?:como|por) objetivo|busca))"
)
_AUDIENCE = re.compile(
    r"\b(?:target audience|intended for|aimed at|open to (?:all|everyone|participants)|addressed to|"
    r"targets? (?:representatives|officials|practitioners)|s'adresse (?:a|aux|en)|destinee? (?:a|aux)|public cible|"
    r"ouverte? (?:a tous|a toutes|au public|aux)|dirigid[oa] a|destinad[oa] a|publico (?:objetivo|destinatario|meta)|"
    r"abiert[oa] a)\b"
)
_QUESTIONS = re.compile(
    r"\b(?:participants?|participantes?|attendees|audience|public|publico)\b[^.]{0,80}\b(?:questions?|preguntas?)\b|"
    r"\b(?:questions?|preguntas?)\b[^.]{0,60}\b(?:chat|in advance|a l'avance|con antelacion|de antemano|before "
    r"the event)\b"
)
# Where a note turns from its opening to its programme.
_PROGRAMME = {"topics", "agenda", "speaker", "moderator", "facilitator", "resources", "documents"}


class Texts:
    """Reads the texts of a note; each part of it is taken up once."""

    def __init__(self, outline: Outline, language: str) -> None:
        self.outline = outline
        self.language = language
        self.findings: list[Finding] = []
        # Places that are told of elsewhere: a sentence taken from a paragraph is not also background.
        self.taken: list[Span] = []
        # Sentences on who can take part may say as well for whom the event is.
        self.shared: list[Span] = []
        self.title_at = 0

    def read(self, taken: list[Span], shared: list[Span]) -> list[Finding]:
        """Return all texts.

        Args:
            taken: places where other readers found something, such as the line with the date.
            shared: those of them that may be read once more, as audience.
        """
        self.taken = [*taken, *shared]
        self.shared = shared
        self._title()
        self._quoted_series()
        self._sections()
        self._cues()
        opening, body = self._prose()
        self._teaser(opening)
        self._background(opening, body)
        return self.findings

    # ── Title and series ─────────────────────────────────────────────────────────────────────────
    def _title(self) -> None:
        series = self._labelled("series")
        part = self._titled()
        if part is None:
            self._keep_series(series)
            return
        self.title_at = part.at
        text = part.text.strip(_QUOTES).removesuffix(".").strip()
        before, colon, after = text.partition(":")
        spans = [part.whole]
        if colon and heading_key(before, is_label=True) == "title":
            before, colon, after = after.partition(":")
            text = f"{before}{colon}{after}".strip(_QUOTES)
        if colon and after.strip() and SERIES.search(flat(before)):
            if series is None:
                series = Finding("series", before.strip(_QUOTES), spans)
            text = after.strip(_QUOTES)
        self._keep_series(series)
        self._add(Finding("title", text[:_LONGEST_TITLE], spans, ["cut-off"] if len(text) > _LONGEST_TITLE else []))

    def _keep_series(self, series: Finding | None) -> None:
        if series is not None:
            self._add(series)

    def _quoted_series(self) -> None:
        """Read "a webinar of the series “…”" where nothing else tells the series."""
        if any(one.field == "series" for one in self.findings):
            return
        for part in self.outline.parts(PREFACE, "teaser"):
            if found := _QUOTED_SERIES.search(part.text):
                start, end = sentence_around(part.text, found.start())
                self._add(Finding("series", found[1].strip(_QUOTES), [(part.at + start, part.at + end)]))
                return

    def _labelled(self, key: str) -> Finding | None:
        section = next((one for one in self.outline.named(key) if one.parts), None)
        if section is None:
            return None
        return Finding(key, section.parts[0].text.strip(_QUOTES).rstrip("."), section.spans[:2])

    def _titled(self) -> Part | None:
        """Return the part that is the title: labelled, a heading, or the longest line before the text begins."""
        labelled = [part for part in self.outline.parts("title") if not _is_furniture(part.text)]
        subjects = [part for part in labelled if _is_mail_subject(part.block)]
        if len(labelled) > len(subjects):
            return next(part for part in labelled if not _is_mail_subject(part.block))
        candidates = self._candidates(is_mail=bool(subjects))
        if not candidates:
            # The subject of a mail is a title only for want of a better one.
            return subjects[0] if subjects else None
        level = min((part.block.level or 9 for part in candidates if part.block.kind == Kind.HEADING), default=0)
        if level:
            candidates = [
                part for part in candidates if part.block.kind == Kind.HEADING and (part.block.level or 9) == level
            ]
        return max(candidates, key=lambda part: len(part.text))

    def _candidates(self, *, is_mail: bool) -> list[Part]:
        """Return the lines before the text begins, any of which may be the title; in a mail those below its letter."""
        candidates: list[Part] = []
        for section in self.outline.sections:
            if section.key != PREFACE:
                if section.key == "title":
                    continue
                break
            for part in section.parts:
                if dates_in(part.text, self.language) and candidates:
                    return candidates
                if self._is_prose(part) or part.block.kind in {Kind.ITEM, Kind.ROW}:
                    if is_mail:
                        continue
                    return candidates
                is_greeting = part.text.endswith(",")
                if not _is_furniture(part.text) and not self._is_taken(part.span) and not is_greeting:
                    candidates.append(part)
        return candidates

    @staticmethod
    def _is_prose(part: Part) -> bool:
        if part.block.kind == Kind.HEADING:
            return False
        return len(part.text) > _LONGEST_TITLE or len(sentences(part.text)) > 1

    # ── Sections with a heading ──────────────────────────────────────────────────────────────────
    def _sections(self) -> None:
        for key, field in (("teaser", "teaser"), ("audience", "target_audience"), ("questions", "questions_note")):
            self._section(key, field)
        objectives = [section for section in self.outline.named("objectives") if section.parts]
        if objectives:
            self._section("objectives", "objectives")

    def _section(self, key: str, field: str) -> None:
        sections = [section for section in self.outline.named(key) if section.parts]
        parts = [part for section in sections for part in section.parts if not self._is_taken(part.span)]
        if not parts:
            return
        headings = [span for section in sections for span in section.lead]
        self._add(Finding(field, _markdown(parts), [*headings, *(part.whole for part in parts)]))

    # ── Sentences that say what they are about ───────────────────────────────────────────────────
    def _cues(self) -> None:
        known = {one.field for one in self.findings}
        parts = self.outline.parts(PREFACE, "background", "speaker", "moderator", "facilitator", "meeting", "audience")
        if "objectives" not in known:
            self._objectives(self.outline.parts(PREFACE, "background"))
        if "target_audience" not in known:
            self._sentence(parts, _AUDIENCE, "target_audience", whole_below=3)
        if "questions_note" not in known:
            self._sentence(parts, _QUESTIONS, "questions_note", whole_below=0)

    def _objectives(self, parts: list[Part]) -> None:
        """Read the sentence that tells the objectives, or the items below it."""
        for number, part in enumerate(parts):
            found = _OBJECTIVES.search(_even(part.text))
            if not found or self._is_taken(part.span):
                continue
            start, end = self._clause(part, found.start())
            items = []
            if part.text.rstrip().endswith(":") and end >= len(part.text.rstrip()) - 1:
                for other in parts[number + 1 :]:
                    if other.block.kind != Kind.ITEM:
                        break
                    items.append(other)
            spans = [(part.at + start, part.at + end), *(item.whole for item in items)]
            value = _markdown(items) if items else markdown([(part.block, part.start + start, part.start + end)])
            self._add(Finding("objectives", value, spans))
            return

    @staticmethod
    def _clause(part: Part, place: int) -> Span:
        """Return the sentence around a place; one that does not begin with a capital begins after a full stop."""
        start, end = next((span for span in sentences(part.text) if span[0] <= place < span[1]), (0, len(part.text)))
        stop = part.text.rfind(". ", start, place)
        return (stop + 2 if stop >= 0 else start), end

    def _sentence(self, parts: list[Part], cue: re.Pattern[str], field: str, whole_below: int) -> None:
        """Read the first sentence with a cue; all of a short paragraph that begins with one."""
        for part in parts:
            found = cue.search(_even(part.text))
            if not found or self._is_taken((part.at + found.start(), part.at + found.end()), but=self.shared):
                continue
            spans = sentences(part.text)
            where = next((span for span in spans if span[0] <= found.start() < span[1]), (0, len(part.text)))
            if where == spans[0] and len(spans) <= whole_below:
                # What goes on in the same paragraph belongs to it, but for what is told elsewhere.
                for start, end in spans[1:]:
                    if self._is_taken((part.at + start, part.at + end)):
                        break
                    where = (where[0], end)
            value = markdown([(part.block, part.start + where[0], part.start + where[1])])
            self._add(Finding(field, value, [(part.at + where[0], part.at + where[1])]))
            return

    # ── Prose without a heading ──────────────────────────────────────────────────────────────────
    def _prose(self) -> tuple[list[Part], list[Part]]:
        """Return the paragraphs of the opening, and those after it that are background for want of a heading."""
        opening: list[Part] = []
        body: list[Part] = []
        has_background = bool(self.outline.named("background"))
        is_later = False
        for section in self.outline.sections:
            if section.key in _PROGRAMME:
                break
            if section.key == PREFACE:
                # What stands before the title is a letter that came with the note.
                parts = [part for part in section.parts if self._is_text(part) and part.at >= self.title_at]
                if is_later and not has_background:
                    body += parts
                else:
                    opening += parts
            is_later = is_later or (section.key not in {PREFACE, "title", "series", "format"})
        if not has_background and len(opening) > 1 and not body:
            opening, body = opening[:1], opening[1:]
        return opening, body

    def _is_text(self, part: Part) -> bool:
        if part.block.kind == Kind.ITEM:
            return not self._is_taken(part.span)
        return len(part.text) > 60 and part.block.kind == Kind.PARAGRAPH and any(self._free(part))

    def _teaser(self, opening: list[Part]) -> None:
        """Read the first sentence or two of the opening as teaser."""
        if any(one.field == "teaser" for one in self.findings):
            return
        for part in opening:
            free = [span for span in sentences(part.text) if not self._is_taken((part.at + span[0], part.at + span[1]))]
            if not free or free[0][0] != 0 or part.block.kind == Kind.ITEM:
                continue
            last = free[0]
            if len(free) > 1 and part.text[last[1] : free[1][0]].strip() == "" and free[1][1] <= 600:
                last = free[1]
            words = part.text[: last[1]]
            is_cut = words.rstrip().endswith(("...", "…"))
            self._add(Finding("teaser", words, [(part.at, part.at + last[1])], ["cut-off"] if is_cut else []))
            return

    def _background(self, opening: list[Part], body: list[Part]) -> None:
        """Read as background what stands below its heading, and what is left of the prose before it."""
        sections = [section for section in self.outline.named("background") if section.parts]
        parts = [*opening, *body, *(part for section in sections for part in section.parts)]
        free = [piece for part in parts for piece in self._free(part)]
        if not free:
            return
        spans = [(block.at + start, block.at + end) for block, start, end in free]
        spans += [span for section in sections for span in section.lead]
        spans += [part.whole for section in sections if section.is_label for part in section.parts[:1]]
        self._add(Finding("background", markdown(free), spans))

    def _free(self, part: Part) -> Iterator[tuple[Block, int, int]]:
        """Yield the runs of sentences of a part that nothing else has taken up."""
        run: tuple[int, int] | None = None
        for start, end in sentences(part.text):
            pieces = self._left((part.at + start, part.at + end))
            for piece in pieces:
                first, last = piece[0] - part.at, piece[1] - part.at
                if run and first - run[1] <= 2:
                    run = (run[0], last)
                else:
                    if run:
                        yield part.block, part.start + run[0], part.start + run[1]
                    run = (first, last)
        if run:
            yield part.block, part.start + run[0], part.start + run[1]

    def _left(self, span: Span) -> list[Span]:
        """Return what is left of a sentence: all or nothing, but for a clause that was cut out of its end."""
        inside = [taken for taken in self.taken if taken[0] < span[1] and span[0] < taken[1]]
        if not inside:
            return [span]
        first = min(start for start, _end in inside)
        covered = max(end for _start, end in inside)
        return [(span[0], first)] if first - span[0] > 80 and covered >= span[1] - 1 else []

    # ── What is taken up ─────────────────────────────────────────────────────────────────────────
    def _add(self, finding: Finding) -> None:
        self.findings.append(finding)
        self.taken += finding.spans

    def _is_taken(self, span: Span, but: list[Span] | None = None) -> bool:
        others = [one for one in self.taken if one not in but] if but else self.taken
        return any(start < span[1] and span[0] < end for start, end in others)


def _markdown(parts: list[Part]) -> str:
    return markdown((part.block, part.start, part.end) for part in parts)


def _is_furniture(text: str) -> bool:
    return plain_key(text.strip(_QUOTES)) in FURNITURE


def _is_mail_subject(block: Block) -> bool:
    return plain_key(block.text.partition(":")[0]) in {"subject", "asunto", "objet"}


def _even(text: str) -> str:
    """Return text without accents and with one sort of apostrophe, letter by letter."""
    return flat(text).replace("’", "'")
