"""What the hub keeps about a person, told in the order of time and given out on request.

Each app registers its own rows: `Record` says which of them are about a person, at which moments of theirs something
happened, and what may be given out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Self, cast

from allauth.account.models import EmailAddress
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import Cast
from django.utils.functional import Promise

from members.models import Member

_PAGE = 50


@dataclass(frozen=True, slots=True)
class Person:
    """A member with all her addresses, or a guest, of whom only an address is known."""

    member: Member | None
    addresses: tuple[str, ...]

    @classmethod
    def of(cls, member: Member) -> Self:
        """Return a member with her addresses."""
        others = EmailAddress.objects.filter(user=member).order_by("pk").values_list("email", flat=True)
        return cls(member, tuple(dict.fromkeys([member.email, *others])))

    @property
    def name(self) -> str:
        """The member's name, or the address of a guest."""
        return str(self.member) if self.member else self.addresses[0]

    def under(self, field: str = "email") -> models.Q:
        """Return the condition that `field` holds one of the addresses, however it is capitalised."""
        return reduce(or_, (models.Q(**{f"{field}__iexact": address}) for address in self.addresses))


@dataclass(frozen=True, slots=True)
class Moment:
    """A column that says when something happened, and what."""

    field: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Record:
    """One sort of rows about people.

    Args:
        code: a short name of its own.
        label: what the rows are.
        rows: which of them are about a person.
        moments: when something happened in such a row; empty for what has no place in time.
        words: what a row is about, in a few words.
        url: where a row is seen in the administration; empty for nowhere.
        hidden: the columns that are not given out: secrets, and what is about others.
        related: what `words` needs to be read along.
    """

    code: str
    label: str | Promise
    rows: Callable[[Person], models.QuerySet]
    moments: tuple[Moment, ...] = ()
    words: Callable[[Any], str] = str
    url: Callable[[Any], str] = lambda _row: ""
    hidden: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a person's history."""

    at: datetime
    label: str
    words: str
    url: str


_records: dict[str, Record] = {}


def register(record: Record) -> None:
    """Make a sort of rows known. To be called from an app's `records` module, once.

    Raises:
        ValueError: if another has that code.
    """
    if record.code in _records:
        message = f"There is already a record named {record.code!r}"
        raise ValueError(message)
    _records[record.code] = record


def between(model: type[models.Model], field: str) -> models.QuerySet:
    """Return the rows of the table between `model` and what its many-to-many `field` leads to."""
    relation = cast("models.ManyToManyField", model._meta.get_field(field))  # noqa: SLF001 - public in all but name
    through = cast("type[models.Model]", relation.remote_field.through)
    return through._base_manager.all()  # noqa: SLF001 - the same


def all_records() -> list[Record]:
    """Return what all apps have registered, in the order of registration."""
    return list(_records.values())


def history(person: Person, number: Any = 1) -> tuple[Page, list[Happening]]:
    """Return a page of what happened with a person, the newest first, and its lines.

    The moments of all tables are put into one order by the database; only the rows of the page are read.
    """
    page = Paginator(_moments(person), _PAGE).get_page(number)
    found = list(page.object_list)
    rows = {code: _rows_of(code, person, found) for code in dict.fromkeys(code for code, _place, _key, _at in found)}
    lines = []
    for code, place, key, at in found:
        record = _records[code]
        if row := rows[code].get(key):
            lines.append(Happening(at, str(record.moments[place].label), record.words(row), record.url(row)))
    return page, lines


def _moments(person: Person) -> models.QuerySet:
    branches = [
        _plain(record.rows(person))
        .filter(**{f"{moment.field}__isnull": False})
        .annotate(
            hub_code=models.Value(record.code, models.TextField()),
            hub_place=models.Value(place),
            hub_key=Cast("pk", models.BigIntegerField()),
            hub_at=models.F(moment.field),
        )
        .values_list("hub_code", "hub_place", "hub_key", "hub_at")
        for record in _records.values()
        for place, moment in enumerate(record.moments)
    ]
    return branches[0].union(*branches[1:], all=True).order_by("-hub_at", "hub_code", "hub_place", "-hub_key")


def _plain(rows: models.QuerySet) -> models.QuerySet:
    # The query set of a translated model would put the columns into an order of its own.
    return models.QuerySet(rows.model, query=rows.query.chain()).order_by()


def _rows_of(code: str, person: Person, found: Iterable[tuple[str, int, int, datetime]]) -> dict[int, Any]:
    record = _records[code]
    keys = {key for other, _place, key, _at in found if other == code}
    return _with(record.rows(person), record.related).in_bulk(keys)


def _with(rows: models.QuerySet, related: Iterable[str]) -> models.QuerySet:
    return rows.select_related(*names) if (names := list(related)) else rows


def holdings(person: Person) -> Iterator[tuple[Record, list[dict[str, Any]]]]:
    """Yield all that is kept about a person: for each sort of rows their columns by name, without what is hidden."""
    for record in _records.values():
        rows = record.rows(person).order_by("pk")
        fields = [f for f in rows.model._meta.concrete_fields if f.name not in record.hidden]  # noqa: SLF001 - public
        links = [field.name for field in fields if field.is_relation]
        yield (
            record,
            [{field.name: _value(row, field) for field in fields} for row in _with(rows, links).iterator()],
        )


def _value(row: models.Model, field: models.Field) -> Any:
    value = getattr(row, field.name)
    if isinstance(value, models.Model):
        return str(value)
    return value if value is None or isinstance(value, str | bool | int | list | dict) else str(value)
