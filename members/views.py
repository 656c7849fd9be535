"""A member's own pages, and the directory."""

from typing import cast
from uuid import UUID

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hub import timezones
from hub.decorators import private
from members.contacting import contact_page
from members.directory import narrowed
from members.forms import DirectoryForm, ProfileForm, TimeZoneForm
from members.models import Member

_YEAR = 365 * 24 * 3600
# Rows of a page of the directory, and what is shown of a member's works and talks.
_PAGE, _SHOWN = 24, 10


@require_safe
@private
def index(request: HttpRequest) -> HttpResponse:
    """List the members whom the reader may find, narrowed by the form."""
    form = DirectoryForm(request.GET)
    chosen = form.chosen
    rows = narrowed(Member.objects.visible_to(request.user), chosen).select_related("organisation", "country")
    page = Paginator(rows.order_by("name", "pk"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "members/index.html", {"form": form, "is_filtered": bool(chosen), "page": page})


@require_safe
@private
def member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what a member lets the reader know, with the works she proposed and the events she took part in."""
    rows = Member.objects.visible_to(request.user).select_related("organisation", "country")
    found = get_object_or_404(rows.prefetch_related("interests"), uuid=uuid)
    # Both stand right of members: reached through what they left on the member.
    works = found.resources.visible_to(request.user).filter(published_at__isnull=False)  # type: ignore[attr-defined]
    events = apps.get_model("events", "Event").objects.visible_to(request.user)
    context = {
        "person": found,
        "works": works.order_by("-published_at", "pk")[:_SHOWN],
        "events": events.filter(contributions__member=found).distinct().order_by("-starts_at", "pk")[:_SHOWN],
    }
    return render(request, "members/member.html", context)


@private
@login_required
def contact(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the form that writes to a member; POST sends."""
    found = get_object_or_404(Member.objects.visible_to(request.user), uuid=uuid)
    return contact_page(request, recipient=found, back=found.get_absolute_url())


@private
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what a member says about herself."""
    if request.method == "POST":
        form = ProfileForm(request.POST, instance=request.user)
        if form.is_valid():
            member = form.save()
            # The confirmation and the page come in the language just chosen.
            with override(member.language):
                messages.success(request, _("Your profile has been saved."))
                return redirect("members:profile")
        # The page's head shows who is signed in, not what was just typed wrongly.
        cast("Member", request.user).refresh_from_db()
        return render(request, "members/profile.html", {"form": form}, status=422)
    return render(request, "members/profile.html", {"form": ProfileForm(instance=request.user)})


def time_zone(request: HttpRequest) -> HttpResponse:
    """Choose which clock comes first: kept in the profile, for visitors in a cookie."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = ""
    if request.method != "POST":
        form = TimeZoneForm(initial={"time_zone": str(request.viewer_zone)})  # type: ignore[attr-defined]
        return render(request, "members/time_zone.html", {"form": form})
    form = TimeZoneForm(request.POST)
    if not form.is_valid():
        return render(request, "members/time_zone.html", {"form": form}, status=422)
    chosen = form.cleaned_data["time_zone"]
    if request.user.is_authenticated:
        request.user.time_zone = chosen
        request.user.save(update_fields=["time_zone", "updated_at"])
    messages.success(request, _("Times are now shown for %(city)s first.") % {"city": timezones.city(chosen)})
    response = redirect(back or "events:index")
    response.set_cookie(timezones.COOKIE, chosen, max_age=_YEAR, samesite="Lax", secure=request.is_secure())
    return response
