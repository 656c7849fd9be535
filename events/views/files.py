"""Calendar files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_safe

from events import ical, mail
from events.models import Event, Registration
from events.views.access import own_registration
from hub.languages import current


@require_safe
def event_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the public calendar file of an event, without meeting link."""
    dated = Event.objects.visible_to(request.user).exclude(starts_at=None)
    event = get_object_or_404(dated.for_listing(), slug=slug)
    return _calendar_response(ical.public_file(event, current()), f"{event.slug}.ics")


@require_GET
@own_registration
def invite_file(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Return the personal calendar file, with the join link."""
    event = registration.event
    if registration.status != Registration.Status.CONFIRMED or event.starts_at is None:
        raise Http404
    text = ical.personal_file(registration, join_url=mail.join_url(registration))
    return _calendar_response(text, "invite.ics", is_private=True)


def _calendar_response(text: str, name: str, *, is_private: bool = False) -> HttpResponse:
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if is_private:
        response["Cache-Control"] = "private, no-store"
    return response
