"""What a reader types, taken apart: words, "phrases", -exclusions, OR. Nothing typed is an error."""

import re
from dataclasses import dataclass, field

from hub.search.text import words_of

# Longer searches than this cost more than they find.
_WORDS = 16
_OR = {"OR", "OU", "O"}

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\x00": " "})
_CHUNK = re.compile(r'(-?)"([^"]*)"?|(\S+)')

# A convention is written in many ways: C181, C.181, "Convention No. 181", « convention n° 181 », "Convenio núm. 181".
_SPELLED_OUT = re.compile(
    r"\b(?:(conven(?:tion|io))|(recomm?[ae]nda(?:tion|ci[oó]n))|(protocol[eo]?))s?\b[\s,(]*"
    r"(?:(?:nos?|n|nr|n[uú]m|number|num[eé]ro|n[uú]mero)\b[.\s]*[°º]?|n[°º]|№)?\s*0*([0-9]{1,3})\b(?!\.[0-9])\)?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\w.])([cpr])(?:\s?[.\-]\s?|\s)?0*([0-9]{1,3})(?![\w])(?!\.[0-9])", re.IGNORECASE)
CODE = re.compile(r"[cpr][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that were typed without a space between them, or between quotes.

    Attributes:
        words: in small letters.
        is_quoted: whether the reader wants exactly this.
    """

    words: tuple[str, ...]
    is_quoted: bool = False


@dataclass(slots=True)
class Typed:
    """A search as the reader means it: one of `clauses`, all of whose chunks occur, and nothing that is excluded."""

    clauses: list[list[Chunk]] = field(default_factory=list)
    excluded: list[Chunk] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """All words that are looked for, in order."""
        return [word for clause in self.clauses for chunk in clause for word in chunk.words]


def with_codes(text: str) -> str:
    """Return `text` with every ILO convention, protocol and recommendation as its code: "c181", "p029", "r203"."""

    def code(found: re.Match[str]) -> str:
        letter = "c" if found[1] else "r" if found[2] else "p"
        return f"{letter}{int(found[4]):03} "

    return _SHORT.sub(lambda found: f"{found[1].lower()}{int(found[2]):03}", _SPELLED_OUT.sub(code, text))


def read(text: str) -> Typed:
    """Return what `text` asks for. What says nothing (signs, lonely operators) is left out."""
    typed = Typed()
    clause: list[Chunk] = []
    count = 0
    for minus, quoted, bare in _CHUNK.findall(with_codes(text.translate(_QUOTES))):
        if bare in _OR and clause:
            typed.clauses.append(clause)
            clause = []
            continue
        is_excluded = bool(minus) or (bare.startswith("-") and len(bare) > 1)
        words = tuple(words_of(quoted or bare)[: _WORDS - count])
        if not words:
            continue
        count += len(words)
        (typed.excluded if is_excluded else clause).append(Chunk(words, is_quoted=bool(quoted)))
    if clause:
        typed.clauses.append(clause)
    return typed
