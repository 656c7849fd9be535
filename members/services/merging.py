"""Making one member of two."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members import merging
from members.errors import CannotMerge
from members.models import DistinctPeople, Member

# What a facilitator chooses between when the two differ. Who finds her is not among it: that is hers to decide.
CHOICES = (
    "name", "job_title", "organisation", "organisation_name", "group", "country", "language", "time_zone", "about",
)  # fmt: skip

_MOST_PRIVATE_FIRST = [Member.Visibility.NOBODY, Member.Visibility.MEMBERS, Member.Visibility.PUBLIC]


def obstacle(*, kept: Member, gone: Member, by: Member) -> str:
    """Return why `by` cannot merge `gone` into `kept`, in the reader's language; empty if she can."""
    if kept.pk == gone.pk:
        return _("These are the same member: choose two.")
    if by.pk == gone.pk:
        return _("You are signed in to the account that would end: keep this one instead.")
    if not by.is_superuser and any(member.is_staff or member.is_superuser for member in (kept, gone)):
        return _("One of the two may enter the administration: only an administrator can merge them.")
    if not (kept.is_active and gone.is_active):
        return _("One of the two may not sign in. Merged, that would open the account again: decide that first.")
    return ""


@transaction.atomic
def merge(*, kept: Member, gone: Member, by: Member, chosen: Mapping[str, Any]) -> Member:
    """Make `gone` a part of `kept`: all that it has passes on, its addresses open the account that stays, and it ends.

    Args:
        kept: the account that stays, with its address, password and second factors.
        gone: the account that ends.
        by: who decides; rights pass on only if she is an administrator.
        chosen: values for fields of `CHOICES`; the others stay as they are.

    Raises:
        CannotMerge: if that is not allowed, one of the two has gone, or something of theirs is changing right now.
    """
    # No-key: rows that refer to the two can still be written while we wait for the locks of their events.
    rows = Member.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=[kept.pk, gone.pk])
    locked = {member.pk: member for member in rows.order_by("pk")}
    if set(locked) != {kept.pk, gone.pk}:
        raise CannotMerge(_("One of the two is not there any more."))
    kept, gone = locked[kept.pk], locked[gone.pk]
    if reason := obstacle(kept=kept, gone=gone, by=by):
        raise CannotMerge(reason)
    pair = merging.Pair(kept, gone, with_rights=by.is_superuser)
    try:
        with transaction.atomic():
            for share in merging.shares():
                share.move(pair)
            _unite(pair, chosen)
            # What it still had would be deleted with it.
            gone.delete()
    except IntegrityError as error:
        raise CannotMerge(_("Something of theirs has just changed. Look again, then merge.")) from error
    return kept


def _unite(pair: merging.Pair, chosen: Mapping[str, Any]) -> None:
    kept, gone = pair.kept, pair.gone
    for name in CHOICES:
        if name in chosen:
            setattr(kept, name, chosen[name])
    kept.gender = kept.gender or gone.gender
    answers = {kept.visibility, gone.visibility}
    kept.visibility = next(answer for answer in _MOST_PRIVATE_FIRST if answer in answers)
    kept.created_at = min(kept.created_at, gone.created_at)
    if gone.status == Member.Status.APPROVED and kept.status != Member.Status.APPROVED:
        kept.status, kept.approved_at = gone.status, gone.approved_at
    if pair.with_rights:
        kept.is_staff, kept.is_superuser = kept.is_staff or gone.is_staff, kept.is_superuser or gone.is_superuser
    kept.save()


@transaction.atomic
def tell_apart(*, one: Member, other: Member) -> None:
    """Note that two members are two people, so that they are not listed as likely duplicates; harmless twice."""
    first, second = sorted((one.pk, other.pk))
    DistinctPeople.objects.bulk_create([DistinctPeople(first_id=first, second_id=second)], ignore_conflicts=True)
