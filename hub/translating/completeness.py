"""What is missing in a language: told of rows in memory, and asked of the database by columns.

Missing is what is written in another language and not in this one. What is written in none is not missing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from modeltranslation.translator import translator

from hub.languages import CODES, text_of

# What rows are called by.
_NAMING = ("title", "name", "subject")


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is missing in `language`, and the language that its readers are shown instead."""

    row: models.Model
    field: str
    language: str
    shown: str

    @property
    def label(self) -> str:
        """The name of the field, as forms write it."""
        return label_of(type(self.row), self.field)


@cache
def fields_of(model: type[models.Model]) -> tuple[str, ...]:
    """Return the names of the translated fields of a model: what names a row first, then in the order of columns."""
    # The package itself keeps them in no order.
    translated = translator.get_options_for_model(model).all_fields
    names = [field.name for field in model._meta.concrete_fields if field.name in translated]  # noqa: SLF001 - public
    return tuple(sorted(names, key=lambda name: name not in _NAMING))


def main_field(model: type[models.Model]) -> str:
    """Return the translated field that names a row: its title or name; empty where there is none."""
    return next((name for name in _NAMING if name in fields_of(model)), "")


def label_of(model: type[models.Model], field: str) -> str:
    """Return the name of a translated field in the current language, without a language behind it."""
    found: Any = model._meta.get_field(field)  # noqa: SLF001 - public in all but name
    return capfirst(str(found.verbose_name))


def gaps(row: models.Model, language: str) -> list[Gap]:
    """Return what a row lacks in a language."""
    return [
        Gap(row, name, language, best.language)
        for name in fields_of(type(row))
        if not getattr(row, f"{name}_{language}") and (best := text_of(row, name, language)).value
    ]


def part_model(model: type[models.Model], relation: str) -> tuple[type[models.Model], str]:
    """Return the model of a part, and the name of its link back, by the name under which the whole knows it."""
    found: Any = model._meta.get_field(relation)  # noqa: SLF001 - public in all but name
    return found.related_model, found.field.name


def parts_of(row: models.Model, relations: Iterable[str]) -> Iterator[models.Model]:
    """Yield the rows that are edited together with `row`: those of one relation after the other."""
    for relation in relations:
        # A part that there can be only one of may be absent.
        related = getattr(row, relation, None)
        if related is not None:
            yield from related.all() if hasattr(related, "all") else [related]


def locked_parts_of(row: models.Model, relations: Iterable[str]) -> list[models.Model]:
    """Return the same rows as the database has them now, locked until the transaction ends."""
    found: list[models.Model] = []
    for relation in relations:
        model, link = part_model(type(row), relation)
        found += model._base_manager.select_for_update(no_key=True).filter(**{link: row})  # noqa: SLF001 - Django's own name
    return found


def written(field: str, language: str) -> Q:
    """Return the condition that a text is there: neither empty nor NULL."""
    return Q(**{f"{field}_{language}__gt": ""})


def own_lack(model: type[models.Model], language: str) -> Q:
    """Return the condition that a row itself lacks something in a language."""
    others = [code for code in CODES if code != language]
    return reduce(
        or_,
        (reduce(or_, (written(name, code) for code in others)) & ~written(name, language) for name in fields_of(model)),
    )


def parts_lack(model: type[models.Model], relations: Sequence[str], language: str) -> Q:
    """Return the condition that a part of a row lacks something in a language; false for rows without parts."""
    found = Q(pk__in=[])
    for relation in relations:
        part, link = part_model(model, relation)
        rows = part._default_manager.filter(own_lack(part, language), **{link: OuterRef("pk")})  # noqa: SLF001 - Django's own name
        found |= Q(Exists(rows))
    return found


def lack(model: type[models.Model], relations: Sequence[str], language: str) -> Q:
    """Return the condition that a row or one of its parts lacks something in a language."""
    own = own_lack(model, language)
    return own | parts_lack(model, relations, language) if relations else own


def complete(model: type[models.Model], relations: Sequence[str]) -> Q:
    """Return the condition that nothing is missing in any language."""
    return ~reduce(or_, (lack(model, relations, code) for code in CODES))
