"""Approving and declining registrations: a page that lists the people, asks for a reason, and then acts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import services
from events.models import Event, Registration
from hub.admin_base import EVERYWHERE
from hub.admin_lists import previewed

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


def _undecided(_owner: Any, rows: list[Registration]) -> dict[int, str]:
    words = _("%(status)s (the event: %(event)s)")
    return {
        row.pk: words % {"status": row.get_status_display(), "event": row.event.get_status_display()}
        for row in rows
        if not _can_be_decided(row)
    }


def _person(row: Registration) -> str:
    known = ", ".join(str(part) for part in (row.name, row.email, row.organisation_name, row.country) if part)
    line = f"{known}: {row.event}"
    return line if row.is_address_proven else _("%(line)s (has not confirmed the address yet)") % {"line": line}


def _mails(_owner: Any, rows: list[Registration]) -> list[str]:
    words = ngettext("%(count)s mail goes out.", "%(count)s mails go out.", len(rows))
    return [words % {"count": len(rows)}]


def _places_and_mails(owner: Any, rows: list[Registration]) -> list[str]:
    return [*(_place(event, free) for event, free in _seats(rows)), *_mails(owner, rows)]


def _place(event: Event, free: int) -> str:
    words = ngettext(
        "%(event)s: %(free)s free place. Whoever finds none joins the waiting list.",
        "%(event)s: %(free)s free places. Whoever finds none joins the waiting list.",
        free,
    )
    return words % {"event": event, "free": free}


class DecisionAdmin(admin.ModelAdmin):
    """The part of the registration admin that decides: each action has a page that asks first."""

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
    @previewed(
        DECISIONS["approve"].question,
        hindered=_undecided,
        told=_places_and_mails,
        line=_person,
        related=("event", "country"),
        form=partial(DecisionForm, decision=DECISIONS["approve"]),
    )
    def approve(self, request: HttpRequest, queryset: models.QuerySet[Registration], answers: dict[str, Any]) -> None:
        """Let in who waits for approval."""
        self._decide(request, DECISIONS["approve"], queryset, answers["note"])

    @admin.action(description=gettext_lazy("Decline …"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        DECISIONS["decline"].question,
        hindered=_undecided,
        told=_mails,
        line=_person,
        related=("event", "country"),
        form=partial(DecisionForm, decision=DECISIONS["decline"]),
    )
    def decline(self, request: HttpRequest, queryset: models.QuerySet[Registration], answers: dict[str, Any]) -> None:
        """Refuse who waits for approval, and say why."""
        self._decide(request, DECISIONS["decline"], queryset, answers["note"])


def _can_be_decided(registration: Registration) -> bool:
    """Whether somebody waits for a decision about an event to come: of another nobody would be told."""
    event = registration.event
    return registration.status == Status.PENDING and event.is_happening and not event.has_ended


def _seats(people: list[Registration]) -> list[tuple[Event, int]]:
    """Return each event with a limit and how many of its places are free."""
    limited = Event.objects.filter(pk__in={row.event_id for row in people}, capacity__isnull=False)
    return [
        (event, max(0, (event.capacity or 0) - event.seats_taken))
        for event in limited.with_seats_taken().order_by("pk")
    ]
