"""The ledger of invitations: sent, opened, answered; and the decisions on nominations."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from events import mail, services
from events.admin.limits import WithinOwnEvents, assists_only
from events.admin.registration import EventFilter
from events.admin.status import mails_queued
from events.models import Invitation, Registration
from hub.admin_base import EVERYWHERE, ActionButtons
from hub.history.models import Entry
from hub.outbox.models import Message
from hub.tables import csv_response

Status = Invitation.Status


@admin.register(Invitation)
class InvitationAdmin(WithinOwnEvents, ActionButtons):
    """People are invited on the page of the event; here it is seen what came of it."""

    list_display = (
        "email", "name", "event", "sent", "opened_at", "status", "answered_at", "nominated_by_name", "reminders",
    )  # fmt: skip
    list_select_related = ("event", "nominated_by")
    list_filter = (EventFilter, "status", "language", ("opened_at", admin.EmptyFieldListFilter))
    search_fields = ("email", "name")
    actions = ("remind", "approve", "refuse", "export")
    list_per_page = 50
    ordering = ("-pk",)
    fields = (
        "event", "email", "name", "language", "sent", "opened_at", "status", "answered_at", "registration",
        "reminders", "reminded_at", "nominations_allowed", "nominated_by_name",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Invitation]:
        """Ask the mail log in the same query."""
        return mail.with_mail_state(super().get_queryset(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: the page of the event knows who is invited already."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        """Say no: another address needs another link, so another invitation."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        """Whether this person may look, which whoever may decide may as well."""
        return super().has_view_permission(request, obj) or request.user.has_perm("events.change_invitation")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether this person may remind people and decide on nominations."""
        return request.user.has_perm("events.change_invitation") or assists_only(request)

    @property
    def media(self) -> forms.Media:
        """Add the scripts of the event filter, which the list would not load by itself."""
        field = Registration._meta.get_field("event")  # noqa: SLF001 - public in all but name
        return super().media + AutocompleteSelect(field, self.admin_site).media

    @admin.display(description=gettext_lazy("mail"), ordering="mail_state")
    def sent(self, invited: Any) -> str:
        """Return what became of the mail."""
        return str(Message.State(invited.mail_state).label) if invited.mail_state else "–"

    @admin.display(description=gettext_lazy("nominated by"), ordering="nominated_by__name")
    def nominated_by_name(self, invited: Invitation) -> str:
        """Return who proposed this person."""
        proposer = invited.nominated_by
        return (proposer.name or proposer.email) if proposer else ""

    def offers(self, action: str, obj: Invitation) -> bool:
        """Whether somebody can be reminded, or a nomination decided on."""
        return obj.status in {"remind": [Status.OPEN], "refuse": [Status.NOMINATED]}.get(action, obj.WITHOUT_ACCESS)

    # ── Actions ────────────────────────────────────────────────────────────────────────────────

    @admin.action(
        description=gettext_lazy("Remind those who have not answered"), permissions=["decide"], location=EVERYWHERE
    )
    def remind(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        """Ask for an answer once more, at most once a day."""
        total = queryset.count()
        reminded = services.remind_invited(invitations=queryset)
        Entry.objects.note_all(reminded, gettext_noop("Reminded."))
        self.message_user(request, mails_queued(len(reminded)))
        if left := total - len(reminded):
            words = ngettext(
                "%(count)s person is not reminded: answered, reminded today, or the event takes no registrations.",
                "%(count)s people are not reminded: answered, reminded today, or the event takes no registrations.",
                left,
            )
            self.message_user(request, words % {"count": left}, messages.WARNING)

    def _decide(
        self, request: HttpRequest, queryset: models.QuerySet[Invitation], verb: Callable[..., Invitation]
    ) -> None:
        """Let `verb` decide on each nomination, in the order of their making."""
        changed = total = 0
        for invited in queryset.order_by("pk"):
            total += 1
            now = verb(invitation=invited)
            if now.status != invited.status:
                changed += 1
        words = ngettext("%(count)s nomination decided.", "%(count)s nominations decided.", changed)
        self.message_user(request, words % {"count": changed}, messages.SUCCESS)
        if left := total - changed:
            words = ngettext("%(count)s invitation stays as it was.", "%(count)s invitations stay as they were.", left)
            self.message_user(request, words % {"count": left}, messages.WARNING)

    @admin.action(description=gettext_lazy("Approve the nomination"), permissions=["decide"], location=EVERYWHERE)
    def approve(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        """Invite who was proposed."""
        self._decide(request, queryset, services.approve_nomination)

    @admin.action(description=gettext_lazy("Refuse the nomination"), permissions=["decide"], location=EVERYWHERE)
    def refuse(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        """Say no to who was proposed; who proposed reads it on her page."""
        self._decide(request, queryset, services.refuse_nomination)

    @admin.action(description=gettext_lazy("Download as a table (CSV)"), permissions=["view"])
    def export(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> HttpResponse:
        """Return the chosen invitations as a file, times in UTC."""
        columns = ("event", "name", "email", "language", "sent", "opened_at", "status", "answered_at", "reminders")
        header = [capfirst(str(label_for_field(name, Invitation, self))) for name in (*columns, "nominated_by_name")]
        rows = ([self._cell(row, name) for name in (*columns, "nominated_by_name")] for row in queryset)
        return csv_response(f"invitations-{timezone.now():%Y-%m-%d}", header, rows)

    def _cell(self, invited: Invitation, name: str) -> Any:
        if name in {"sent", "nominated_by_name"}:
            return getattr(self, name)(invited)
        value = getattr(invited, name)
        if name.endswith("_at"):
            return f"{value:%Y-%m-%d %H:%M}Z" if value else ""
        display = getattr(invited, f"get_{name}_display", None)
        return display() if display else value
