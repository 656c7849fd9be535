"""What is new in the library, for feed readers."""

from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hub import atom
from hub.conditional import answer, version_of
from hub.languages import current, text_of
from hub.taxonomy.models import Theme
from resources import feeds
from resources.forms import ResourceFeedForm
from resources.models import Resource
from resources.views.lists import narrowed


@require_safe
def resources_atom(request: HttpRequest) -> HttpResponse:
    """Return the works that are new or have changed for feed readers, narrowed by the theme of the address."""
    chosen = ResourceFeedForm(request.GET).chosen
    with override(chosen.pop("lang", current())):
        language = current()
        theme = get_object_or_404(Theme, slug=chosen["theme"]) if chosen else None
        name = f"{settings.SITE_NAME} – {text_of(theme, 'name') if theme else _('Resources')}"
        works = narrowed(feeds.for_everybody(), chosen)
        return answer(
            request,
            (name, chosen, *version_of(works)),
            lambda: atom.write(
                map(feeds.entry_of, works[: feeds.NEWEST]),
                title=name,
                language=language,
                path=f"{request.path}?{urlencode({'lang': language, **chosen})}",
                page=f"{reverse('resources:index')}{'?' if chosen else ''}{urlencode(chosen)}",
            ),
            content_type=atom.CONTENT_TYPE,
            language=language,
            # Of any work: it must not go back when the last changed one leaves the feed.
            modified=Resource.objects.aggregate(at=Max("updated_at"))["at"],
        )
