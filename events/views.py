"""Pages of events: the lists, the event, registering and what follows."""

from collections.abc import Callable, Iterable
from functools import wraps
from math import ceil
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST, require_safe

from events import ical, mail, proofs, services
from events.errors import RegistrationClosed, RegistrationError
from events.forms import EventFilterForm, GuestRegistrationForm, MemberRegistrationForm, ParticipationForm
from events.models import Contribution, Event, EventDocument, EventOrganisation, Invitation, Registration
from events.models.event import EventQuerySet
from events.models.registration import hash_token
from events.rows import row_of
from events.standing import standing
from hub.clocks import Clock, cities
from hub.decorators import private
from hub.languages import current
from hub.search import matching
from members.models import Member

PAGE = 24


def narrowed(events: EventQuerySet, chosen: dict[str, str]) -> EventQuerySet:
    """Return the events that answer all the filters of the address."""
    if "theme" in chosen:
        events = events.about(chosen["theme"])
    if "place" in chosen:
        events = events.in_place(chosen["place"])
    if "language" in chosen:
        events = events.in_language(chosen["language"])
    if "interpretation" in chosen:
        events = events.interpreted_into(chosen["interpretation"])
    if "series" in chosen:
        events = events.filter(series__slug=chosen["series"])
    if "q" in chosen:
        events = matching(events, chosen["q"], ("title", "teaser", "background"))
    return events


def with_standings(request: HttpRequest, events: list[Event]) -> list[Event]:
    """Give each event of a list its `standing` for the visitor and its `row`, with one query for all."""
    own: dict[int, Registration] = {}
    if request.user.is_authenticated and events:
        rows = request.user.registrations.live().filter(event__in=events)
        own = {registration.event_id: registration for registration in rows}
    now = timezone.now()
    for event in events:
        event.standing = standing(event, own.get(event.pk), now)  # type: ignore[attr-defined]
        event.row = row_of(event, event.standing, str(request.viewer_zone))  # type: ignore[attr-defined]
    return events


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the coming events, and the past ones page by page."""
    form = EventFilterForm(request.GET)
    chosen = form.chosen
    when = request.GET.get("when")
    visible = narrowed(Event.objects.visible_to(request.user), chosen).for_listing().with_seats_taken()
    past = Paginator(visible.past(), PAGE).get_page(request.GET.get("page"))
    upcoming = [] if when == "past" else list(visible.upcoming()[:PAGE])
    past_events = [] if when == "upcoming" else list(past.object_list)
    with_standings(request, upcoming + past_events)
    context = {
        "form": form,
        "is_filtered": bool(chosen),
        "when": when,
        "upcoming": upcoming,
        "past": past,
        "past_events": past_events,
    }
    return render(request, "events/index.html", context)


def visible_event(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the event of the slug to the view; who is not signed in is asked to, if that may help."""

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        everything = Event.objects.select_related("series").with_seats_taken()
        event = everything.visible_to(request.user).filter(slug=slug).first()
        if event is not None:
            return view(request, event, **kwargs)
        hidden = everything.exclude(status=Event.Status.DRAFT).filter(slug=slug).first()
        if hidden is not None and (proofs.registration_for(request, hidden) or proofs.invitation_for(request, hidden)):
            return view(request, hidden, **kwargs)
        if hidden is not None and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        raise Http404

    return wrapper


@require_safe
@visible_event
def event(request: HttpRequest, event: Event) -> HttpResponse:
    """Show one event, before, during and after."""
    registration = proofs.registration_for(request, event)
    # All of the article is asked for only when the page's own cache does not have it.
    documents = (
        event.documents.filter(resource__published_at__isnull=False)
        .select_related("resource")
        .defer("resource__summary", "resource__description")
        .prefetch_related("resource__editions")
    )
    contributions = event.contributions.select_related("organisation", "country")
    hosts = event.event_organisations.select_related("organisation")
    context = {
        "event": event,
        "standing": standing(event, registration),
        "registration": registration,
        "topics": event.topics.select_related("presenter", "organisation", "organisation__country"),
        "people": SimpleLazyObject(lambda: _by_role(contributions, Contribution.Role)),
        "organisations": SimpleLazyObject(lambda: _by_role(hosts, EventOrganisation.Role)),
        "other_cities": _other_cities(event),
        "documents": SimpleLazyObject(lambda: [d for d in documents if d.role != EventDocument.Role.OUTCOME]),
        "outcomes": SimpleLazyObject(lambda: [d for d in documents if d.role == EventDocument.Role.OUTCOME]),
        "themes": event.themes.all(),
        "places": event.places.all(),
        "google_url": ical.google_url(event, current()),
        "outlook_url": ical.outlook_url(event, current()),
    }
    return render(request, "events/event.html", context)


