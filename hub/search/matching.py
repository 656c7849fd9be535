"""Finding words in the three languages of a text, accents and capitals ignored."""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.db import models
from django.db.models import Q

from hub.languages import CODES

# More words than anybody types, and few enough for the database.
_WORDS = 8


def matching[Rows: models.QuerySet[Any]](rows: Rows, words: str, fields: tuple[str, ...]) -> Rows:
    """Return the rows that contain every word in one of the translated `fields`, in any of the three languages."""
    columns = [f"{field}_{code}" for field in fields for code in CODES]
    conditions = [
        reduce(or_, (Q(**{f"{column}__unaccent__icontains": word}) for column in columns))
        for word in words.split()[:_WORDS]
    ]
    return rows.filter(reduce(and_, conditions)) if conditions else rows
