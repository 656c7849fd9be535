"""Finding members among those who let themselves be found."""

from django.db.models import Q, QuerySet

from hub.languages import CODES
from members.models import Member

# More words than anybody types.
_WORDS = 8


def narrowed(members: QuerySet[Member], chosen: dict[str, str]) -> QuerySet[Member]:
    """Return the members that answer all the filters of the address; of words, each must be in name or organisation."""
    if "group" in chosen:
        members = members.filter(group=chosen["group"])
    if "country" in chosen:
        members = members.filter(country__slug=chosen["country"])
    if "theme" in chosen:
        members = members.filter(interests__slug=chosen["theme"])
    organisation = [f"organisation__{field}_{code}" for field in ("name", "acronym") for code in CODES]
    for word in chosen.get("q", "").split()[:_WORDS]:
        found = Q()
        for column in ("name", "organisation_name", *organisation):
            found |= Q(**{f"{column}__unaccent__icontains": word})
        members = members.filter(found)
    return members
