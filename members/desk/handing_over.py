"""Handing over what one person does for the hub to another: whom, what, and then both are told."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from hub.history.models import Entry
from members import services
from members.desk.base import Desk, member_field, person_in_charge
from members.duties import duties_for
from members.errors import CannotHandOver
from members.models import Member
from members.services.handing_over import obstacle_between


class BetweenForm(forms.Form):
    """Who gives and who takes."""

    def __init__(self, *args: Any, site: admin.AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"] = member_field(site, label=_("From"))
        self.fields["taker"] = member_field(site, label=_("To"))

    def clean(self) -> dict[str, Any]:
        """Check that something can pass between the two."""
        cleaned = super().clean() or self.cleaned_data
        giver, taker = cleaned.get("giver"), cleaned.get("taker")
        if giver and taker and (reason := obstacle_between(giver, taker)):
            self.add_error("taker", reason)
        return cleaned


class HandingOverDesk(Desk):
    """The part of the administration of members that hands duties over."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(self.hand_over_view)
        return [path("hand-over/", view, name="members_member_hand_over"), *super().get_urls()]

    def hand_over_view(self, request: HttpRequest) -> HttpResponse:
        """Ask between whom, show what would pass on; POST passes on what is ticked."""
        self.check_desk(request)
        if not request.user.has_perm("events.change_event"):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        is_asked = bool(given.get("giver") and given.get("taker"))
        form = BetweenForm(given if is_asked else None, site=self.admin_site, initial=given.dict())
        context: dict[str, Any] = {"title": _("Hand over"), "form": form, "media": self.media + form.media}
        if not form.is_valid():
            return self.desk_page(request, "hand_over", context, status=422 if form.is_bound else 200)
        giver, taker = form.cleaned_data["giver"], form.cleaned_data["taker"]
        chosen = set(request.POST.getlist("task"))
        if request.method == "POST":
            if chosen:
                return self._hand_over(request, giver, taker, chosen)
            context["error"] = _("Tick what is to pass on.")
        context |= {
            "giver": giver,
            "taker": taker,
            "found": [
                {"duty": duty, "tasks": tasks}
                for duty in duties_for(person_in_charge(request))
                if (tasks := duty.find(giver, taker)) and (tasks.passing or tasks.staying)
            ],
        }
        return self.desk_page(request, "hand_over", context, status=422 if "error" in context else 200)

    def _hand_over(self, request: HttpRequest, giver: Member, taker: Member, chosen: set[str]) -> HttpResponse:
        try:
            count = services.hand_over(giver=giver, taker=taker, by=person_in_charge(request), chosen=chosen)
        except CannotHandOver as error:
            messages.warning(request, str(error))
            return redirect("admin:members_member_hand_over")
        Entry.objects.note(giver, gettext_noop("Duties handed over to %(name)s."), name=str(taker))
        Entry.objects.note(taker, gettext_noop("Duties taken over from %(name)s."), name=str(giver))
        words = ngettext(
            "%(count)s task has passed from %(giver)s to %(taker)s. Both are told by mail.",
            "%(count)s tasks have passed from %(giver)s to %(taker)s. Both are told by mail.",
            count,
        )
        messages.success(request, words % {"count": count, "giver": giver, "taker": taker})
        return redirect("admin:members_member_changelist")
