"""What the hub writes to everybody who counts on an event: a change of it, or what it left behind."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from events import ical
from events.mail.letters import enqueue, found, render
from events.models import Announcement, Event, Registration
from events.told import MEETING, OFF, as_told, material_of, outcomes, readers, when
from hub.languages import Text, text_of
from hub.outbox import kinds
from hub.outbox.models import Content, Message

Kind = Announcement.Kind
Status = Registration.Status

# The mail that tells each kind of announcement.
_MAILS = {
    Kind.CHANGED: "event_changed",
    Kind.POSTPONED: "event_postponed",
    Kind.CANCELLED: "event_cancelled",
    Kind.REINSTATED: "event_reinstated",
    Kind.FOLLOW_UP: "follow_up",
}
# The columns that say when it is; a mail that takes a date away names the one that people have.
_DATE = ("starts_at", "ends_at", "time_zone", "date_status")


def batch_of(announcement: Announcement) -> str:
    """Return the name under which the outbox keeps the mails of an announcement."""
    return f"announcement:{announcement.pk}"


def announcement(announcement: Announcement, registration: Registration) -> None:
    """Queue the mail of an announcement to one participant, once."""
    enqueue(
        _MAILS[Kind(announcement.kind)],
        registration,
        suffix=f":{announcement.pk}",
        batch=batch_of(announcement),
        announcement=announcement.pk,
    )


def announcement_preview(announcement: Announcement, registration: Registration) -> Content:
    """Return the mail as the owner of `registration`, which may be unsaved, would get it now."""
    return _written(announcement, registration)


@dataclass(frozen=True, slots=True)
class Telling:
    """What a letter says of an announcement; worked out in the letter's language when the letter is written."""

    announcement: Announcement
    version: datetime
    time_zone: str
    # In another order than the fields: rows compare by their keys, and the version stands for all that they say.
    event: Event = field(compare=False)

    @property
    def words(self) -> Text:
        """What the facilitator adds."""
        return text_of(self.announcement, "text")

    @property
    def dates(self) -> tuple[str, ...]:
        """The date that people have and the present one, on the reader's clock; empty if they are the same."""
        before = as_told(self.event, self.announcement.before)
        old, new = when(before, self.time_zone), when(self.event, self.time_zone)
        return (old, new) if old != new else ()

    @property
    def is_meeting_new(self) -> bool:
        """Whether the meeting's address, ID or passcode is another one; which, is for the details below."""
        before = as_told(self.event, self.announcement.before)
        return any(getattr(before, name) != getattr(self.event, name) for name in MEETING)

    @property
    def recording_url(self) -> str:
        """The address of the recording, if it is news."""
        return self.event.recording_url if "recording" in self.announcement.material else ""

    @property
    def has_summary(self) -> bool:
        """Whether the summary on the event's page is news."""
        return "summary" in self.announcement.material and bool(text_of(self.event, "summary").value)

    @property
    def documents(self) -> list[tuple[Text, str]]:
        """Titles and addresses of presentations and outcomes, if they are news."""
        rows = outcomes(self.event) if "documents" in self.announcement.material else []
        return [
            (text_of(row.resource, "title"), f"{settings.BASE_URL}{row.resource.get_absolute_url()}") for row in rows
        ]


def _render(message: Message) -> Content | None:
    registration = found(message)
    sent = Announcement.objects.filter(pk=message.payload.get("announcement"), state=Announcement.State.SENT).first()
    if registration is None or sent is None or not _applies(sent, registration):
        return None
    return _written(sent, registration)


def _applies(announcement: Announcement, registration: Registration) -> bool:
    """Whether an announcement still says how things stand, and to whom it should."""
    event = registration.event
    if announcement.kind != Kind.FOLLOW_UP:
        is_newest = announcement.sequence == event.ical_sequence
        return is_newest and registration.is_live and registration.is_address_proven
    if not event.has_ended or not event.is_happening or not set(announcement.material) & set(material_of(event)):
        return False
    return readers(event, announcement.audience).filter(pk=registration.pk).exists()


def _written(announcement: Announcement, registration: Registration) -> Content:
    kind = Kind(announcement.kind)
    event = registration.event
    had_seat = registration.status == Status.CONFIRMED
    method = ical.REQUEST if had_seat else ""
    if kind in OFF:
        method = ical.CANCEL if had_seat else ""
        known = {name: value for name, value in announcement.before.items() if name in _DATE}
        registration.event = as_told(event, known)
    elif kind == Kind.FOLLOW_UP:
        method = ""
    return render(
        _MAILS[kind],
        registration,
        method=method,
        telling=Telling(announcement, announcement.updated_at, registration.time_zone, event),
        audience=announcement.audience,
        standing=registration.status,
    )


for _kind, _label in {
    Kind.CHANGED: _("The event has changed"),
    Kind.POSTPONED: _("The event is postponed"),
    Kind.CANCELLED: _("The event is cancelled"),
    Kind.REINSTATED: _("The event takes place after all"),
    Kind.FOLLOW_UP: _("After the event"),
}.items():
    kinds.register(f"events.{_MAILS[_kind]}", _label, _render)
