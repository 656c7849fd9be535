"""An event as search engines read it: schema.org in JSON-LD. It leads to the event's page, never into a meeting."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.safestring import SafeString

from events.models import Contribution, Event, EventOrganisation
from events.services import closed_reason
from hub.json_ld import Data, for_script, given
from hub.languages import text_of
from hub.markdown import to_text
from hub.taxonomy.models import Theme
from members.models import Organisation


def may_be_found(event: Event) -> bool:
    """Whether search engines may know of `event`: everybody can open its page."""
    return event.access == Event.Access.PUBLIC and event.status != Event.Status.DRAFT


def availability(event: Event) -> str:
    """Return what schema.org calls the state of the places, empty while nobody can register.

    `event` needs the annotation of `with_seats_taken()`.
    """
    if closed_reason(event):
        return ""
    is_full = event.capacity is not None and event.seats_taken >= event.capacity  # type: ignore[attr-defined]
    return "SoldOut" if is_full else "InStock"


def as_json_ld(
    event: Event,
    *,
    contributions: Iterable[Contribution],
    hosts: Iterable[EventOrganisation],
    themes: Iterable[Theme],
) -> SafeString:
    """Return `event` as JSON for a script element, in the current language.

    Args:
        event: from `with_seats_taken()`; with its series.
        contributions: of which the confirmed ones are named.
        hosts: organisations with their roles.
        themes: what it is about.
    """
    page = f"{settings.BASE_URL}{event.get_absolute_url()}"
    data: Data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"urn:uuid:{event.uuid}",
        "name": text_of(event, "title").value,
        "description": to_text(text_of(event, "teaser").value),
        "url": page,
        **_dates(event),
        "eventStatus": f"https://schema.org/{_status(event)}",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        # The page, where people register. The address of the meeting is for participants only.
        "location": {"@type": "VirtualLocation", "url": page},
        "inLanguage": event.listening_languages,
        "isAccessibleForFree": True,
        "offers": _offer(event, page),
        "maximumAttendeeCapacity": event.capacity,
        "organizer": _organizers(hosts),
        "performer": [_person(item) for item in contributions if item.name and not item.is_open],
        "superEvent": _series(event),
        "about": [{"@type": "Thing", "name": text_of(theme, "name").value} for theme in themes],
    }
    return for_script(given(data))


def _dates(event: Event) -> Data:
    moments = {
        "startDate": event.starts_at,
        "endDate": event.ends_at,
        "previousStartDate": event.previous_starts_at,
    }
    # With the offset of the event's city on that day, so that readers print the time people there go by.
    return {name: moment.astimezone(event.zone).isoformat() for name, moment in moments.items() if moment}


def _status(event: Event) -> str:
    if event.status == Event.Status.CANCELLED:
        return "EventCancelled"
    if event.status == Event.Status.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if event.previous_starts_at else "EventScheduled"


def _offer(event: Event, page: str) -> Data | None:
    found = availability(event)
    if not found:
        return None
    state = f"https://schema.org/{found}"
    return {"@type": "Offer", "price": 0, "priceCurrency": "USD", "availability": state, "url": page}


def _organizers(hosts: Iterable[EventOrganisation]) -> list[Data]:
    found = [_organisation(item.organisation) for item in hosts if item.role == EventOrganisation.Role.HOST]
    return found or [{"@type": "Organization", "name": str(settings.SITE_NAME), "url": f"{settings.BASE_URL}/"}]


def _organisation(organisation: Organisation) -> Data:
    data = {"@type": "Organization", "name": text_of(organisation, "name").value, "url": organisation.website}
    return given(data)


def _person(item: Contribution) -> Data:
    data: Data = {"@type": "Person", "name": item.name, "jobTitle": text_of(item, "job_title").value}
    if item.organisation is not None:
        data["affiliation"] = _organisation(item.organisation)
    return given(data)


def _series(event: Event) -> Data | None:
    if event.series is None:
        return None
    address = f"{settings.BASE_URL}{event.series.get_absolute_url()}"
    return {"@type": "EventSeries", "name": text_of(event.series, "title").value, "url": address}
