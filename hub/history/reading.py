"""Entries in words: fields by their names, values as people read them, in the reader's language."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.history.models import Entry
from hub.languages import name_of

_NOTHING = "–"
# A text longer than this is cut down to what has changed in it, with some words around it.
_SHORT = 160
_AROUND = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """What was and what is, of one field."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is read.

    Attributes:
        when: the moment.
        who: whose doing it was.
        what: what was done, in a few words.
        about: the name of the row; empty on its own page.
        differences: field by field.
    """

    when: datetime
    who: str
    what: str
    about: str = ""
    differences: list[Difference] = field(default_factory=list)


class Names:
    """The names of rows that entries speak of, asked for once for each model."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for entry in entries:
            model = entry.content_type.model_class()
            if model is None:
                continue
            wanted[model].add(entry.object_pk)
            for name, told in (entry.changes or {}).items():
                if related := _related(model, name):
                    keys = told["objects"] if isinstance(told, dict) else [key for key in told if key is not None]
                    wanted[related].update(keys)
        self._rows = {model: _found(model, keys) for model, keys in wanted.items()}

    def of(self, model: type[models.Model], key: Any) -> str:
        """Return the name of a row as it is now, or that it is gone."""
        if row := self._rows.get(model, {}).get(str(key)):
            return str(row) or _("without a name")
        if issubclass(model, get_user_model()):
            return _("somebody whose account is gone")
        return _("deleted (%(kind)s %(key)s)") % {"kind": model._meta.verbose_name, "key": key}  # noqa: SLF001

    def has(self, model: type[models.Model], key: Any) -> bool:
        """Return whether a row is still there."""
        return str(key) in self._rows.get(model, {})


def _found(model: type[models.Model], keys: set[Any]) -> dict[str, models.Model]:
    pk: Any = model._meta.pk  # noqa: SLF001 - public in all but name
    clean = []
    for key in keys:
        with contextlib.suppress(Exception):
            clean.append(pk.to_python(key))
    rows: Any = model._base_manager.filter(pk__in=clean)  # noqa: SLF001 - Django's own name
    foreign = [each.name for each in model._meta.concrete_fields if each.many_to_one and not each.null]  # noqa: SLF001
    return {str(row.pk): row for row in (rows.select_related(*foreign) if foreign else rows)}


def _related(model: type[models.Model], name: str) -> type[models.Model] | None:
    try:
        return model._meta.get_field(name).related_model  # noqa: SLF001 - public in all but name
    except FieldDoesNotExist:
        return None


def lines(entries: list[Entry], *, own: models.Model | None = None) -> list[Line]:
    """Return entries as they are read; on the page of `own` its name is not repeated."""
    names = Names(entries)
    return [
        Line(
            entry.timestamp,
            who(entry),
            what(entry),
            "" if own is not None and _is(entry, own) else about(entry, names),
            list(_differences(entry, names)),
        )
        for entry in entries
    ]


def _is(entry: Entry, row: models.Model) -> bool:
    return entry.object_pk == str(row.pk) and entry.content_type.model_class() is type(row)


def who(entry: Entry) -> str:
    """Return whose doing it was."""
    if entry.actor is not None:
        return str(entry.actor)
    return {
        Entry.Author.MEMBER.value: _("Somebody whose account is gone"),
        Entry.Author.VISITOR.value: _("A visitor who was not signed in"),
        Entry.Author.HUB.value: _("The hub by itself"),
    }[entry.author]


def what(entry: Entry) -> str:
    """Return what was done."""
    told = entry.additional_data or {}
    if note := told.get("note"):
        values = told.get("values") or {}
        return _(note) % values if values else _(note)
    return {
        Entry.Action.CREATE: _("Added"),
        Entry.Action.UPDATE: _("Changed"),
        Entry.Action.DELETE: _("Deleted"),
    }.get(entry.action, "")


def about(entry: Entry, names: Names) -> str:
    """Return the kind and the name of the row."""
    model = entry.content_type.model_class()
    if model is None:
        return entry.object_repr or entry.page
    kind = capfirst(str(model._meta.verbose_name))  # noqa: SLF001 - public in all but name
    if names.has(model, entry.object_pk):
        return f"{kind}: {names.of(model, entry.object_pk)}"
    return f"{kind}: {entry.object_repr}" if entry.object_repr else kind


def _field(entry: Entry, name: str) -> Any:
    model = entry.content_type.model_class()
    if model is None:
        return None
    try:
        return model._meta.get_field(name)  # noqa: SLF001 - public in all but name
    except FieldDoesNotExist:
        return None


def _in_order(entry: Entry) -> list[tuple[str, Any]]:
    """Return the changes in the order of the model's columns: the database keeps none."""
    changes = entry.changes or {}
    model = entry.content_type.model_class()
    known = [field.name for field in model._meta.get_fields()] if model else []  # noqa: SLF001
    ranks = {name: rank for rank, name in enumerate(known)}
    return sorted(changes.items(), key=lambda pair: ranks.get(pair[0], len(ranks)))


def _differences(entry: Entry, names: Names) -> Iterator[Difference]:
    for name, told in _in_order(entry):
        found = _field(entry, name)
        if isinstance(told, dict):
            related = found.related_model if found is not None else None
            listed = ", ".join(names.of(related, key) if related else str(key) for key in told["objects"])
            pair = (_NOTHING, listed) if told["operation"] == "add" else (listed, _NOTHING)
        else:
            pair = excerpts(_value(found, told[0], names), _value(found, told[1], names))
        yield Difference(label_of(found, name), *pair)


def label_of(found: Any, name: str) -> str:
    """Return the name of a field, with its language."""
    if found is None:
        return name
    language = getattr(found, "language", "")
    label = capfirst(str(getattr(getattr(found, "translated_field", found), "verbose_name", name)))
    return f"{label} ({name_of(language)})" if language else label


def _value(found: Any, value: Any, names: Names) -> str:
    if value is None or value in ("", []):
        return _NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if found is None:
        return str(value)
    if found.is_relation and found.related_model:
        return names.of(found.related_model, value)
    base = getattr(found, "base_field", found)
    choices = dict(getattr(base, "flatchoices", ()) or ())
    if isinstance(value, list):
        return ", ".join(str(choices.get(each, each)) for each in value)
    if value in choices:
        return str(choices[value])
    return _moment(found, str(value))


def _moment(found: models.Field, text: str) -> str:
    """Return a stored moment or day as people write it, everything else as it is."""
    with contextlib.suppress(ValueError):
        if isinstance(found, models.DateTimeField):
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
        if isinstance(found, models.DateField):
            return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT")
    return text


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Return two texts, long ones cut down to where they differ: nobody finds one word in two pages."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    old, new = before.split(), after.split()
    same_start = _same(old, new)
    same_end = _same(old[same_start:][::-1], new[same_start:][::-1])
    start = max(0, same_start - _AROUND)

    def cut(words: list[str]) -> str:
        end = len(words) - max(0, same_end - _AROUND)
        middle = " ".join(words[start:end])
        return f"{'… ' if start else ''}{middle}{' …' if end < len(words) else ''}"

    return cut(old), cut(new)


def _same(one: list[str], other: list[str]) -> int:
    """Return how many words two lists begin with alike."""
    for count, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return count
    return min(len(one), len(other))


def in_short(entry: Entry) -> str:
    """Return which fields an entry changes, for a list."""
    labels = [label_of(_field(entry, name), name) for name, _told in _in_order(entry)]
    shown = labels[:4]
    if more := len(labels) - len(shown):
        shown.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return ", ".join(shown)
