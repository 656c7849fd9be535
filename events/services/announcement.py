"""What is told to people about a change or after an event: drafted by what happens, sent by a facilitator."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events import mail
from events.errors import AnnouncementOutdated
from events.models import Announcement, Event
from events.services.locking import lock
from events.told import OFF, State, as_told, kind_of, material_of, readers, state_of
from members.models import Member

Audience = Announcement.Audience
Kind = Announcement.Kind
Stage = Announcement.State

# Who hears from us after an event, each with words of their own.
_AFTERWARDS = (Audience.ATTENDED, Audience.ABSENT, Audience.WAITLISTED)


@transaction.atomic
def follow_change(*, event: Event, before: State) -> Announcement | None:
    """Draw the consequences of a saved change: a new revision of the calendar entry, and what there is to tell.

    There is one open draft per event. It keeps what people were told last, so a second change before the sending goes
    into it, and a change that is taken back dissolves it. Nothing is mailed.

    Args:
        event: the event, saved as it stands now.
        before: its `state_of` before the change.

    Returns the draft to read and send; None if nothing changed, nobody counts on the event, it is still a draft or it
    was over before and after.
    """
    event = lock(event)
    now = state_of(event)
    # Whoever corrects what is past, corrects the record; whoever cancels it, tells people.
    is_record = before["status"] == now["status"] and event.has_ended and as_told(event, before).has_ended
    if now == before or before["status"] == Event.Status.DRAFT or is_record:
        return None
    last = event.announcements.exclude(kind=Kind.FOLLOW_UP).first()
    told = _told(last, before)
    if last is not None and not kind_of(told, now) and _somebody_came_since(last):
        # Everybody else is back where they were, but whoever came meanwhile knows only the state between.
        told = before
    _revise(event, before, told)
    draft = last if last is not None and last.state == Stage.DRAFT else None
    kind = kind_of(told, now)
    if not readers(event, Audience.EVERYBODY).exists():
        if last is not None and last.state != Stage.SENT:
            _dissolve(last)
        return None
    if not kind:
        if draft is not None:
            discard_announcement(announcement=draft)
        return None
    draft = draft or Announcement(event=event)
    draft.kind, draft.before, draft.sequence = kind, dict(told), event.ical_sequence
    draft.save()
    return draft


@transaction.atomic
def send_announcement(*, announcement: Announcement, sender: Member) -> int:
    """Queue one mail to everybody the announcement is for; return how many. A second press queues nothing.

    Args:
        announcement: the draft as the sender has read it.
        sender: who read it and pressed the button.

    Raises:
        AnnouncementOutdated: if the event has changed since the draft was written or read, if the draft was discarded,
            or if it tells of a date that is over.
    """
    event = lock(announcement.event)
    draft = event.announcements.select_for_update().get(pk=announcement.pk)
    if draft.state == Stage.SENT:
        return 0
    if reason := _outdated(announcement, draft, event):
        raise AnnouncementOutdated(reason)
    told = list(readers(event, draft.audience))
    for registration in told:
        registration.event = event
        mail.announcement(draft, registration)
    draft.state, draft.sent_at, draft.sent_by = Stage.SENT, timezone.now(), sender
    draft.save(update_fields=["state", "sent_at", "sent_by", "updated_at"])
    return len(told)


@transaction.atomic
def discard_announcement(*, announcement: Announcement) -> Announcement:
    """Put a draft away unsent; harmless for one that was sent or discarded. Return it as it is now."""
    event = lock(announcement.event)
    draft = event.announcements.select_for_update().get(pk=announcement.pk)
    if draft.state == Stage.DRAFT:
        draft.state = Stage.DISCARDED
        draft.save(update_fields=["state", "updated_at"])
    return draft


@transaction.atomic
def arm_follow_up(*, event: Event) -> list[Announcement]:
    """Draft what is written after an event once there is something to show: recording, documents or summary.

    There is a draft for each audience that has somebody in it, unless a draft or a mail has told all of it already or
    a facilitator put it away. Open drafts follow what is there. Return those that are new.
    """
    event = lock(event)
    material = material_of(event) if event.has_ended and event.is_happening else []
    return [draft for audience in _AFTERWARDS if (draft := _arm(event, audience, material))]


def _arm(event: Event, audience: str, material: list[str]) -> Announcement | None:
    earlier = list(event.announcements.filter(kind=Kind.FOLLOW_UP, audience=audience))
    told = {name for row in earlier if row.state == Stage.SENT for name in row.material}
    put_away = {name for row in earlier if row.state == Stage.DISCARDED for name in row.material}
    untold = [name for name in material if name not in told]
    draft = next((row for row in earlier if row.state == Stage.DRAFT), None)
    if draft is not None:
        if not untold:
            _dissolve(draft)
        elif draft.material != untold:
            draft.material = untold
            draft.save(update_fields=["material", "updated_at"])
        return None
    if not set(untold) - put_away or not readers(event, audience).exists():
        return None
    return Announcement.objects.create(
        event=event, kind=Kind.FOLLOW_UP, audience=audience, material=untold, sequence=event.ical_sequence
    )


def _told(last: Announcement | None, before: State) -> State:
    """Return what people were told last, as far as the last announcement knows better than `before`."""
    if last is None:
        return before
    if last.state != Stage.SENT:
        return last.before or before
    # A date fixed while the event is off is news to everybody, however often it was corrected.
    return {**last.before, "status": last.kind} if last.kind in OFF and before["status"] == last.kind else before


def _somebody_came_since(last: Announcement) -> bool:
    since = last.created_at
    came = Q(created_at__gte=since) | Q(confirmed_at__gte=since) | Q(waitlisted_at__gte=since)
    return readers(last.event, Audience.EVERYBODY).filter(came).exists()


def _dissolve(draft: Announcement) -> None:
    """Discard a draft that has nobody or nothing left to tell; without content it means nothing to what comes later."""
    draft.state, draft.before, draft.material = Stage.DISCARDED, {}, []
    draft.save(update_fields=["state", "before", "material", "updated_at"])


def _revise(event: Event, before: State, told: State) -> None:
    """Count up the revision of the calendar entry (RFC 5546, 2.1.4) and note from where a fixed date was moved."""
    was = as_told(event, before)
    if event.starts_at != was.starts_at:
        known = as_told(event, told).starts_at
        if event.starts_at in {known, event.previous_starts_at}:
            event.previous_starts_at = None
        elif was.is_date_confirmed and was.status != Event.Status.CANCELLED:
            event.previous_starts_at = known
    event.ical_sequence += 1
    event.ical_revised_at = timezone.now()
    event.save(update_fields=["previous_starts_at", "ical_sequence", "ical_revised_at", "updated_at"])


def _outdated(read: Announcement, draft: Announcement, event: Event) -> str:
    if draft.state == Stage.DISCARDED:
        return _("This announcement has been discarded.")
    if draft.kind == Kind.FOLLOW_UP:
        is_over = event.has_ended and event.is_happening
        return "" if is_over else _("This is for after the event, and the event is not over.")
    if min(read.sequence, draft.sequence) < event.ical_sequence:
        return _("The event has changed since this announcement was read. Look at it again before you send it.")
    if draft.kind in {Kind.CHANGED, Kind.REINSTATED} and event.has_ended:
        return _("This event is over.")
    return ""
