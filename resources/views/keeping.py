"""A member's own library: saved works, reading lists, saved searches."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.decorators import private
from members.models import Member
from resources import services
from resources.keeping_forms import SavedSearchForm
from resources.models import Resource, SavedSearch
from resources.narrowing import names_of
from resources.rows import row_of
from resources.search import Search

PAGE = 20


@require_safe
@private
@login_required
def library(request: HttpRequest) -> HttpResponse:
    """List what a member keeps, the last saved works first."""
    member = cast("Member", request.user)
    works = Resource.objects.visible_to(member).filter(saved_by__member=member).order_by("-saved_by__saved_at", "pk")
    page = Paginator(works.for_listing(), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [row_of(work) for work in page.object_list],
        "lists": member.reading_lists.annotate(size=Count("items")),
        "searches": [(saved, Search.parse(saved.query)) for saved in member.saved_searches.all()],
    }
    return render(request, "resources/kept/library.html", context)


@require_POST
@private
@login_required
def save(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a work, or give it up with `drop`."""
    member = cast("Member", request.user)
    work = get_object_or_404(Resource.objects.visible_to(member), slug=slug)
    if "drop" in request.POST:
        services.drop_work(member=member, work=work)
        messages.success(request, _("The resource is no longer in your library."))
    else:
        services.save_work(member=member, work=work)
        messages.success(request, _("The resource is in your library now."))
    return redirect(_back(request, work.get_absolute_url()))


def _back(request: HttpRequest, otherwise: str) -> str:
    back = request.POST.get("next", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else otherwise


@private
@login_required
def search_new(request: HttpRequest) -> HttpResponse:
    """Offer to keep the search of the address under a name; POST does so."""
    member = cast("Member", request.user)
    search = Search.read(request.GET)
    results = f"{reverse('resources:index')}?{search.query()}"
    if search.is_empty:
        messages.error(request, _("Look for some words or choose a filter first."))
        return redirect("resources:index")
    if known := member.saved_searches.filter(query=search.query()).first():
        messages.info(request, _("You keep this search already."))
        return redirect("resources:search_edit", known.uuid)
    if request.method != "POST":
        form = SavedSearchForm(initial={"name": ", ".join(names_of(search))[:150]})
        return render(request, "resources/kept/search.html", {"form": form, "results": results})
    form = SavedSearchForm(request.POST)
    if form.is_valid():
        try:
            services.save_search(member=member, search=search, **form.cleaned_data)
        except services.KeepingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The search is in your library now."))
            return redirect(f"{reverse('resources:library')}#searches")
    return render(request, "resources/kept/search.html", {"form": form, "results": results}, status=422)


@private
@login_required
def search_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change the name of a kept search, or how often its owner hears of it."""
    saved = _own_search(request, uuid)
    results = f"{reverse('resources:index')}?{Search.parse(saved.query).query()}"
    if request.method == "POST":
        form = SavedSearchForm(request.POST, instance=saved)
        if form.is_valid():
            form.save()
            messages.success(request, _("Your changes have been saved."))
            return redirect(f"{reverse('resources:library')}#searches")
        context = {"form": form, "results": results, "saved": saved}
        return render(request, "resources/kept/search.html", context, status=422)
    context = {"form": SavedSearchForm(instance=saved), "results": results, "saved": saved}
    return render(request, "resources/kept/search.html", context)


@require_POST
@private
@login_required
def search_delete(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give a search up."""
    _own_search(request, uuid).delete()
    messages.success(request, _("The search has been deleted."))
    return redirect(f"{reverse('resources:library')}#searches")


def _own_search(request: HttpRequest, uuid: UUID) -> SavedSearch:
    return get_object_or_404(cast("Member", request.user).saved_searches.all(), uuid=uuid)