def _other_cities(event: Event) -> list[Clock]:
    if not event.is_happening or event.has_ended or event.starts_at is None or event.ends_at is None:
        return []
    return cities(event.starts_at, event.ends_at, event.time_zone)


def _by_role(rows: Iterable[Any], roles: type[TextChoices]) -> list[tuple[str, list[Any]]]:
    """Return rows grouped by role, in the order of the roles, each with its label; empty roles are left out."""
    rows = list(rows)
    groups = [(str(role.label), [row for row in rows if row.role == role]) for role in roles]
    return [(label, members) for label, members in groups if members]


@require_safe
def event_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the public calendar file of an event, without meeting link."""
    dated = Event.objects.visible_to(request.user).exclude(starts_at=None)
    event = get_object_or_404(dated.for_listing(), slug=slug)
    return _calendar_response(ical.public_file(event, current()), f"{event.slug}.ics")


@private
@visible_event
def register(request: HttpRequest, event: Event) -> HttpResponse:
    """Ask the questions and register; whoever is registered is led to the registration."""
    registration = proofs.registration_for(request, event)
    if registration is not None and registration.is_live:
        return redirect(registration)
    invitation = proofs.invitation_for(request, event)
    member = request.user if request.user.is_authenticated else None
    form_class: type[MemberRegistrationForm] = MemberRegistrationForm if member else GuestRegistrationForm
    options: dict[str, Any] = {"event": event, "member": member} if member else {"event": event, "request": request}
    if invitation is not None:
        options["initial"] = {"email": invitation.email, "name": invitation.name}
    context: dict[str, Any] = {"event": event, "reason": services.closed_reason(event), "standing": standing(event)}
    if request.method != "POST":
        return render(request, "events/register.html", context | {"form": form_class(**options)})
    form = form_class(request.POST, **options)
    if not form.is_valid():
        return render(request, "events/register.html", context | {"form": form}, status=422)
    draft = form.save()
    if member is not None:
        draft.time_zone = str(request.viewer_zone)  # type: ignore[attr-defined]
    try:
        registration = services.register(event=event, registration=draft, invitation=invitation)
    except RegistrationError as error:
        form.add_error(None, str(error))
        return render(request, "events/register.html", context | {"form": form}, status=422)
    if member is None:
        # The page says the same whether the address was known or not.
        return redirect("events:register_sent", slug=event.slug)
    return redirect(registration)


@require_safe
@private
@visible_event
def register_sent(request: HttpRequest, event: Event) -> HttpResponse:
    """Tell a guest to look for the mail."""
    return render(request, "events/register_sent.html", {"event": event})


@require_safe
@private
@login_required
def registrations(request: HttpRequest) -> HttpResponse:
    """List a member's own registrations."""
    rows = list(
        Registration.objects.owned_by(cast("Member", request.user))
        .exclude(status=Registration.Status.DECLINED)
        .select_related("event")
        .order_by("event__starts_at")
    )
    for row in rows:
        row.standing = standing(row.event, row if row.is_live else None) if row.is_live else None  # type: ignore[attr-defined]
    upcoming = [row for row in rows if not row.event.has_ended and row.is_live]
    past = [row for row in reversed(rows) if row.event.has_ended and row.is_live]
    given_up = [row for row in rows if not row.is_live and not row.event.has_ended]
    following = next((row for row in upcoming if row.status == "confirmed" and row.event.is_happening), None)
    context = {"next": following, "upcoming": upcoming, "past": past, "given_up": given_up}
    return render(request, "events/registrations.html", context)


