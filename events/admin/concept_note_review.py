"""The review of a concept note: each field beside the passage it comes from, with its doubts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.concept_note_forms import ReviewForm, RowForm, formsets
from events.concept_notes.blocks import Note, parse
from events.concept_notes.doubts import GRAVE, unsaid, words_of
from events.concept_notes.findings import merged
from events.concept_notes.matching import match
from events.concept_notes.prefill import ROWS, answers_of
from events.concept_notes.reading import unused
from events.models import ConceptNote, Series
from hub.languages import sort_key
from hub.taxonomy.models import Place
from members.models import Member, Organisation
from resources.models import Resource

_SECTIONS: list[tuple[Any, tuple[str, ...]]] = [
    (gettext_lazy("Title and series"), ("language", "title", "series", "format")),
    (gettext_lazy("Date and time"), ("start", "end", "time_zone", "date_status")),
    (gettext_lazy("Texts"), ("teaser", "background", "objectives", "target_audience", "questions_note")),
    (gettext_lazy("Access and languages"), ("access", "places", "working_languages", "interpretation")),
    (
        gettext_lazy("Contact, meeting and recording"),
        (
            *("contact_name", "contact_email", "meeting_url", "meeting_id", "meeting_passcode"),
            *("recording_url", "recording_minutes", "recording_note"),
        ),
    ),
]
# Shown only where the note or somebody has filled them: most notes are written before there is any.
_LATER = {"meeting_id", "meeting_passcode", "recording_url", "recording_minutes", "recording_note"}
_GROUPS: dict[str, Any] = {
    "organisations": gettext_lazy("Hosts and partners"),
    "topics": gettext_lazy("Discussion topics"),
    "people": gettext_lazy("People"),
    "documents": gettext_lazy("Documents"),
    "institutions": gettext_lazy("Institutions that the hub does not know"),
}
# The columns that choose one row of the hub, with what that is.
_CHOSEN = {
    "organisation": Organisation, "member": Member, "country": Place, "resource": Resource, "series": Series,
    "places": Place,
}  # fmt: skip
_NOT_KEPT = {"csrfmiddlewaretoken", "action", "version"}


@dataclass(slots=True)
class Doubt:
    """What a facilitator should look at; a grave one has to be ticked."""

    code: str
    words: str
    name: str
    is_grave: bool
    is_seen: bool
    is_missed: bool = False


@dataclass(slots=True)
class Passage:
    """A finding as the page shows it."""

    number: int
    words: list[str]
    doubts: list[Doubt]


@dataclass(slots=True)
class FieldRow:
    """A field, or the fields of a row, beside the passages they come from."""

    fields: list[BoundField]
    passages: list[Passage]
    form: RowForm | None = None
    # What the note writes for something that the hub does not know.
    unknown: str = ""
    # The same where something is chosen that has another name.
    differs: str = ""

    @property
    def is_language(self) -> bool:
        """Whether it asks for the language of the texts, which no passage tells."""
        return self.form is None and self.fields[0].name == "language"

    @property
    def is_spare(self) -> bool:
        """Whether it is room for something that the note does not name."""
        return self.form is not None and not self.passages and not self.form["written"].value()


@dataclass(slots=True)
class Piece:
    """Words of the note that the same findings have taken up; `starts` are those that begin here."""

    text: str
    numbers: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


class Review:
    """A note with its forms, bound to what was sent, else to what was saved, else to what was found."""

    def __init__(self, note: ConceptNote, data: QueryDict | None = None) -> None:
        self.note = note
        self.findings: list[dict[str, Any]] = note.findings
        self.parsed: Note = parse(note.text)
        self.data = data if data is not None else _sent(note.answers or answers_of(note, match(note.findings)))
        self.form = ReviewForm(self.data)
        self.sets = formsets(self.data)
        self.shows_errors = False
        self._missed: set[str] = set()
        self._prepare_choices()

    @property
    def answers(self) -> dict[str, list[str]]:
        """What the forms hold, to be kept."""
        return {name: self.data.getlist(name) for name in self.data if name not in _NOT_KEPT}

    def press(self) -> None:
        """Let the forms check what they hold, and the page show it."""
        self.shows_errors = True
        for form in self._forms():
            form.is_pressed = True

    def _forms(self) -> list[Any]:
        return [self.form, *(row for rows in self.sets.values() for row in rows)]

    def is_valid(self) -> bool:
        """Check every field, and that the grave doubts of what is not left out are ticked."""
        self.press()
        is_fine = all([self.form.is_valid(), *(rows.is_valid() for rows in self.sets.values())])
        left_out = self._left_out()
        self._missed = {
            doubt.name
            for passage in self.passages.values()
            if passage.number not in left_out
            for doubt in passage.doubts
            if doubt.is_grave and not doubt.is_seen
        }
        if self._missed:
            self.form.add_error(None, _("Tick what is doubtful once you have checked it. It is marked below."))
        for passage in self.passages.values():
            for doubt in passage.doubts:
                doubt.is_missed = doubt.name in self._missed
        return is_fine and not self._missed

    def rows(self, name: str) -> list[Any]:
        """Return the rows of a group that are to be kept, after the check."""
        return [row for row in self.sets[name] if row.is_filled]

    def _left_out(self) -> set[int]:
        """Return the findings all of whose rows are left out."""
        kept: dict[int, bool] = {}
        for name in ROWS.values():
            for row in self.sets[name]:
                number = row["finding"].value()
                if str(number).isdecimal():
                    kept[int(number)] = kept.get(int(number), False) or not row.is_left_out
        shown = {number for number, is_kept in kept.items() if is_kept}
        of_rows = {number for number, one in enumerate(self.findings) if one["field"] in ROWS}
        return of_rows - shown

    # ── What the page shows ──────────────────────────────────────────────────────────────────────
    @cached_property
    def passages(self) -> dict[int, Passage]:
        """The findings by their number."""
        plain = self.parsed.plain
        found = {}
        for number, one in enumerate(self.findings):
            words = [plain[start:end] for start, end in one["spans"]]
            # A text that is a finding itself is not shown twice at full length.
            found[number] = Passage(
                number, [_shortened(each) for each in words if each.strip()], self._doubts(number, one)
            )
        return found

    def _doubts(self, number: int, finding: dict[str, Any]) -> list[Doubt]:
        doubts = []
        for code in finding["doubts"]:
            name = f"seen-{number}-{code}"
            doubts.append(Doubt(code, words_of(code, finding), name, code in GRAVE, name in self.data))
        return doubts

    def sections(self) -> Iterator[tuple[str, list[FieldRow]]]:
        """Yield the headings of the page with their fields."""
        for heading, names in _SECTIONS:
            rows = []
            for name in names:
                bound = self.form[name]
                passages = self._of_field(name)
                if name in _LATER and not passages and not bound.value() and not bound.errors:
                    continue
                fields = [bound]
                if name in {"start", "end"} and not self.form[f"{name}_reading"].is_hidden:
                    fields.append(self.form[f"{name}_reading"])
                unknown = self._unknown_series() if name == "series" else ""
                rows.append(FieldRow(fields, passages, unknown=unknown))
            yield str(heading), rows

    def groups(self) -> Iterator[dict[str, Any]]:
        """Yield the groups of rows with their headings."""
        for name, heading in _GROUPS.items():
            rows = [self._row(form) for form in self.sets[name]]
            alone = [
                [self.passages[number]]
                for number, one in enumerate(self.findings)
                if ROWS.get(one["field"]) == name and one["value"] is None
            ]
            if rows or alone:
                yield {"name": name, "heading": str(heading), "rows": rows, "set": self.sets[name], "alone": alone}

    def _row(self, form: RowForm) -> FieldRow:
        number = form["finding"].value()
        passage = self.passages.get(int(number)) if str(number).isdecimal() else None
        fields = [bound for bound in form.visible_fields() if bound.name != "DELETE"]
        row = FieldRow(fields, [passage] if passage else [], form)
        chooser = next((form[name] for name in ("organisation", "resource") if name in form.fields), None)
        written = str(form["written"].value() or "")
        if chooser is not None and written:
            widget: Any = chooser.field.widget
            chosen = widget.labels.get(str(chooser.value()), "")
            row.unknown = "" if chosen else written
            row.differs = written if chosen and sort_key(chosen) != sort_key(written) else ""
        return row

    def _of_field(self, name: str) -> list[Passage]:
        return [self.passages[number] for number, one in enumerate(self.findings) if one["field"] == name]

    def _unknown_series(self) -> str:
        found = next((one["value"] for one in self.findings if one["field"] == "series"), "")
        return found if found and not self.form["series"].value() else ""

    @property
    def unsaid(self) -> list[str]:
        """What the note does not say."""
        return unsaid(self.findings)

    @cached_property
    def unused(self) -> list[str]:
        """The passages of the note that nothing was made of."""
        plain = self.parsed.plain
        return [plain[start:end].strip() for start, end in unused(self.parsed, self.findings)]

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Yield the blocks of the whole note, cut where findings begin and end."""
        spans = [
            (start, end, number)
            for number, one in enumerate(self.findings)
            for start, end in merged(tuple(span) for span in one["spans"])
        ]
        first_seen: set[int] = set()
        for block in self.parsed.blocks:
            inside = [span for span in spans if span[0] < block.end and span[1] > block.at]
            cuts = sorted(
                {block.at, block.end, *(min(max(edge, block.at), block.end) for span in inside for edge in span[:2])}
            )
            pieces = []
            for start, end in pairwise(cuts):
                numbers = [number for first, last, number in inside if first <= start and end <= last]
                starts = [number for number in dict.fromkeys(numbers) if number not in first_seen]
                first_seen.update(starts)
                pieces.append(Piece(block.text[start - block.at : end - block.at], numbers, starts))
            yield {"kind": str(block.kind), "number": block.number, "pieces": pieces}

    # ── Choices ──────────────────────────────────────────────────────────────────────────────────
    def _prepare_choices(self) -> None:
        """Look up the names of all chosen rows, one query for each sort of row."""
        forms = self._forms()
        wanted: dict[Any, set[str]] = {}
        for form in forms:
            for name, model in _CHOSEN.items():
                if name in form.fields:
                    value = form[name].value()
                    chosen = value if isinstance(value, list) else [value]
                    wanted.setdefault(model, set()).update(str(one) for one in chosen if str(one or "").isdecimal())
        labels = {
            model: {str(row.pk): str(row) for row in model._default_manager.filter(pk__in=pks)} if pks else {}  # noqa: SLF001 - Django's own name
            for model, pks in wanted.items()
        }
        for form in forms:
            for name, model in _CHOSEN.items():
                if name in form.fields:
                    form.fields[name].widget.labels = labels[model]


def _sent(answers: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data


def _shortened(words: str, most: int = 420) -> str:
    return words if len(words) <= most else f"{words[: most - 120].rstrip()} […] {words[-100:].lstrip()}"
