"""What a reader finds in a concept note. Knows nothing of Django."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from events.concept_notes.sentences import Span


@dataclasses.dataclass(slots=True)
class Finding:
    """Something that a note says of the event.

    Attributes:
        field: what it is about.
        value: what was read; None where the note only says that it will be known later.
        spans: where it stands in the plain text of the note.
        doubts: codes of what a facilitator should look at.
        details: what the words about a doubt need, such as the abbreviation that contradicts the date.
    """

    field: str
    value: Any
    spans: list[Span]
    doubts: list[str] = dataclasses.field(default_factory=list)
    details: dict[str, Any] = dataclasses.field(default_factory=dict)

    def as_row(self, plain: str) -> dict[str, Any]:
        """Return what is stored of it, with its words."""
        spans = merged(_trimmed(span, plain) for span in self.spans)
        return {
            "field": self.field,
            "value": self.value,
            "passage": " […] ".join(plain[start:end] for start, end in spans),
            "spans": [list(span) for span in spans],
            "doubts": list(dict.fromkeys(self.doubts)),
            "details": self.details,
        }


def _trimmed(span: Span, plain: str) -> Span:
    """Return a place without the spaces at its ends."""
    words = plain[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in their order, those that touch or overlap as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if result and start <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