def own_registration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a registration to the view if the visitor may act on it, else 404: nobody learns that it exists."""

    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID) -> HttpResponse:
        registration = get_object_or_404(Registration.objects.select_related("event"), uuid=uuid)
        if not proofs.may_act_on(request, registration):
            raise Http404
        return view(request, registration)

    return wrapper


@private
@own_registration
def registration(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Show a registration; POST changes its answers."""
    event = registration.event
    if request.method == "POST" and registration.is_live:
        form = ParticipationForm(request.POST, instance=registration, event=event)
        if form.is_valid():
            form.save()
            messages.success(request, _("Your answers have been saved."))
            return redirect(registration)
        status = 422
    else:
        form, status = ParticipationForm(instance=registration, event=event), 200
    context = {
        "registration": registration,
        "event": event,
        "form": form,
        "standing": standing(event, registration) if registration.is_live else None,
        "google_url": ical.google_url(event, current()),
        "outlook_url": ical.outlook_url(event, current()),
    }
    return render(request, "events/registration.html", context, status=status)


@require_POST
@private
@own_registration
def registration_confirm(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Take a guest's press of the button as proof of the address."""
    try:
        services.confirm_address(registration=registration)
    except RegistrationClosed as error:
        messages.error(request, str(error))
    return redirect(registration)


@require_POST
@private
@own_registration
def registration_cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Give up a place."""
    services.cancel_registration(registration=registration)
    messages.success(request, _("Your place has been given up. Thank you for making room."))
    if request.user.is_authenticated and registration.member_id == request.user.pk:
        return redirect("events:registrations")
    return redirect(registration.event)


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


@require_safe
@private
def registration_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of a mailed link into the session and lead to the clean page in the registrant's language."""
    return _follow(request, token, lambda found: found.get_absolute_url())


@require_safe
@private
def join_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of a mailed link into the session and lead to the join gate in the registrant's language."""
    return _follow(request, token, lambda found: reverse("events:join", args=[found.event.slug]))


def _follow(request: HttpRequest, token: str, target: Callable[[Registration], str]) -> HttpResponse:
    found = Registration.objects.select_related("event").filter(token_hash=hash_token(token)).first()
    if found is None or not found.is_live:
        return render(request, "events/dead_link.html", status=404)
    proofs.remember_registration(request, found)
    with override(found.language):
        return redirect(target(found))


@private
@visible_event
def join(request: HttpRequest, event: Event) -> HttpResponse:
    """Show the join gate: opening it changes nothing; its button notes the attendance and leads to the meeting."""
    registration = proofs.registration_for(request, event)
    now_standing = standing(event, registration)
    address = event.meeting_url if now_standing.can_join else ""
    if request.method == "POST" and registration is not None and address:
        services.record_join(registration=registration)
        response: HttpResponse = redirect(address)
    else:
        # Rounded up: whoever looks again after so many seconds must not be early once more.
        seconds = ceil((event.doors_open_at - timezone.now()).total_seconds()) if event.doors_open_at else 0
        context = {
            "event": event,
            "registration": registration,
            "standing": now_standing,
            "is_open": bool(address),
            "seconds": seconds,
        }
        response = render(request, "events/join.html", context)
    if address:
        # The policy on form targets also governs where the answer to the button redirects.
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        policy: dict[str, Any] = settings.SECURE_CSP
        response._csp_config = policy | {"form-action": [*policy["form-action"], origin]}  # type: ignore[attr-defined]  # noqa: SLF001 - what csp_override sets
    return response


@require_safe
@private
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token of an invitation into the session and lead to its clean page."""
    invitation = Invitation.objects.select_related("event").filter(token_hash=hash_token(token)).first()
    if invitation is None:
        return render(request, "events/dead_link.html", status=404)
    proofs.remember_invitation(request, invitation)
    with override(invitation.language):
        return redirect("events:invitation", slug=invitation.event.slug)


@require_safe
@private
@visible_event
def invitation(request: HttpRequest, event: Event) -> HttpResponse:
    """Show an invitation with its two answers."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    context = {
        "event": event,
        "invitation": found,
        "standing": standing(event),
        "reason": services.closed_reason(event),
    }
    return render(request, "events/invitation.html", context)


@require_POST
@private
@visible_event
def invitation_decline(request: HttpRequest, event: Event) -> HttpResponse:
    """Note that an invited person will not come."""
    found = proofs.invitation_for(request, event)
    if found is None:
        raise Http404
    services.decline_invitation(invitation=found)
    messages.success(request, _("Thank you for letting us know."))
    return redirect("events:invitation", slug=event.slug)
