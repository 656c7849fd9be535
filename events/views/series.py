"""A series: its events to come and past, and following it."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events import feeds, proofs
from events.models import Event, Series
from events.views.access import visible_series
from events.views.lists import PAGE, narrowed, with_standings
from hub.languages import current


@require_safe
@visible_series
def series(request: HttpRequest, series: Series) -> HttpResponse:
    """Show a series with the events that the visitor may see; the past ones page by page."""
    visible = narrowed(Event.objects.visible_to(request.user), {"series": series.slug}).for_listing()
    coming = list(visible.with_seats_taken().upcoming()[: PAGE + 1])
    past = Paginator(visible.past(), PAGE).get_page(request.GET.get("page"))
    # One query says how all of them stand for a member.
    with_standings(request, [*coming[:PAGE], *past])
    asked = urlencode({"series": series.slug, "lang": current()})
    context = {
        "series": series,
        "upcoming": coming[:PAGE],
        "has_more_upcoming": len(coming) > PAGE,
        "past": past,
        "calendar_url": feeds.subscription_url(f"{reverse('calendar_feed')}?{asked}"),
        "feed_url": f"{reverse('events_atom')}?{asked}",
        "follow": proofs.follow_for(request, series),
    }
    return render(request, "events/series.html", context)
