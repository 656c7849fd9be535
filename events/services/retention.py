"""Forgetting: what the consent promises to delete, a year after the event."""

from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.functions import Cast, Concat

from events.models import Attendance, Event, Follow, Invitation, Registration
from hub.outbox.models import Message

KEPT_FOR = timedelta(days=365)
# Who has not proven an address by then did not mean it, or it is somebody else's.
UNPROVEN_FOR = timedelta(days=7)

# RFC 2606: an address below this name can belong to nobody.
_NOBODY = "@forgotten.invalid"
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
    registrations = Registration.objects.filter(event__in=over).exclude(email__endswith=_NOBODY)
    guests = registrations.filter(member=None)
    members = registrations.exclude(member=None).exclude(**_ANSWERS)
    _blank_in_log(Registration, guests)
    emptied = guests.update(name="", email=_nobody("uuid"), **_ANSWERS) + members.update(**_ANSWERS)
    invitations = Invitation.objects.filter(event__in=over).exclude(email__endswith=_NOBODY)
    _blank_in_log(Invitation, invitations)
    invitations.update(name="", email=_nobody("pk"))
    Attendance.objects.filter(event__in=over).delete()
    Follow.objects.filter(event__in=over).delete()
    Follow.objects.filter(is_address_proven=False, created_at__lt=now - UNPROVEN_FOR).delete()
    Message.objects.filter(created_at__lt=now - KEPT_FOR).delete()
    return emptied


def _nobody(column: str) -> Concat:
    return Concat(Cast(column, models.CharField()), models.Value(_NOBODY))


def _blank_in_log(model: type[models.Model], rows: models.QuerySet) -> None:
    """Take names out of the administration's history, which quotes them."""
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    keys = rows.annotate(key=Cast("pk", models.TextField())).values("key")
    entries.filter(object_id__in=keys).update(object_repr="–", change_message="")
