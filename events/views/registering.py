"""Registering, and what follows from it."""

from typing import Any, cast

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events import ical, proofs, services
from events.errors import RegistrationClosed, RegistrationError
from events.forms import GuestRegistrationForm, MemberRegistrationForm, ParticipationForm
from events.models import Event, Follow, Registration
from events.standing import standing
from events.views.access import own_registration, visible_event
from hub.decorators import private
from hub.languages import current
from members.models import Member


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
    if member is None and not ratelimit.consume(request, action="register_guest"):
        # Whoever types in strangers' addresses one after the other must not make us write to all of them.
        form.add_error(None, _("Many people register from your network just now. Please try again in a minute."))
        return render(request, "events/register.html", context | {"form": form}, status=429)
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
    follows = Follow.objects.followed_by(cast("Member", request.user))
    context = {"follows": follows, "next": following, "upcoming": upcoming, "past": past, "given_up": given_up}
    return render(request, "events/registrations.html", context)


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
