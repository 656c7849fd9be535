"""The rows of the demo by the names that its data give them."""

from uuid import NAMESPACE_URL, UUID, uuid5

from hub.demo.shapes import Text
from hub.taxonomy.models import Place
from members.models import Member, Organisation


def stable_uuid(key: str) -> UUID:
    """Return the identity of an organisation of the demo, by which it is known even under a new name."""
    return uuid5(NAMESPACE_URL, f"https://hub.example/organisations/{key}")


def in_columns(field: str, text: Text) -> dict[str, str]:
    """Return the three columns of a translated field."""
    return {f"{field}_{language}": value for language, value in text._asdict().items()}


def organisation_of(key: str) -> Organisation | None:
    """Return the organisation with a key of the data."""
    return Organisation.objects.filter(uuid=stable_uuid(key)).first() if key else None


def country_of(slug: str) -> Place | None:
    """Return the country with a code of two letters."""
    return Place.objects.filter(slug=slug, kind=Place.Kind.COUNTRY).first() if slug else None


def member_of(email: str) -> Member | None:
    """Return the member with an address."""
    return Member.objects.filter(email__iexact=email).first() if email else None
