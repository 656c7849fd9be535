"""Indexes for searches by a part of a word, as the lists of the administration have them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models.functions import Upper

from hub.languages import CODES


def contains_index(name: str, *fields: str) -> GinIndex:
    """Return an index that answers `icontains` and `istartswith` on each of `fields`, and on several joined by "or".

    Django compares both sides in capitals, so the groups of three letters are made of capitals.

    Args:
        name: of the index.
        fields: columns of text.
    """
    return GinIndex(*(OpClass(Upper(field), "gin_trgm_ops") for field in fields), name=name)


def in_all_languages(*fields: str) -> list[str]:
    """Return the columns of translated fields."""
    return [f"{field}_{code}" for field in fields for code in CODES]
