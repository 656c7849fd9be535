"""Template tags that tell people and machines how a work is cited."""

from typing import Any

from babel.numbers import format_decimal
from django import template
from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from hub.languages import current
from resources.citations import FORMATS, LIMIT, PARTS, citation_of
from resources.citations.sentence import sentence
from resources.metadata.json_ld import as_json_ld
from resources.metadata.reading import Said, read
from resources.metadata.tags import dublin_core, highwire
from resources.models import Resource

register = template.Library()


@register.simple_tag
def cited(work: Resource) -> SafeString:
    """Return the citation of a work as a sentence in the page's language."""
    prefetch_related_objects([work], *PARTS)
    return sentence(citation_of(work))


@register.simple_tag
def citation_formats() -> list[dict[str, Any]]:
    """Return the formats of citations: the part of the names of their addresses, the label, the media type."""
    return [
        {"name": form.name, "label": form.label, "type": form.content_type.partition(";")[0]}
        for form in FORMATS.values()
    ]


@register.simple_tag
def citation_limit() -> int:
    """Return how many works of a list are taken away at once."""
    return LIMIT


@register.filter
def grouped(number: int) -> str:
    """Return a number as the page's language groups its digits: "1,000"."""
    return str(format_decimal(number, locale=current()))


@register.simple_tag
def scholarly_tags(work: Resource) -> list[tuple[str, Said]]:
    """Return the names and texts of the elements for reference managers."""
    read([work])
    return [*highwire(work, current()), *dublin_core(work)]


@register.simple_tag
def json_ld(work: Resource) -> SafeString:
    """Return a work as JSON-LD for a script element."""
    read([work])
    return as_json_ld(work, current())
