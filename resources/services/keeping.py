"""What members keep: works, lists of works, searches."""

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Member
from resources.models import ReadingList, ReadingListItem, Resource, SavedResource, SavedSearch
from resources.search import Search

# More than anybody needs, and few enough for one page and one mail.
LISTS, ITEMS, SEARCHES = 50, 200, 50


class KeepingError(Exception):
    """Something cannot be kept; the message tells the member why."""


def save_work(*, member: Member, work: Resource) -> None:
    """Keep a work among the member's own; harmless if it is there."""
    SavedResource.objects.bulk_create([SavedResource(member=member, resource=work)], ignore_conflicts=True)


def drop_work(*, member: Member, work: Resource) -> None:
    """Take a work from the member's own; harmless if it is not there."""
    SavedResource.objects.filter(member=member, resource=work).delete()


@transaction.atomic
def add_to_list(*, reading_list: ReadingList, work: Resource) -> bool:
    """Put a work at the end of a list; return False if it is on it already.

    Raises:
        KeepingError: if the list is full.
    """
    ReadingList.objects.select_for_update().get(pk=reading_list.pk)
    if reading_list.items.filter(resource=work).exists():
        return False
    if reading_list.items.count() >= ITEMS:
        raise KeepingError(_("A list holds up to %(count)s resources. Start another one.") % {"count": ITEMS})
    last = reading_list.items.aggregate(last=Max("position"))["last"] or 0
    ReadingListItem.objects.create(reading_list=reading_list, resource=work, position=last + 1)
    return True


@transaction.atomic
def move_item(*, item: ReadingListItem, up: bool) -> None:
    """Let an item change places with the one above or below it; the first stays first and the last last."""
    ReadingList.objects.select_for_update().get(pk=item.reading_list_id)
    items = list(ReadingListItem.objects.filter(reading_list=item.reading_list_id).order_by("position", "pk"))
    at = items.index(item)
    other = at - 1 if up else at + 1
    if 0 <= other < len(items):
        items[at], items[other] = items[other], items[at]
        for position, one in enumerate(items, start=1):
            one.position = position
        ReadingListItem.objects.bulk_update(items, ["position"])


@transaction.atomic
def remove_item(*, item: ReadingListItem) -> None:
    """Take a work from a list and close the gap."""
    ReadingList.objects.select_for_update().get(pk=item.reading_list_id)
    ReadingListItem.objects.filter(reading_list=item.reading_list_id, position__gt=item.position).update(
        position=F("position") - 1
    )
    item.delete()


@transaction.atomic
def save_search(*, member: Member, search: Search, name: str, frequency: str) -> tuple[SavedSearch, bool]:
    """Keep a search, whose news begin now; return it and whether it is new. The same search is kept once.

    Raises:
        KeepingError: if it asks for nothing in particular, is too long, or the member keeps very many.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    query = search.query()
    kept = SavedSearch.objects.filter(member=member, query=query).first()
    if kept:
        return kept, False
    if search.is_empty:
        raise KeepingError(_("Look for some words or choose a filter first."))
    if len(query) > (SavedSearch._meta.get_field("query").max_length or 0):  # noqa: SLF001 - public in all but name
        raise KeepingError(_("This search has too many filters to be kept."))
    if member.saved_searches.count() >= SEARCHES:
        raise KeepingError(_("You keep %(count)s searches already. Delete one first.") % {"count": SEARCHES})
    fields = {"query": query, "name": name, "frequency": frequency, "seen_until": timezone.now()}
    return SavedSearch.objects.create(member=member, **fields), True
