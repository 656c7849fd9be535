"""iCalendar objects (RFC 5545, 5546): personal invitations, cancellations, the public file and the feeds.

Times are written in UTC: icalendar's own VTIMEZONE puts clock changes an hour late in some readers, and a single
meeting needs none. Everything that would differ from call to call (DTSTAMP, UID) is given, so the same state gives the
same bytes.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress, vDuration, vText, vUri
from icalendar import Event as VEvent

from events.models import Event, Registration
from hub.clocks import clocks
from hub.languages import text_of
from hub.markdown import to_text

PRODID = "-//Fair Recruitment Initiative//Knowledge Hub//EN"
REQUEST = "REQUEST"
CANCEL = "CANCEL"
# How often calendars are asked to look again. It is a wish: some look once a day whatever it says.
REFRESH = timedelta(hours=4)


def invite(registration: Registration, *, method: str, stamp: datetime, join_url: str) -> str:
    """Return the calendar object for one participant, to be mailed with the METHOD of the same name.

    Args:
        registration: whose calendar it goes to; its event must have a date.
        method: REQUEST (invitation or update) or CANCEL.
        stamp: when this message was made, aware (DTSTAMP of an iTIP message, RFC 5545 3.8.7.2).
        join_url: the participant's personal link; it opens the description and is the location, since many clients
            surface only those.

    A CANCEL of the whole date (the event is cancelled or postponed) carries STATUS:CANCELLED, that of one participant
    does not (RFC 5546, 3.2.5).
    """
    event = registration.event
    with translation.override(registration.language):
        component = _vevent(event, registration.language, stamp=stamp, sequence=registration.sequence)
        organizer_name, organizer_email = parseaddr(settings.DEFAULT_FROM_EMAIL)
        component.add("organizer", _address(organizer_email, {"CN": organizer_name}))
        component.add(
            "attendee",
            _address(
                registration.email,
                {
                    "CN": registration.name,
                    "CUTYPE": "INDIVIDUAL",
                    "ROLE": "REQ-PARTICIPANT",
                    "PARTSTAT": "NEEDS-ACTION",
                    "RSVP": "FALSE",
                },
            ),
        )
        if method == REQUEST:
            component.add("status", "CONFIRMED" if event.is_date_confirmed else "TENTATIVE")
            component.add("location", _clean(join_url))
            component.add("description", _invite_description(registration, join_url))
            component.add("conference", _conference(join_url, registration.language))
        elif not event.is_happening:
            component.add("status", "CANCELLED")
    return _calendar(component, method)


def personal_file(registration: Registration, *, join_url: str) -> str:
    """Return the calendar file a participant downloads: with the join link, but an entry of her own (no METHOD)."""
    event = registration.event
    language = registration.language
    with translation.override(language):
        component = _vevent(event, language, stamp=event.ical_revised_at, sequence=registration.sequence)
        component.add("status", "CONFIRMED")
        component.add("location", _clean(join_url))
        component.add("description", _invite_description(registration, join_url))
        component.add("conference", _conference(join_url, language))
    return _calendar(component)


def public_file(event: Event, language: str) -> str:
    """Return the calendar file anybody may download: no METHOD, no ATTENDEE, no meeting link."""
    return _public_file(event, event.updated_at, language)


@lru_cache(maxsize=512)
def _public_file(event: Event, _version: datetime, language: str) -> str:
    with translation.override(language):
        component = _public_vevent(event, language, stamp=event.ical_revised_at)
    return _calendar(component)


def public_feed(events: Iterable[Event], *, name: str, language: str) -> str:
    """Return the calendar anybody may subscribe to: no METHOD, no ATTENDEE, no meeting link.

    Each entry is stamped with its event's last revision, so that the same state gives the same bytes.

    Args:
        events: visible to everybody, all with a date.
        name: what calendars call the feed.
        language: in which the entries are written, as far as they are translated.
    """
    with translation.override(language):
        components = [_public_vevent(event, language, stamp=event.updated_at, is_in_feed=True) for event in events]
    return _feed(components, name)


def personal_feed(
    registrations: Iterable[tuple[Registration, str]], *, name: str, language: str, time_zone: str
) -> str:
    """Return the calendar a member subscribes to: her registrations, never with the address of a meeting.

    Args:
        registrations: live ones to events with a date, each with its link to the join gate. The feed's address may
            leave her devices, so it carries the link, which can be taken back, and not what it leads to.
        name: what calendars call the feed.
        language: the member's.
        time_zone: the member's; empty if not known, then that of each registration counts.
    """
    with translation.override(language):
        components = [
            _own_vevent(row, language, time_zone or row.time_zone, join_url) for row, join_url in registrations
        ]
    return _feed(components, name)


def google_url(event: Event, language: str) -> str:
    """Return the address that adds `event` to a Google calendar; it carries no meeting link."""
    if event.starts_at is None or event.ends_at is None:
        return ""
    span = "/".join(moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") for moment in (event.starts_at, event.ends_at))
    query = {
        "action": "TEMPLATE",
        "text": text_of(event, "title", language).value,
        "dates": span,
        "details": _page_url(event, language),
    }
    return f"https://calendar.google.com/calendar/render?{urlencode(query)}"


def outlook_url(event: Event, language: str) -> str:
    """Return the address that adds `event` to an Outlook calendar on the web; it carries no meeting link."""
    if event.starts_at is None or event.ends_at is None:
        return ""
    query = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": text_of(event, "title", language).value,
        "startdt": event.starts_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "enddt": event.ends_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "body": _page_url(event, language),
    }
    return f"https://outlook.office.com/calendar/0/deeplink/compose?{urlencode(query)}"


def _calendar(component: VEvent, method: str = "") -> str:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    if method:
        calendar.add("method", method)
    calendar.add_component(component)
    return calendar.to_ical().decode()


def _feed(components: Iterable[VEvent], name: str) -> str:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    # RFC 7986 and what calendars knew before it. icalendar's own property leaves out the VALUE that 5.7 requires.
    calendar.add("name", _clean(name))
    calendar.add("x-wr-calname", vText(_clean(name)))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText(vDuration(REFRESH).to_ical().decode()))
    for component in components:
        calendar.add_component(component)
    return calendar.to_ical().decode()


def _vevent(event: Event, language: str, *, stamp: datetime, sequence: int) -> VEvent:
    if event.starts_at is None or event.ends_at is None:
        reason = f"Event {event.pk} has no date, so it has no calendar entry"
        raise ValueError(reason)
    title = text_of(event, "title", language)
    component = VEvent()
    component.add("uid", event.ical_uid)
    component.add("dtstamp", _seconds(stamp))
    component.add("sequence", sequence)
    component.add("dtstart", event.starts_at.astimezone(UTC))
    component.add("dtend", event.ends_at.astimezone(UTC))
    component.add("summary", _clean(title.value), parameters={"LANGUAGE": title.language})
    is_cancelled = event.status == Event.Status.CANCELLED
    component.add("transp", "TRANSPARENT" if is_cancelled else "OPAQUE")
    component.add("url", _page_url(event, language))
    return component


def _public_vevent(event: Event, language: str, *, stamp: datetime, is_in_feed: bool = False) -> VEvent:
    component = _vevent(event, language, stamp=stamp, sequence=event.ical_sequence)
    if is_in_feed:
        component.add("last-modified", _seconds(stamp))
    component.add("status", _status(event))
    component.add("location", _("Online"))
    component.add("description", _description(event, language, remark(event)))
    return component


def _own_vevent(registration: Registration, language: str, time_zone: str, join_url: str) -> VEvent:
    event = registration.event
    revised = max(event.updated_at, registration.updated_at)
    component = _vevent(event, language, stamp=revised, sequence=registration.sequence)
    component.add("last-modified", _seconds(revised))
    has_seat = registration.status == Registration.Status.CONFIRMED
    component.add("status", _status(event) if has_seat or not event.is_happening else "TENTATIVE")
    way_in = ""
    if has_seat and event.is_happening:
        component.add("location", _clean(join_url))
        component.add("conference", _conference(join_url, language))
        way_in = _("Join: %(url)s") % {"url": join_url}
    wait = "" if has_seat else waits_for(registration)
    component.add("description", _description(event, language, way_in, remark(event), wait, _times(event, time_zone)))
    return component


def _status(event: Event) -> str:
    statuses: dict[str, str] = {Event.Status.CANCELLED: "CANCELLED", Event.Status.POSTPONED: "TENTATIVE"}
    return statuses.get(event.status, "CONFIRMED" if event.is_date_confirmed else "TENTATIVE")


def remark(event: Event) -> str:
    """Return the state of an event as a sentence, for calendars that show no STATUS; empty if all is as planned."""
    if event.status == Event.Status.CANCELLED:
        return _("This event has been cancelled.")
    if event.status == Event.Status.POSTPONED:
        return _("This event has been postponed.")
    return "" if event.is_date_confirmed else _("This date is proposed and not confirmed yet.")


def waits_for(registration: Registration) -> str:
    """Return what a registration without a seat waits for, as a sentence."""
    if registration.status == Registration.Status.WAITLISTED:
        return _("You are on the waiting list.")
    if registration.is_address_proven:
        return _("A facilitator still has to approve your registration.")
    return _("You still have to confirm your address.")


def _invite_description(registration: Registration, join_url: str) -> str:
    event = registration.event
    lines = [_("Join: %(url)s") % {"url": join_url}]
    if not event.hides_meeting_details:
        details = [
            (_("Meeting address: %(value)s"), event.meeting_url),
            (_("Meeting ID: %(value)s"), event.meeting_id),
            (_("Passcode: %(value)s"), event.meeting_passcode),
            (_("By telephone: %(value)s"), event.dial_in),
        ]
        lines += [label % {"value": value} for label, value in details if value]
    return _description(event, registration.language, "\n".join(lines), _times(event, registration.time_zone))


def _times(event: Event, time_zone: str) -> str:
    """Return when the event is, on the reader's clock and on its own, one to a line; empty without a date."""
    if event.starts_at is None or event.ends_at is None:
        return ""
    return "\n".join(map(str, clocks(event.starts_at, event.ends_at, event.time_zone, time_zone)))


