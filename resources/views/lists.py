"""The list of resources."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from hub.search import matching
from hub.taxonomy.models import Theme
from hub.visitors import list_key
from resources.forms import ResourceFilterForm
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
