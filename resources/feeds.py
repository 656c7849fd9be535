"""What feed readers are told of the library."""

from django.contrib.auth.models import AnonymousUser

from hub.atom import Entry
from hub.languages import text_of
from hub.markdown import to_text
from resources.models import Resource, ResourceQuerySet
from resources.search import AXES, Search, found_ids

# Entries of an Atom feed.
NEWEST = 50


def for_everybody() -> ResourceQuerySet:
    """Return the works that a stranger may see, the last changed first: the feed is the same for everybody."""
    return Resource.objects.visible_to(AnonymousUser()).defer("description").order_by("-updated_at", "-pk")


def answering(search: Search) -> ResourceQuerySet:
    """Return the works that a stranger may see and that answer, the last changed first.

    With words these are only the ones that came to the library last: a feed tells of no more.
    """
    works = for_everybody()
    if search.words:
        newest = Search(search.words, search.chosen, "added")
        return works.filter(pk__in=found_ids(newest, members_too=False, limit=NEWEST))
    for axis, values in search.chosen.items():
        works = works.filter(entry__facets__overlap=AXES[axis].codes(values))
    return works


def entry_of(work: Resource) -> Entry:
    """Return what a feed reader is told of a work, in the current language."""
    parts = [work.get_kind_display(), str(work.year or ""), to_text(text_of(work, "summary").value)]
    return Entry(
        id=f"urn:uuid:{work.uuid}",
        title=text_of(work, "title"),
        summary="\n".join(part for part in parts if part),
        path=work.get_absolute_url(),
        published=work.published_at or work.created_at,
        updated=work.updated_at,
    )
