"""What the machine-readable descriptions of a work have in common."""

import mimetypes
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model, prefetch_related_objects
from django.utils.translation import override

from hub.languages import CODES, translations_of
from resources.citations import PARTS as CITED
from resources.models import Edition, Relation, Resource

# All that is read of a work to describe it.
PARTS = (
    *CITED, "audiences", "sectors", "instruments", "placements__place", "relations__target",
    "related_from__source",
)  # fmt: skip


class Said(NamedTuple):
    """A text and the language it is in; empty where it is in none, such as a number."""

    value: str
    language: str = ""


def read(works: list[Resource]) -> list[Resource]:
    """Read what is needed to describe works, in a fixed number of queries; what is known already is not read again."""
    prefetch_related_objects(works, *PARTS)
    return works


def in_all_languages(rows: Iterable[Model], field: str) -> Iterator[Said]:
    """Yield a translated field of each row in each language in which it is written, each text once."""
    for row in rows:
        known = set()
        for code in translations_of(row, field):
            text = " ".join(getattr(row, f"{field}_{code}").split())
            if text and text not in known:
                known.add(text)
                yield Said(text, code)


def page_of(work: Resource, language: str) -> str:
    """Return the full address of the page of a work in a language."""
    with override(language):
        return f"{settings.BASE_URL}{work.get_absolute_url()}"


def own_page(work: Resource) -> str:
    """Return the full address of the page of a work in the first language in which it has a title."""
    return page_of(work, next(iter(translations_of(work, "title")), CODES[0]))


def address_of(edition: Edition) -> str:
    """Return the full address under which an edition is read."""
    return edition.url or f"{settings.BASE_URL}{edition.get_absolute_url()}"


def media_type(edition: Edition) -> str:
    """Return the type of an edition's file, empty for a link."""
    if not edition.file:
        return ""
    return edition.mime_type or mimetypes.guess_type(f"file.{edition.extension}")[0] or ""


def is_shown_to_all(work: Resource) -> bool:
    """Whether a stranger may learn of a work."""
    return work.published_at is not None and work.access == Resource.Access.PUBLIC


def targets(work: Resource, kind: Relation.Kind) -> list[Resource]:
    """Return the works to which `work` stands in a relation; those that everybody may see."""
    return [one.target for one in work.relations.all() if one.kind == kind and is_shown_to_all(one.target)]


def sources(work: Resource, kind: Relation.Kind) -> list[Resource]:
    """Return the works that stand in a relation to `work`; those that everybody may see."""
    return [one.source for one in work.related_from.all() if one.kind == kind and is_shown_to_all(one.source)]
