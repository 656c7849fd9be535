"""Approving and declining registrations: a page that lists the people, asks for a reason, and then acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import services
from events.models import Event, Registration
from hub.admin_base import EVERYWHERE

Status = Registration.Status


@dataclass(frozen=True, slots=True)
class Decision:
    """What a facilitator decides about people who ask for a place."""

    label: str | Promise
    question: str | Promise
    needs_note: bool
    act: Callable[..., Registration]


DECISIONS = {
    "approve": Decision(gettext_lazy("Approve"), gettext_lazy("Approve?"), needs_note=False, act=services.approve),
    "decline": Decision(gettext_lazy("Decline"), gettext_lazy("Decline?"), needs_note=True, act=services.decline),
}


class DecisionForm(forms.Form):
    """The reason, as the people read it in their mail."""

    note = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Give a reason: it is what the people read.")},
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = decision.needs_note
        note.help_text = (
            _("Everybody in this list reads it in the mail, as you write it.")
            if decision.needs_note
            else _("Optional. Everybody in this list reads it in the mail, as you write it.")
        )

    def clean_note(self) -> str:
        """Return the reason as one paragraph, as the mail quotes it."""
        return " ".join(self.cleaned_data["note"].split())


class DecisionAdmin(admin.ModelAdmin):
    """The part of the registration admin that decides: the actions, and the page that asks first."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page that asks, and acts when it is answered."""
        view = self.admin_site.admin_view(self.decision_view)
        return [path("decide/<str:name>/", view, name="events_registration_decide"), *super().get_urls()]

    def decision_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """Ask on GET, act on POST; both name the registrations by `chosen`, numbers with commas."""
        decision = DECISIONS.get(name)
        if decision is None:
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        keys = [key for key in given.get("chosen", "").split(",") if key.isdecimal() and len(key) < 19]
        rows = self.get_queryset(request).filter(pk__in=keys)
        if request.method != "POST":
            return self._ask(request, name, rows, DecisionForm(decision=decision))
        form = DecisionForm(request.POST, decision=decision)
        if not form.is_valid():
            return self._ask(request, name, rows, form)
        self._decide(request, decision, rows, form.cleaned_data["note"])
        if len(keys) == 1:
            return redirect("admin:events_registration_change", keys[0])
        return redirect("admin:events_registration_changelist")

    def _ask(
        self, request: HttpRequest, name: str, rows: models.QuerySet[Registration], form: DecisionForm
    ) -> HttpResponse:
        decision = DECISIONS[name]
        people = list(rows.select_related("event", "country").order_by("event", "created_at", "pk"))
        undecided = [row for row in people if _can_be_decided(row)]
        context = {
            **self.admin_site.each_context(request),
            "title": decision.question,
            "opts": self.opts,
            "decision": decision,
            "url": reverse("admin:events_registration_decide", args=[name]),
            "chosen": ",".join(str(row.pk) for row in people),
            "undecided": undecided,
            "settled": [row for row in people if not _can_be_decided(row)],
            "seats": _seats(undecided) if name == "approve" else [],
            "form": form,
        }
        return TemplateResponse(
            request, "admin/events/registration/decision.html", context, status=422 if form.errors else 200
        )

    def _decide(self, request: HttpRequest, decision: Decision, rows: models.QuerySet[Registration], note: str) -> None:
        told = left = 0
        for registration in rows.select_related("event").order_by("created_at", "pk"):
            if not _can_be_decided(registration):
                left += 1
                continue
            with transaction.atomic():
                decided = decision.act(registration=registration, note=note)
                if decided.status == registration.status:
                    left += 1
                    continue
                told += 1
        if told:
            words = ngettext(
                "%(count)s registration changed. The person is told by mail.",
                "%(count)s registrations changed. The people are told by mail.",
                told,
            )
            self.message_user(request, words % {"count": told}, messages.SUCCESS)
        if left:
            words = ngettext(
                "%(count)s registration stays as it was.", "%(count)s registrations stay as they were.", left
            )
            self.message_user(request, words % {"count": left}, messages.WARNING)

    @admin.action(description=gettext_lazy("Approve …"), permissions=["change"], location=EVERYWHERE)
    def approve(self, request: HttpRequest, queryset: models.QuerySet[Registration]) -> HttpResponse:
        """Ask whether to let in who waits for approval."""
        return self._ask(request, "approve", queryset, DecisionForm(decision=DECISIONS["approve"]))

    @admin.action(description=gettext_lazy("Decline …"), permissions=["change"], location=EVERYWHERE)
    def decline(self, request: HttpRequest, queryset: models.QuerySet[Registration]) -> HttpResponse:
        """Ask whether to refuse who waits for approval, and why."""
        return self._ask(request, "decline", queryset, DecisionForm(decision=DECISIONS["decline"]))


def _can_be_decided(registration: Registration) -> bool:
    """Whether somebody waits for a decision about an event to come: of another nobody would be told."""
    event = registration.event
    return registration.status == Status.PENDING and event.is_happening and not event.has_ended


def _seats(people: list[Registration]) -> list[dict[str, Any]]:
    """Return for each event with a limit how many of its places are free."""
    limited = Event.objects.filter(pk__in={row.event_id for row in people}, capacity__isnull=False)
    return [
        {"event": event, "free": max(0, event.capacity - event.seats_taken)}
        for event in limited.with_seats_taken().order_by("pk")
    ]
