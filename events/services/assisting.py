"""Naming assistants of an event, who see it and no other in the administration."""

from collections.abc import Collection

from django.db import transaction

from events.models import Event
from members.models import Member
from members.roles import ASSISTANTS, give, take


@transaction.atomic
def settle_assistants(*, event: Event, before: Collection[Member]) -> list[Member]:
    """Give the role to those who have become assistants since `before`, and take it from those left without an event.

    Returns:
        the new assistants who had no way into the administration until now.
    """
    now = list(event.assistants.all())
    known = {member.pk for member in before}
    new = [member for member in now if member.pk not in known]
    let_in = [member for member in new if not member.is_staff]
    for member in new:
        give(member=member, name=ASSISTANTS)
    for member in before:
        if member not in now and not Event.objects.assisted_by(member).exists():
            take(member=member, name=ASSISTANTS)
    return let_in
