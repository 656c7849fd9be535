"""Roles: what staff who are not administrators may do, and who judges practices."""

from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Q

from members.models import Member

FACILITATORS = "Facilitators"
REVIEWERS = "Reviewers"

# Facilitators run these apps: they add, change and delete.
_RUN = ("taxonomy", "resources", "events")
# People write themselves into this one; facilitators correct and approve, but erase nobody.
_CARE_FOR = "members"
# Here they watch, resend and withdraw; the hub itself writes the rows.
_WATCH = "outbox"


def facilitator_group() -> Group:
    """Return the group of facilitators with its permissions, made or brought up to date."""
    group, _is_new = Group.objects.get_or_create(name=FACILITATORS)
    group.permissions.set(
        Permission.objects.filter(
            Q(content_type__app_label__in=_RUN)
            | Q(content_type__app_label=_CARE_FOR) & ~Q(codename__in=["add_member", "delete_member"])
            | Q(content_type__app_label=_WATCH) & (Q(codename__startswith="view_") | Q(codename__startswith="change_")),
        ),
    )
    return group


def reviewer_group() -> Group:
    """Return the group of those who judge proposed practices, made where there is none. It opens nothing by itself."""
    return Group.objects.get_or_create(name=REVIEWERS)[0]


def facilitators() -> models.QuerySet[Member]:
    """Return the facilitators who can act: those whom the hub writes to when something waits."""
    return Member.objects.filter(is_active=True, is_staff=True, groups__name=FACILITATORS).order_by("pk")


def reviewers() -> models.QuerySet[Member]:
    """Return the members who can be asked to judge a practice, by name."""
    return Member.objects.approved().filter(groups__name=REVIEWERS).order_by("name", "pk")
