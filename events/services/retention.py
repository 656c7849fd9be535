"""Forgetting: what the consent promises to delete, a year after the event."""

from datetime import datetime, timedelta

from auditlog.context import disable_auditlog
from django.db import models, transaction
from django.db.models.functions import Cast, Concat

from events.models import Attendance, Event, Follow, Invitation, Mailing, Registration
from hub.history.kept import page_named
from hub.history.models import Entry
from hub.outbox.models import Message

KEPT_FOR = timedelta(days=365)
# Who has not proven an address by then did not mean it, or it is somebody else's.
UNPROVEN_FOR = timedelta(days=7)

# RFC 2606: an address below this name can belong to nobody.
FORGOTTEN = "@forgotten.invalid"
_ANSWERS = {"organisation_name": "", "gender": "", "accessibility_needs": "", "question": "", "decision_note": ""}


@transaction.atomic
def forget(*, now: datetime) -> int:
    """Delete who took part in events that ended a year before `now`, and what was written to people then.

    What stays says nothing about a person: country, type of organisation, language and attendance, for the figures.
    A member keeps her own list of events without her answers. Harmless when called again.

    Returns:
        how many registrations were emptied.
    """
    over = Event.objects.filter(ends_at__lt=now - KEPT_FOR)
    registrations = Registration.objects.filter(event__in=over).exclude(email__endswith=FORGOTTEN)
    guests = registrations.filter(member=None)
    members = registrations.exclude(member=None).exclude(**_ANSWERS)
    _forget_history(guests)
    _forget_history(members)
    emptied = guests.update(name="", email=_nobody("uuid"), **_ANSWERS) + members.update(**_ANSWERS)
    invitations = Invitation.objects.filter(event__in=over).exclude(email__endswith=FORGOTTEN)
    _forget_history(invitations)
    invitations.update(name="", email=_nobody("pk"))
    unproven = Follow.objects.filter(is_address_proven=False, created_at__lt=now - UNPROVEN_FOR)
    of_events = (Attendance.objects.filter(event__in=over), Follow.objects.filter(event__in=over), unproven)
    for rows in (*of_events, Message.objects.filter(created_at__lt=now - KEPT_FOR)):
        _forget_history(rows)
        # That the hub has forgotten thousands is nobody's doing to be written down one by one.
        with disable_auditlog():
            rows.delete()
    _forget_lists(now)
    return emptied


def _forget_lists(now: datetime) -> None:
    """Take the addresses out of drafts of invitations that nobody has sent for a year."""
    for mailing in Mailing.objects.filter(updated_at__lt=now - KEPT_FOR, audience__has_key="list_text"):
        mailing.audience.pop("list_text")
        mailing.save(update_fields=["audience", "updated_at"])


def _nobody(column: str) -> Concat:
    return Concat(Cast(column, models.CharField()), models.Value(FORGOTTEN))


def _forget_history(rows: models.QuerySet) -> None:
    """Delete the history of people's rows, which quotes their names and answers."""
    start = models.Value(page_named(rows.model, ""))
    pages = rows.order_by().annotate(page=Concat(start, Cast("pk", models.CharField()))).values("page")
    Entry.objects.filter(page__in=pages).delete()
