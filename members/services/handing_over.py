"""Passing one person's work to another."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from members import mail
from members.duties import duties_for
from members.errors import CannotHandOver
from members.models import Member


def obstacle_between(giver: Member, taker: Member) -> str:
    """Return why nothing can pass from one to the other, in the reader's language; empty if it can."""
    if giver.pk == taker.pk:
        return _("Choose two different people.")
    if not taker.is_approved:
        return _("%(name)s is not a member, or may not sign in.") % {"name": taker}
    return ""


@transaction.atomic
def hand_over(*, giver: Member, taker: Member, by: Member, chosen: Collection[str]) -> int:
    """Pass what is `chosen` from one member to another and tell both by mail; return how much has passed on.

    Args:
        giver: who has had it so far.
        taker: who gets it.
        by: who decides; roles pass on only if she is an administrator.
        chosen: codes of duties and keys of their tasks, as "events.contacts:12". What has gone meanwhile is left out.

    Raises:
        CannotHandOver: if nothing can pass between these two.
    """
    rows = Member.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=[giver.pk, taker.pk])
    locked = {member.pk: member for member in rows.order_by("pk")}
    giver, taker = locked[giver.pk], locked[taker.pk]
    if reason := obstacle_between(giver, taker):
        raise CannotHandOver(reason)
    moves = []
    for duty in duties_for(by):
        keys = [t.key for t in duty.find(giver, taker).passing if f"{duty.code}:{t.key}" in chosen]
        if keys:
            moves.append((duty, keys))
    count = sum(len(keys) for _duty, keys in moves)
    if not count:
        raise CannotHandOver(_("Nothing of what you chose is left to be handed over."))
    # Each reads it in her own language, and what passes on can be found only before it has.
    words = {}
    for reader in (giver, taker):
        with override(reader.language):
            words[reader.pk] = [
                str(t.words) for duty, keys in moves for t in duty.find(giver, taker).passing if t.key in keys
            ]
    for duty, keys in moves:
        duty.move(giver, taker, keys)
    mail.duties_handed_over(reader=giver, other=taker, gives=True, moved=words[giver.pk])
    mail.duties_handed_over(reader=taker, other=giver, gives=False, moved=words[taker.pk])
    return count
