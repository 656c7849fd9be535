"""What passes from one member to another when two turn out to be one person.

Each app registers what of its own belongs to a member: `Share` says which foreign keys it answers for, foresees what
will happen and does it. A test walks all foreign keys to `Member`: a new one has to be answered for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

from members.models import Member


@dataclass(frozen=True, slots=True)
class Line:
    """What happens to one sort of thing: how many there are, and what else is to be known."""

    label: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two members: the account that stays, the one that goes, and whether its rights come along."""

    kept: Member
    gone: Member
    with_rights: bool = False


type Foresee = Callable[[Pair], list[Line]]
type Move = Callable[[Pair], None]


@dataclass(frozen=True, slots=True)
class Share:
    """One sort of thing that belongs to members.

    `relations` are the foreign keys it answers for, as "events.Registration.member".
    """

    relations: tuple[str, ...]
    foresee: Foresee
    move: Move


_shares: list[Share] = []


def register(*relations: str, foresee: Foresee, move: Move) -> None:
    """Make known how a sort of thing passes on. To be called from an app's `merging` module, once."""
    _shares.append(Share(relations, foresee, move))


def reassign(model: str, *fields: str, label: str | Promise) -> None:
    """Make known a sort of thing that simply passes on: nothing stands against one member having all of it."""

    def rows(field: str, member: Member) -> models.QuerySet:
        return apps.get_model(model)._base_manager.filter(**{field: member})  # noqa: SLF001 - public in all but name

    def foresee(pair: Pair) -> list[Line]:
        return [Line(str(label), sum(rows(field, pair.gone).count() for field in fields))]

    def move(pair: Pair) -> None:
        for field in fields:
            rows(field, pair.gone).update(**{field: pair.kept})

    register(*(f"{model}.{field}" for field in fields), foresee=foresee, move=move)


def reassign_once(model: str, field: str, *same: str, label: str | Promise, note: str | Promise) -> None:
    """Make known a sort of thing that a member has once for each value of `same`: the kept member's own stays.

    `note` says what becomes of the other's; it takes `%(count)s`.
    """

    def split(pair: Pair) -> tuple[models.QuerySet, models.QuerySet]:
        manager = apps.get_model(model)._base_manager  # noqa: SLF001 - public in all but name
        own = manager.filter(**{field: pair.kept})
        equal = models.Q(models.Exists(own.filter(**{name: models.OuterRef(name) for name in same})))
        theirs = manager.filter(**{field: pair.gone})
        return theirs.exclude(equal), theirs.filter(equal)

    def foresee(pair: Pair) -> list[Line]:
        moving, double = (rows.count() for rows in split(pair))
        return [Line(str(label), moving, str(note) % {"count": double} if double else "")]

    def move(pair: Pair) -> None:
        moving, double = split(pair)
        double.delete()
        moving.update(**{field: pair.kept})

    register(f"{model}.{field}", foresee=foresee, move=move)


def shares() -> list[Share]:
    """Return what all apps have registered, in the order of registration."""
    return list(_shares)


def foreseen(pair: Pair) -> list[Line]:
    """Return what merging would do, without what there is nothing of."""
    lines = [line for share in _shares for line in share.foresee(pair)]
    return [line for line in lines if line.count or line.note]


def relation_names() -> set[str]:
    """Return every foreign key to `Member` in the project, as `Share.relations` names them.

    The tables between many and many count, too: their foreign keys are relations of their own.
    """
    found = set()
    for relation in Member._meta.get_fields(include_hidden=True):  # noqa: SLF001 - public in all but name
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            field = cast("models.ForeignKey", relation.remote_field)
            found.add(f"{field.model._meta.label}.{field.name}")  # noqa: SLF001 - the same
    return found
