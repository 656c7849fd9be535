"""Which records are sent, in the order in which they changed; living works and gone ones together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db.models import Min, Q, QuerySet, prefetch_related_objects

from resources.metadata.reading import read
from resources.models import IndexEntry, Resource, Tombstone
from resources.oai.arguments import Selection
from resources.oai.errors import IdDoesNotExist, NoRecordsMatch
from resources.oai.sets import gone, living, sets_of
from resources.oai.tokens import Position

# Records of one answer.
PAGE = 100
# No record is older, whatever happens to the clocks of servers.
_EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """A record: what its header says, and the work itself, if it is still shown."""

    uuid: UUID
    changed: datetime
    sets: list[str]
    work: Resource | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of a list; `last` is the position to go on from, None at the end."""

    records: list[Record]
    last: Position | None


def identifier_of(uuid: UUID | str) -> str:
    """Return the identifier of a record: "oai:hub.example:" and the number of the work (OAI identifier format)."""
    return f"oai:{repository()}:{uuid}"


def repository() -> str:
    """Return the name of the repository inside identifiers: the host of our addresses."""
    return urlsplit(settings.BASE_URL).hostname or ""


def earliest() -> datetime:
    """Return a moment before which no record has changed; two queries."""
    moments = [
        IndexEntry.objects.filter(is_public=True).aggregate(at=Min("changed_at"))["at"],
        Tombstone.objects.aggregate(at=Min("deleted_at"))["at"],
    ]
    return min(filter(None, moments), default=_EPOCH)


def find(identifier: str, *, is_full: bool) -> Record:
    """Return the record with an identifier.

    Args:
        identifier: as harvesters know it.
        is_full: whether the whole work is needed, and not only its header.

    Raises:
        IdDoesNotExist: no work has or had it.
    """
    start = identifier_of("")
    try:
        uuid = UUID(identifier.removeprefix(start))
    except ValueError:
        uuid = None
    # In one spelling only: other ones of the same number are other identifiers.
    if uuid and identifier == identifier_of(uuid):
        entry = IndexEntry.objects.filter(is_public=True, resource__uuid=uuid).values_list("changed_at", "pk").first()
        if entry:
            (found,) = _works([entry[1]], is_full=is_full).values()
            return Record(uuid, entry[0], sets_of(found), found)
        if row := Tombstone.objects.filter(uuid=uuid).first():
            return Record(uuid, row.deleted_at, row.sets, None)
    raise IdDoesNotExist("No record has this identifier.")


def page_of(selection: Selection, after: Position | None, *, is_full: bool) -> Page:
    """Return the next records of a list.

    Args:
        selection: which records.
        after: the last one that was sent, None at the beginning.
        is_full: whether the whole works are needed, and not only their headers.

    Raises:
        NoRecordsMatch: there are none.
    """
    entries, tombstones = _selected(selection)
    if after:
        entries = entries.filter(_later("changed_at", after, after.key if after.is_gone == 0 else None))
        tombstones = tombstones.filter(_later("deleted_at", after, after.key if after.is_gone else 0))
    alive = entries.order_by("changed_at", "pk").values_list("changed_at", "pk")[: PAGE + 1]
    dead = {row.pk: row for row in tombstones.order_by("deleted_at", "pk")[: PAGE + 1]}
    positions = [Position(moment, 0, pk) for moment, pk in alive]
    positions += [Position(row.deleted_at, 1, row.pk) for row in dead.values()]
    positions.sort(key=lambda position: (position.moment, position.is_gone, position.key))
    chosen = positions[:PAGE]
    works = _works([position.key for position in chosen if not position.is_gone], is_full=is_full)
    records = []
    for position in chosen:
        if position.is_gone:
            row = dead[position.key]
            records.append(Record(row.uuid, row.deleted_at, row.sets, None))
        elif work := works.get(position.key):
            # Without it, the work has gone since the index was asked; its tombstone comes later in the list.
            records.append(Record(work.uuid, position.moment, sets_of(work), work))
    if not records:
        raise NoRecordsMatch("No record has changed at that time in that set.")
    return Page(records, chosen[-1] if len(positions) > PAGE else None)


def size_of(selection: Selection) -> int:
    """Return how many records a list has; two queries."""
    entries, tombstones = _selected(selection)
    return entries.count() + tombstones.count()


def _selected(selection: Selection) -> tuple[QuerySet[IndexEntry], QuerySet[Tombstone]]:
    in_set = living(selection.spec)
    entries = IndexEntry.objects.filter(is_public=True)
    entries = entries.none() if in_set is None else entries.filter(in_set)
    tombstones = Tombstone.objects.filter(gone(selection.spec))
    if selection.since:
        entries = entries.filter(changed_at__gte=selection.since)
        tombstones = tombstones.filter(deleted_at__gte=selection.since)
    if selection.before:
        entries = entries.filter(changed_at__lt=selection.before)
        tombstones = tombstones.filter(deleted_at__lt=selection.before)
    return entries, tombstones


def _later(moment: str, after: Position, key: int | None) -> Q:
    """Return the condition for rows behind a position; of the same moment those with a greater key, if it is given."""
    later = Q(**{f"{moment}__gt": after.moment})
    if key is None:
        return later
    # Said first by itself, for the index cannot make a range of an "or".
    return Q(**{f"{moment}__gte": after.moment}) & (later | Q(**{moment: after.moment, "pk__gt": key}))


def _works(pks: Iterable[int], *, is_full: bool) -> dict[int, Resource]:
    works = Resource.objects.select_related("licence").in_bulk(list(pks))
    rows = list(works.values())
    prefetch_related_objects(rows, "themes__parent")
    if is_full:
        read(rows)
    return works
