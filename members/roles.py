"""Roles: who may do what. Each is a group of Django's, kept as it is written here after each migration."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models import Member

FACILITATORS = "Facilitators"
REVIEWERS = "Reviewers"
TRANSLATORS = "Translators"
ASSISTANTS = "Event assistants"
OBSERVERS = "Observers"

# Facilitators run these apps: they add, change and delete.
_RUN = ("taxonomy", "resources", "events")
# People write themselves into this one; facilitators correct and approve, but erase nobody.
_CARE_FOR = "members"
# Here they watch, resend and withdraw; the hub itself writes the rows.
_WATCH = "outbox"


def _running() -> Q:
    return (
        Q(content_type__app_label__in=_RUN)
        | Q(content_type__app_label=_CARE_FOR) & ~Q(codename__in=["add_member", "delete_member"])
        | Q(content_type__app_label=_WATCH) & (Q(codename__startswith="view_") | Q(codename__startswith="change_"))
        | Q(content_type__app_label="history", codename="view_entry")
    )


def _viewing(app: str, *names: str) -> Q:
    return Q(content_type__app_label=app, codename__in=[f"view_{name}" for name in names])


def _translating() -> Q:
    """Look at what is written in three languages, and at its parts; not at people who take part."""
    return (
        Q(content_type__app_label="taxonomy", codename="translate_texts")
        | Q(content_type__app_label="taxonomy", codename__startswith="view_")
        | _viewing("resources", "resource", "edition", "resourceplace", "relation", "creator")
        | _viewing("resources", "practice", "agreement", "law")
        | _viewing("events", "series", "event", "contribution", "discussiontopic", "eventorganisation")
        | _viewing("events", "eventdocument", "announcement", "mailtemplate")
        | _viewing("members", "organisation", "network")
    )


def _assisting() -> Q:
    """Working on one's own events, and looking up what their programme names."""
    return (
        Q(content_type__app_label="events", codename="assist_event")
        | _viewing("members", "organisation")
        | _viewing("taxonomy", "place")
    )


def _observing() -> Q:
    return Q(content_type__app_label="events", codename="view_reports")


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody can be beside a member.

    Attributes:
        name: of the group; the administrator has none, but is Django's superuser.
        label: in the reader's language.
        allows: what it allows, in one sentence.
        permissions: which ones the group has; none for who only works on the site's own pages.
        enters_admin: whether its holder may enter the administration.
        needs_membership: whether its holder has to be an approved member, since the role shows what is for members.
        is_given_by_hand: whether an administrator chooses it; else it follows from something else.
    """

    name: str
    label: str | Promise
    allows: str | Promise
    permissions: Q | None = None
    enters_admin: bool = True
    needs_membership: bool = True
    is_given_by_hand: bool = True


ADMINISTRATOR = Role(
    "",
    _("Administrator"),
    _("May do everything: gives roles, deletes members, manages accounts and second factors."),
)
ROLES = (
    ADMINISTRATOR,
    Role(
        FACILITATORS,
        _("Facilitator"),
        _("Runs events, the library, the vocabulary and the mail, and takes care of members; gives no rights."),
        _running(),
    ),
    Role(
        REVIEWERS,
        _("Reviewer"),
        _("Is asked to judge practices, on the site’s own pages; does not enter the administration."),
        enters_admin=False,
    ),
    Role(
        TRANSLATORS,
        _("Translator"),
        _("Reads events, the library and the vocabulary, drafts as well, and writes what is missing in a language."),
        _translating(),
    ),
    Role(
        ASSISTANTS,
        _("Event assistant"),
        _("Works on the events where this person is named as assistant, and sees no other. Chosen at the event."),
        _assisting(),
        needs_membership=False,
        is_given_by_hand=False,
    ),
    Role(
        OBSERVERS,
        _("Observer"),
        _("Reads reports: figures about groups, nothing about single people. Changes nothing."),
        _observing(),
        needs_membership=False,
    ),
)
GIVEN_BY_HAND = tuple(role for role in ROLES if role.is_given_by_hand)
_BY_NAME = {role.name: role for role in ROLES}


def role_named(name: str) -> Role:
    """Return the role of a group's name; the empty name is the administrator's.

    Raises:
        KeyError: if there is no such role.
    """
    return _BY_NAME[name]


def group_of(role: Role) -> Group:
    """Return the group of a role with its permissions, made or brought up to date."""
    group, _is_new = Group.objects.get_or_create(name=role.name)
    found = Permission.objects.filter(role.permissions) if role.permissions else Permission.objects.none()
    group.permissions.set(found)
    return group


def keep_groups() -> None:
    """Make the groups of all roles, or bring them up to date."""
    for role in ROLES:
        if role is not ADMINISTRATOR:
            group_of(role)


def facilitator_group() -> Group:
    """Return the group of facilitators with its permissions, made or brought up to date."""
    return group_of(role_named(FACILITATORS))


def reviewer_group() -> Group:
    """Return the group of those who judge proposed practices, made where there is none. It opens nothing by itself."""
    return group_of(role_named(REVIEWERS))


# ── Who has which ────────────────────────────────────────────────────────────────────────────
def roles_of(member: Member) -> list[Role]:
    """Return the roles of a member, the one with most rights first."""
    names = set(member.groups.values_list("name", flat=True))
    return [role for role in ROLES if (member.is_superuser if role is ADMINISTRATOR else role.name in names)]


def other_groups(member: Member) -> list[str]:
    """Return the names of a member's groups that are no roles of the hub."""
    return [name for name in member.groups.order_by("name").values_list("name", flat=True) if name not in _BY_NAME]


def set_roles(*, member: Member, names: Iterable[str]) -> None:
    """Give a member exactly these of the roles that are given by hand, and the way into the administration with them.

    A role that shows what is for members makes an applicant a member. Groups that are no roles stay as they are.
    """
    wanted = set(names)
    for role in GIVEN_BY_HAND:
        if role is ADMINISTRATOR:
            member.is_superuser = role.name in wanted
        elif role.name in wanted:
            member.groups.add(group_of(role))
        else:
            member.groups.remove(*Group.objects.filter(name=role.name))
    _settle(member)


def give(*, member: Member, name: str) -> None:
    """Give a member one role more; harmless if she has it."""
    member.groups.add(group_of(role_named(name)))
    _settle(member)


def take(*, member: Member, name: str) -> None:
    """Take one role from a member; harmless if she does not have it."""
    member.groups.remove(*Group.objects.filter(name=name))
    _settle(member)


def _settle(member: Member) -> None:
    """Let in to the administration whoever has a role there, and nobody else."""
    held = roles_of(member)
    has_other_rights = member.is_staff and (bool(other_groups(member)) or member.user_permissions.exists())
    member.is_staff = has_other_rights or any(role.enters_admin for role in held)
    member.save(update_fields=["is_staff", "is_superuser", "updated_at"])
    if any(role.needs_membership for role in held) and member.status != Member.Status.APPROVED:
        member.approve()


def facilitators() -> models.QuerySet[Member]:
    """Return the facilitators who can act: those whom the hub writes to when something waits."""
    return Member.objects.filter(is_active=True, is_staff=True, groups__name=FACILITATORS).order_by("pk")


def reviewers() -> models.QuerySet[Member]:
    """Return the members who can be asked to judge a practice, by name."""
    return Member.objects.approved().filter(groups__name=REVIEWERS).order_by("name", "pk")


def is_last_administrator(member: Member) -> bool:
    """Return whether nobody else could give roles if this member could not."""
    return (
        member.is_superuser
        and not Member.objects.filter(is_superuser=True, is_active=True).exclude(pk=member.pk).exists()
    )
