"""Feeds: for everybody, and one for each of a member's devices."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST, require_safe

from events import feeds, ical, mail, services
from events.errors import TooManyFeeds
from events.forms import CalendarFeedForm, FeedFilterForm
from events.models import CalendarFeed, Event, Series
from events.models.registration import hash_token
from events.views.lists import narrowed
from hub import atom
from hub.conditional import Version, answer, version_of
from hub.decorators import private
from hub.languages import current, name_of, text_of
from hub.taxonomy.models import Place, Theme
from members.models import Member

CALENDAR = "text/calendar; charset=utf-8"

_INTERPRETATION = {
    "fr": gettext_lazy("Interpretation into French"),
    "es": gettext_lazy("Interpretation into Spanish"),
}


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Return the public events as a calendar to subscribe to, narrowed by the filters of the address."""
    chosen = FeedFilterForm(request.GET).chosen
    with override(chosen.pop("lang", current())):
        language, name = current(), _name(chosen)
        events = feeds.in_calendar(narrowed(feeds.for_everybody(), chosen))
        return answer(
            request,
            (name, chosen, *version_of(events)),
            lambda: ical.public_feed(events[: feeds.IN_CALENDAR], name=name, language=language),
            content_type=CALENDAR,
            language=language,
            modified=_last_change(),
        )


@require_safe
def events_atom(request: HttpRequest) -> HttpResponse:
    """Return the coming and the recorded public events for feed readers, narrowed by the filters of the address."""
    chosen = FeedFilterForm(request.GET).chosen
    with override(chosen.pop("lang", current())):
        language, name = current(), _name(chosen)
        events = feeds.in_news(narrowed(feeds.for_everybody(), chosen))
        return answer(
            request,
            (name, chosen, *version_of(events)),
            lambda: atom.write(
                map(feeds.event_entry, events[: feeds.NEWEST]),
                title=name,
                language=language,
                path=f"{request.path}?{urlencode({'lang': language, **chosen})}",
                page=f"{reverse('events:index')}{'?' if chosen else ''}{urlencode(chosen)}",
            ),
            content_type=atom.CONTENT_TYPE,
            language=language,
            modified=_last_change(),
        )


def _name(chosen: dict[str, str]) -> str:
    """Return the name of a feed in the current language, with its filters; 404 if one of them names nothing."""
    words = []
    for key, model, field in (("series", Series, "title"), ("theme", Theme, "name"), ("place", Place, "name")):
        if key in chosen:
            words.append(text_of(get_object_or_404(model, slug=chosen[key]), field).value)
    if "language" in chosen:
        words.append(name_of(chosen["language"]))
    if "interpretation" in chosen:
        words.append(str(_INTERPRETATION[chosen["interpretation"]]))
    # No commas: some calendars show the backslash that has to stand before them.
    return f"{settings.SITE_NAME} – {' · '.join(words) or _('Events')}"


def _last_change() -> datetime | None:
    # Of any event, not of those in the feed: it must not go back when the last changed one leaves the feed.
    return Event.objects.aggregate(at=Max("updated_at"))["at"]


def _secret(view: Callable[[HttpRequest, CalendarFeed], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the feed of the token to the view, in its member's language; nobody may find it or learn its address."""

    @wraps(view)
    def wrapper(request: HttpRequest, token: str) -> HttpResponse:
        found = CalendarFeed.objects.live().select_related("member").filter(token_hash=hash_token(token)).first()
        if found is None:
            # Not the page for people: it would repeat the address in its links.
            words = _("This calendar feed has been taken back, or there never was one.")
            response: HttpResponse = HttpResponseNotFound(words, content_type="text/plain; charset=utf-8")
            response.headers["Cache-Control"] = "private, no-store"
        else:
            with override(found.member.language):
                response = view(request, found)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return wrapper


@require_safe
@_secret
def personal_calendar(request: HttpRequest, feed: CalendarFeed) -> HttpResponse:
    """Return a member's registrations as a calendar to subscribe to, with the links to her meetings' join gates."""
    rows = feeds.registrations_of(feed)
    return answer(
        request,
        _version_of_own(feed),
        lambda: ical.personal_feed(
            ((row, mail.join_url(row)) for row in rows),
            name=_own_name(),
            language=current(),
            time_zone=feed.member.time_zone,
        ),
        content_type=CALENDAR,
        language=current(),
        is_public=False,
    )


@require_safe
@_secret
def personal_atom(request: HttpRequest, feed: CalendarFeed) -> HttpResponse:
    """Return a member's registrations for a feed reader, which may be somebody else's: without the links to join."""
    rows = feeds.registrations_of(feed)
    return answer(
        request,
        _version_of_own(feed),
        lambda: atom.write(
            (feeds.registration_entry(row, feed.member.time_zone) for row in rows),
            title=_own_name(),
            language=current(),
            path=request.path,
            page=reverse("events:registrations"),
        ),
        content_type=atom.CONTENT_TYPE,
        language=current(),
        is_public=False,
    )


def _version_of_own(feed: CalendarFeed) -> Version:
    return feed.member.time_zone, *version_of(feeds.registrations_of(feed), "event__updated_at")


def _own_name() -> str:
    return f"{settings.SITE_NAME} – {_('My registrations')}"


@private
@login_required
def calendar_feeds(request: HttpRequest) -> HttpResponse:
    """List a member's own calendar feeds; POST makes another one."""
    member = cast("Member", request.user)
    form, status = CalendarFeedForm(), 200
    if request.method == "POST":
        form, status = CalendarFeedForm(request.POST), 422
        if form.is_valid():
            try:
                feed = services.create_calendar_feed(member=member, label=form.cleaned_data["label"])
            except TooManyFeeds as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Your new calendar feed is ready. Copy its address into your calendar."))
                return redirect(f"{reverse('events:calendar_feeds')}#feed-{feed.uuid}")
    context = {"form": form, "feeds": [_addresses_of(feed) for feed in member.calendar_feeds.live()]}
    return render(request, "events/calendar_feeds.html", context, status=status)


def _addresses_of(feed: CalendarFeed) -> dict[str, object]:
    path = reverse("personal_calendar", args=[feed.token])
    return {
        "feed": feed,
        "address": f"{settings.BASE_URL}{path}",
        "webcal": feeds.subscription_url(path),
        "atom": f"{settings.BASE_URL}{reverse('personal_atom', args=[feed.token])}",
    }


@require_POST
@private
@login_required
def calendar_feed_revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take one of a member's own calendar feeds back."""
    feed = get_object_or_404(cast("Member", request.user).calendar_feeds.all(), uuid=uuid)
    services.revoke_calendar_feed(feed=feed)
    messages.success(request, _("The calendar feed has been taken back. Its address no longer answers."))
    return redirect("events:calendar_feeds")
