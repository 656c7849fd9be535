"""Finding members by what they say of themselves."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from hub.languages import CODES
from members.models import Member

# More words than anybody types, and few enough for the database.
_WORDS = 8
_TRANSLATED = ("organisation__name", "organisation__acronym", "country__name")
_COLUMNS = (
    *("name", "job_title", "about", "organisation_name"),
    *(f"{field}_{code}" for field in _TRANSLATED for code in CODES),
)


def answering(members: QuerySet[Member], words: str) -> QuerySet[Member]:
    """Return the members who say every word of themselves: in their name, work or country, in any language.

    The address is never looked into: whoever knows it must not learn whose it is.
    """
    conditions = [
        reduce(or_, (Q(**{f"{column}__unaccent__icontains": word}) for column in _COLUMNS))
        for word in words.split()[:_WORDS]
    ]
    return members.filter(reduce(and_, conditions)) if conditions else members.none()
