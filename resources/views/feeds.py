"""What is new in the library, for feed readers."""

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hub import atom
from hub.conditional import answer, version_of
from hub.languages import CODES, current
from resources import feeds
from resources.models import Resource
from resources.narrowing import names_of
from resources.search import AXES, Search


@require_safe
def resources_atom(request: HttpRequest) -> HttpResponse:
    """Return the works that are new or have changed for feed readers, narrowed by the words and filters of the address.

    A value that does not exist is refused: whoever subscribes must not be told of everything instead.
    """
    language = request.GET.get("lang", "")
    with override(language if language in CODES else current()):
        language = current()
        asked = Search.read(request.GET)
        for axis in AXES:
            if set(filter(None, request.GET.getlist(axis))) != set(asked.chosen.get(axis, ())):
                raise Http404
        search = Search(asked.words, asked.chosen)
        name = f"{settings.SITE_NAME} – {', '.join(names_of(search)) or _('Resources')}"
        works = feeds.answering(search)
        return answer(
            request,
            (name, search.query(), *version_of(works)),
            lambda: atom.write(
                map(feeds.entry_of, works[: feeds.NEWEST]),
                title=name,
                language=language,
                path=f"{request.path}?{search.query(lang=language)}",
                page=f"{reverse('resources:index')}{'' if search.is_empty else '?'}{search.query()}",
            ),
            content_type=atom.CONTENT_TYPE,
            language=language,
            # Of any work: it must not go back when the last changed one leaves the feed.
            modified=Resource.objects.aggregate(at=Max("updated_at"))["at"],
        )
