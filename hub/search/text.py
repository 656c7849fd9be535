"""Texts as PostgreSQL's parser reads them best. Whoever makes a text vector passes its text through `legible` first."""

import re
import unicodedata

from hub.languages import CODES

# The text search configurations (taxonomy migration 0004): by language, and the one that only ignores accents.
CONFIGURATIONS = {code: f"kh_{code}" for code in CODES}
PLAIN = "kh_xx"

# What PostgreSQL would take for paths, hosts or signed numbers: "and/or", "2021-2025", "work.The", "main-d’œuvre".
_DIVIDERS = re.compile(r"[/\\|_@~=+*\-‐‑‒–—−]|(?<=[^\W\d])\.(?=\w)")
# "U.S.A.", "EE.UU."
_DOTTED = re.compile(r"\b(?:[^\W\d_]{1,2}\.){2,}(?!\w)|\b(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\b")
# "C.181", "C-181", "P 29": the codes of international texts; "p. 29" is a page.
_CODE = re.compile(r"\b([CPR])(?:\.\s?|-|\s)(\d{2,3})\b")
# A NUL fits into no column, the private characters mark what was found (resources.search.snippets).
_UNWANTED = re.compile(r"[\x00\ue000-\ue0ff]")


def legible(text: str) -> str:
    """Return `text` with all words and numbers standing apart, codes and acronyms written without dots."""
    text = _CODE.sub(r"\1\2", _UNWANTED.sub(" ", text))
    return _DIVIDERS.sub(" ", _DOTTED.sub(lambda found: found[0].replace(".", ""), text))


def words_of(text: str) -> list[str]:
    """Return the words of a short text in small letters; a decimal number or an indicator ("10.7.1") is one word."""
    cleaned = unicodedata.normalize("NFC", legible(text)).casefold()
    # Letters, their marks and digits of all scripts make words; everything else stands between them.
    spaced = "".join(
        character if character == "." or unicodedata.category(character)[0] in "LMN" else " " for character in cleaned
    )
    return [word for part in spaced.split() for word in _parts(part)]


def _parts(part: str) -> list[str]:
    part = part.strip(".")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)+", part):
        return [part]
    return [word for word in part.split(".") if word]
