"""A member's own pages."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub import timezones
from hub.decorators import private
from members.forms import ProfileForm, TimeZoneForm
from members.models import Member

_YEAR = 365 * 24 * 3600


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
