"""What one person does for the hub and another can take over.

Each app registers its own: `Duty` says what there is, what cannot pass on and why, and passes it on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Member
from members.roles import give, roles_of, take


@dataclass(frozen=True, slots=True)
class Task:
    """Something that passes on: its key within its duty, and what it is."""

    key: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Tasks:
    """What of a duty passes on, and for the rest why it does not."""

    passing: list[Task] = field(default_factory=list)
    staying: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Duty:
    """One sort of work: `find` says what passes from one member to another, `move` passes some of it on by its keys."""

    code: str
    label: str | Promise
    find: Callable[[Member, Member], Tasks]
    move: Callable[[Member, Member, list[str]], None]
    is_for_administrators: bool = False


_duties: dict[str, Duty] = {}


def register(duty: Duty) -> None:
    """Make a sort of work known. To be called from an app's `duties` module, once.

    Raises:
        ValueError: if another has that code.
    """
    if duty.code in _duties:
        message = f"There is already a duty named {duty.code!r}"
        raise ValueError(message)
    _duties[duty.code] = duty


def duties_for(by: Member) -> list[Duty]:
    """Return what `by` may hand over, in the order of registration."""
    return [duty for duty in _duties.values() if by.is_superuser or not duty.is_for_administrators]


def _find_roles(giver: Member, taker: Member) -> Tasks:
    known = {role.name for role in roles_of(taker)}
    passing = [role for role in roles_of(giver) if role.name and role.is_given_by_hand and role.name not in known]
    return Tasks([Task(role.name, _("Role: %(name)s") % {"name": role.label}) for role in passing])


def _move_roles(giver: Member, taker: Member, keys: list[str]) -> None:
    for name in keys:
        give(member=taker, name=name)
        take(member=giver, name=name)


register(Duty("members.roles", gettext_lazy("Roles"), find=_find_roles, move=_move_roles, is_for_administrators=True))
