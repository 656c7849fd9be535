"""Of which models the history is kept, and how."""

from collections.abc import Collection
from dataclasses import dataclass

from auditlog.registry import auditlog
from django.contrib.postgres.search import SearchVectorField
from django.db import models

# What says nothing to a reader, or must not lie about: marks of the machinery, and secrets.
_NEVER = {"id", "uuid", "created_at", "updated_at", "password", "last_login", "token_nonce", "token_hash"}
_NEVER_OF_KIND = (models.BinaryField, models.JSONField, models.GeneratedField, SearchVectorField)


@dataclass(frozen=True, slots=True)
class Kept:
    """How the history of a model is kept.

    Attributes:
        part_of: the relation to what it is a part of, on whose page its history is read; empty where it has its own.
        is_personal: whether its rows are about a person, and their history goes when they go.
    """

    part_of: str = ""
    is_personal: bool = False


_KEPT: dict[type[models.Model], Kept] = {}


def keep(
    model: type[models.Model],
    *,
    part_of: str = "",
    is_personal: bool = False,
    only: Collection[str] = (),
    leaving_out: Collection[str] = (),
    lists: Collection[str] = (),
) -> None:
    """Keep the history of a model from now on: its columns, each language by itself, and what it is connected with.

    Args:
        model: which one.
        part_of: see :class:`Kept`.
        is_personal: see :class:`Kept`.
        only: the columns to keep, where it is few.
        leaving_out: columns that are nobody's decision, such as counters.
        lists: many-to-many relations to keep.
    """
    columns = model._meta.concrete_fields  # noqa: SLF001 - public in all but name
    # The columns of the languages tell it all; the one without a language only follows them.
    translated = {field.translated_field.name for field in columns if hasattr(field, "translated_field")}
    unwanted = _NEVER | translated | set(leaving_out)
    names = [
        field.name
        for field in columns
        if not isinstance(field, _NEVER_OF_KIND) and field.name not in unwanted and (not only or field.name in only)
    ]
    auditlog.register(model, include_fields=names, m2m_fields=set(lists))
    _KEPT[model] = Kept(part_of, is_personal)


def how(model: type[models.Model]) -> Kept | None:
    """Return how the history of a model is kept, None if it is not."""
    return _KEPT.get(model)


def kept_models() -> list[type[models.Model]]:
    """Return the models whose history is kept."""
    return list(_KEPT)


def page_of(row: models.Model) -> str:
    """Return the name of the page on which the history of a row is read: its own, or that of what it is a part of."""
    known = _KEPT.get(type(row), Kept())
    if not known.part_of:
        return page_named(type(row), row.pk)
    relation = row._meta.get_field(known.part_of)  # noqa: SLF001 - public in all but name
    return page_named(relation.related_model, getattr(row, relation.attname))  # type: ignore[union-attr, arg-type]


def page_named(model: type[models.Model], pk: object) -> str:
    """Return the name of the page about the row `pk` of a model, such as "events.event:12"."""
    return f"{model._meta.label_lower}:{pk}"  # noqa: SLF001 - public in all but name
