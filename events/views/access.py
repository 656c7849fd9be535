"""Which event or registration a visitor may reach."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import proofs
from events.models import Event, Follow, Registration, Series


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


def own_registration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a registration to the view if the visitor may act on it, else 404: nobody learns that it exists.

    The page says what may have happened: whoever gave up a place and goes back has lost the proof with it.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID) -> HttpResponse:
        registration = Registration.objects.select_related("event").filter(uuid=uuid).first()
        if registration is None or not proofs.may_act_on(request, registration):
            return render(request, "events/dead_link.html", status=404)
        return view(request, registration)

    return wrapper


def visible_series(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the series of the slug to the view if it has a page for the visitor, else 404."""

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str) -> HttpResponse:
        return view(request, get_object_or_404(Series.objects.visible_to(request.user), slug=slug))

    return wrapper


def own_follow(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand what the visitor follows to the view, else 404: nobody learns who follows what."""

    @wraps(view)
    def wrapper(request: HttpRequest, uuid: UUID) -> HttpResponse:
        follow = get_object_or_404(Follow.objects.select_related("event", "series", "member"), uuid=uuid)
        if not proofs.may_end(request, follow):
            raise Http404
        return view(request, follow)

    return wrapper
