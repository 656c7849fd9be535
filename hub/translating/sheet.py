"""The sheet on which a row and its parts are translated from one language into another.

Each text carries a mark of what the translator saw when the sheet was opened. Only what she has changed is written,
and never over words that somebody else has written meanwhile without showing them first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.languages import Text, text_of
from hub.markdown import to_html
from hub.translating.completeness import fields_of, label_of, main_field


def mark_of(text: str) -> str:
    """Return a short mark of a text, the same whatever the line ends and the space around it."""
    return sha256(_plain(text).encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    return "\n".join(text.splitlines()).strip()


@dataclass(slots=True)
class Line:
    """One text: on the left in the source language, on the right the field for the other."""

    row: models.Model
    field: str
    source_language: str
    language: str
    is_markdown: bool
    bound: forms.BoundField
    # What was in the database when the sheet was opened, as marks.
    seen: str
    seen_source: str
    # What somebody else has written there meanwhile.
    theirs: str = ""
    is_conflict: bool = False

    @property
    def label(self) -> str:
        """The name of the field."""
        return label_of(type(self.row), self.field)

    @property
    def source(self) -> Text:
        """The text to translate: in the source language, else in the best other one."""
        if value := getattr(self.row, f"{self.field}_{self.source_language}"):
            return Text(value, self.source_language)
        found = text_of(self.row, self.field, self.source_language)
        return found if found.language != self.language else Text("", self.source_language)

    @property
    def stored(self) -> str:
        """What the database has in the other language."""
        return getattr(self.row, f"{self.field}_{self.language}") or ""

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.bound.value() or ""

    @property
    def is_same(self) -> bool:
        """Whether the translation repeats the source word for word."""
        return bool(self.typed) and _plain(self.typed) == _plain(self.source.value)

    @property
    def fallback(self) -> Text:
        """What readers are shown while the field is empty; nothing if it is filled."""
        return Text("", self.language) if self.stored else text_of(self.row, self.field, self.language)

    @property
    def max_length(self) -> int | None:
        """How many characters the column takes."""
        found: Any = self.row._meta.get_field(self.field)  # noqa: SLF001 - public in all but name
        return found.max_length

    @property
    def source_html(self) -> SafeString | None:
        """The source as readers see it, where it is Markdown."""
        return to_html(self.source.value, 4) if self.is_markdown and self.source.value else None

    @property
    def typed_html(self) -> SafeString | None:
        """The translation as readers would see it, where it is Markdown."""
        return to_html(self.typed, 4) if self.is_markdown and self.typed else None

    @property
    def column(self) -> str:
        """The column that the field stands for."""
        return f"{self.field}_{self.language}"


class Sheet(forms.Form):
    """The fields of a row and its parts in one language.

    Args:
        rows: the row first, then its parts.
        source: the language on the left.
        language: the one that is written.
        field_of: returns the field of the administration for a column of a row.
        is_markdown: tells whether a field of a model holds Markdown.
        data: what was sent.
    """

    def __init__(
        self,
        rows: list[models.Model],
        *,
        source: str,
        language: str,
        field_of: Callable[[models.Model, str], forms.Field],
        is_markdown: Callable[[type[models.Model], str], bool],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data)
        self.rows = rows
        self.language = language
        self.lines: list[Line] = []
        for row in rows:
            for name in fields_of(type(row)):
                key = f"{row._meta.model_name}-{row.pk}-{name}"  # noqa: SLF001 - public in all but name
                field = field_of(row, f"{name}_{language}")
                field.label = label_of(type(row), name)
                field.initial = getattr(row, f"{name}_{language}") or ""
                self.fields[key] = field
                line = Line(row, name, source, language, is_markdown(type(row), name), self[key], "", "")
                line.seen = self._sent(f"{key}-seen") or mark_of(line.stored)
                line.seen_source = self._sent(f"{key}-source") or mark_of(line.source.value)
                self.lines.append(line)

    def _sent(self, name: str) -> str:
        return str(self.data.get(name, "")) if self.is_bound else ""

    @property
    def groups(self) -> list[tuple[models.Model, list[Line]]]:
        """The lines of each row."""
        return [(row, [line for line in self.lines if line.row is row]) for row in self.rows]

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else has written, and to leave a row without any title."""
        cleaned = super().clean() or self.cleaned_data
        for line in self.lines:
            if line.bound.name in cleaned:
                self._check(line, cleaned[line.bound.name] or "")
        return cleaned

    def _check(self, line: Line, typed: str) -> None:
        mark = mark_of(typed)
        if mark != line.seen and mark_of(line.stored) not in {line.seen, mark}:
            line.is_conflict, line.theirs = True, line.stored
            # Saving once more is a decision, so the second attempt starts from what is there now.
            line.seen = mark_of(line.stored)
            words = _("Somebody else has changed this text since you opened it. Save again to keep yours.")
            self.add_error(line.bound.name, words)
        elif not typed and line.stored and not line.source.value and line.field == main_field(type(line.row)):
            self.add_error(line.bound.name, _("Write this in at least one language."))

    def changed_lines(self) -> list[Line]:
        """Return the lines that the translator has changed and that are not in the database yet."""
        return [
            line
            for line in self.lines
            if mark_of(self.cleaned_data[line.bound.name] or "") not in {line.seen, mark_of(line.stored)}
        ]

    def stale_lines(self) -> list[Line]:
        """Return the changed lines whose source is not the one that was translated any more."""
        return [line for line in self.changed_lines() if mark_of(line.source.value) != line.seen_source]

    def put(self) -> dict[models.Model, list[str]]:
        """Write what was changed into the rows, without saving them; return the changed fields of each row."""
        found: dict[models.Model, list[str]] = {}
        for line in self.changed_lines():
            setattr(line.row, line.column, self.cleaned_data[line.bound.name] or "")
            found.setdefault(line.row, []).append(line.field)
        return found
