"""Roles: what staff who are not administrators may do."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

FACILITATORS = "Facilitators"

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
