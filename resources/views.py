"""Pages of the repository: the list, the work, the file."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, Max, OuterRef, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hub import atom
from hub.conditional import answer, version_of
from hub.languages import current, text_of
from hub.search import matching
from hub.taxonomy.models import Theme
from hub.visitors import list_key
from resources import feeds
from resources.forms import ResourceFeedForm, ResourceFilterForm
from resources.models import Edition, Resource, ResourceQuerySet
from resources.rows import row_of

PAGE = 20
# Filters with few values: lists narrowed by them are kept for a few seconds.
KEPT = {"kind", "language", "theme"}


def narrowed(resources: ResourceQuerySet, chosen: dict[str, str]) -> ResourceQuerySet:
    """Return the resources that answer all the filters of the address."""
    if "kind" in chosen:
        resources = resources.filter(kind=chosen["kind"])
    if "language" in chosen:
        editions = Edition.objects.filter(resource=OuterRef("pk"), language=chosen["language"])
        resources = resources.filter(Exists(editions))
    if "theme" in chosen:
        named = Q(slug=chosen["theme"]) | Q(parent__slug=chosen["theme"])
        resources = resources.filter(Exists(Theme.objects.filter(named, resources=OuterRef("pk"))))
    if "q" in chosen:
        resources = matching(resources, chosen["q"], ("title", "summary", "description"))
    return resources


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the resources, the newest first."""
    form = ResourceFilterForm(request.GET)
    chosen = form.chosen
    found = narrowed(Resource.objects.visible_to(request.user), chosen).newest_first().for_listing()
    page = SimpleLazyObject(lambda: Paginator(found, PAGE).get_page(request.GET.get("page")))
    context = {
        "form": form,
        "chosen": chosen,
        "page": page,
        "rows": SimpleLazyObject(lambda: [row_of(work) for work in page.object_list]),
        "cache_key": list_key(request, {name: chosen[name] for name in KEPT & chosen.keys()}),
    }
    return render(request, "resources/index.html", context)


@require_safe
def resource(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one work with its editions and the events it belongs to."""
    visible = Resource.objects.visible_to(request.user)
    found = get_object_or_404(
        visible.prefetch_related("editions", "publishers", "themes", "places", "sectors"), slug=slug
    )
    events = found.events.visible_to(request.user).distinct().order_by("-starts_at")
    return render(request, "resources/resource.html", {"resource": found, "events": events})


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


@require_safe
def file(request: HttpRequest, uuid: UUID, name: str) -> FileResponse:
    """Send an edition's file, always as a download: nothing in it may run on our pages."""
    visible = Resource.objects.visible_to(request.user)
    edition = get_object_or_404(Edition.objects.exclude(file="").filter(resource__in=visible), uuid=uuid)
    if name != edition.download_name:
        raise Http404
    response = FileResponse(edition.file.open("rb"), as_attachment=True, filename=edition.download_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
