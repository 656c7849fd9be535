"""The search through all of the hub: events, resources and people together."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events.models import Event
from events.views import with_standings
from events.views.lists import narrowed
from hub.conditional import answer
from hub.languages import CODES, current
from members.finding import answering
from members.models import Member
from resources import searched
from resources.models import sees_members_works
from resources.rows import rows_of
from resources.search import Found, Search, find

# The best of each kind.
FEW = 4


@dataclass(frozen=True, slots=True)
class Part[Item]:
    """The best of a kind, how many there are, and the page with all of them (empty where there is none)."""

    items: list[Item]
    total: int
    url: str

    @property
    def has_more(self) -> bool:
        """Whether the list of all shows more than this."""
        return bool(self.url) and self.total > len(self.items)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the best events, resources and people for the words of the address."""
    asked = Search(Search.read(request.GET).words)
    context: dict[str, object] = {"words": asked.words}
    if asked.words:
        found, resources = _resources(request, asked)
        searched.note(request, asked.words, found=found)
        events, people = _events(request, asked.words), _people(request, asked.words)
        context |= {
            "resources": resources,
            "corrected": found.corrected,
            "suggestion": found.suggestion,
            "suggested_address": f"?{asked.with_words(found.suggestion).query()}",
            "events": events,
            "people": people,
            "total": resources.total + events.total + people.total,
        }
    return render(request, "hub/search.html", context)


def _resources(request: HttpRequest, asked: Search) -> tuple[Found, Part[SafeString]]:
    members_too = sees_members_works(request.user)
    found = find(asked, members_too=members_too, per_page=FEW)
    shown = asked.with_words(found.corrected) if found.corrected else asked
    rows = rows_of(shown, found, user=request.user)
    return found, Part(rows, found.total, f"{reverse('resources:index')}?{shown.query()}")


def _events(request: HttpRequest, words: str) -> Part[Event]:
    words = _plain(words)
    if not words:
        return Part([], 0, "")
    visible = Event.objects.visible_to(request.user)
    answering_events = narrowed(visible, {"q": words})
    # As the page of events lists them: what comes, the next one first, then what has been, the latest first.
    keys = [
        *answering_events.upcoming().values_list("pk", flat=True),
        *answering_events.past().values_list("pk", flat=True),
    ]
    best = visible.for_listing().with_seats_taken().in_bulk(keys[:FEW]) if keys else {}
    items = with_standings(request, [best[pk] for pk in keys[:FEW]])
    return Part(items, len(keys), f"{reverse('events:index')}?{Search(words).query()}")


def _people(request: HttpRequest, words: str) -> Part[Member]:
    people = answering(Member.objects.visible_to(request.user), _plain(words))
    items = list(people.select_related("organisation", "country").order_by("name", "pk")[:FEW])
    total = people.count() if len(items) == FEW else len(items)
    try:
        url = f"{reverse('members:index')}?{Search(_plain(words)).query()}"
    except NoReverseMatch:
        url = ""
    return Part(items, total, url)


def _plain(words: str) -> str:
    """Return the words without the signs that only the search of resources knows: phrases, exclusions, choices."""
    plain = (word.strip("\"“”«»'") for word in words.split() if not word.startswith("-") and word != "OR")
    return " ".join(filter(None, plain))


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search for browsers (OpenSearch 1.1): it can be asked from the address bar."""
    language = request.GET.get("lang", "")
    with override(language if language in CODES else current()):
        language = current()
        context = {"language": language, "base_url": settings.BASE_URL, "site_name": settings.SITE_NAME}
        text = render_to_string("hub/opensearch.xml", context)
        return answer(
            request,
            (text,),
            lambda: text,
            content_type="application/opensearchdescription+xml; charset=utf-8",
            language=language,
        )