def _description(event: Event, language: str, *first: str) -> str:
    """Return the paragraphs `first`, what the event is about and where its page is: plain, for many show tags raw."""
    parts = [
        *first,
        to_text(text_of(event, "teaser", language).value),
        interpretation_line(event),
        _page_url(event, language),
    ]
    return _clean("\n\n".join(part for part in parts if part))


def interpretation_line(event: Event) -> str:
    """Return into which languages `event` is interpreted, as a sentence; empty if into none."""
    languages = set(event.interpretation_languages)
    if languages == {"fr", "es"}:
        return _("Interpretation into French and Spanish")
    if languages == {"fr"}:
        return _("Interpretation into French")
    if languages == {"es"}:
        return _("Interpretation into Spanish")
    return ""


def _conference(url: str, language: str) -> vUri:
    # RFC 7986, 5.11; icalendar's own Conference class writes the features as one quoted word.
    params: dict[str, Any] = {"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"], "LANGUAGE": language}
    params["LABEL"] = _clean(_("Join the webinar"))
    return vUri(url, params=params)


def _address(email: str, params: dict[str, str]) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    for name, value in params.items():
        # A quotation mark cannot stand in a parameter (RFC 5545, 3.2); old readers show RFC 6868's escape as it is.
        address.params[name] = vText(_clean(value).replace("\n", " ").replace('"', "’"))
    return address


def _seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _page_url(event: Event, language: str) -> str:
    with translation.override(language):
        return f"{settings.BASE_URL}{event.get_absolute_url()}"


def _clean(text: str) -> str:
    """Return `text` without control characters and odd line ends, which calendars refuse (RFC 5545, 3.1)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in text if c in "\n\t" or not (ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F))
