"""The ledger of invitations: sent, opened, answered; and the decisions on nominations."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from events import mail, services
from events.admin.limits import WithinOwnEvents, assists_only
from events.admin.status import mails_queued
from events.models import Invitation
from hub.admin_base import EVERYWHERE, ActionButtons
from hub.admin_lists import AutocompleteFilter, DateRangeFilter, previewed, unless
from hub.history.models import Entry
from hub.outbox.models import Message

Status = Invitation.Status


def _not_to_remind(_owner: Any, rows: list[Invitation]) -> dict[int, str]:
    can = services.who_can_be_reminded(invitations=Invitation.objects.filter(pk__in=[row.pk for row in rows]))
    words = _("answered, reminded today, does not want such mail, or the event takes no registrations")
    return {row.pk: words for row in rows if row.pk not in can}


def _reminded(_owner: Any, rows: list[Invitation]) -> list[str]:
    words = ngettext("%(count)s person gets a mail.", "%(count)s people get a mail each.", len(rows))
    return [words % {"count": len(rows)}]


def _decided(*statuses: str) -> Any:
    """Return what hinders a decision: a nomination in another status."""
    return unless(lambda invited: "" if invited.status in statuses else str(invited.get_status_display()))


def _invited(owner: Any, rows: list[Invitation]) -> list[str]:
    return [*_reminded(owner, rows), _("Who is proposed for an event that is not published yet hears of it then.")]


@admin.register(Invitation)
class InvitationAdmin(WithinOwnEvents, ActionButtons):
    """People are invited on the page of the event; here it is seen what came of it."""

    list_display = (
        "email", "name", "event", "sent", "opened_at", "status", "answered_at", "nominated_by_name", "reminders",
    )  # fmt: skip
    list_select_related = ("event", "nominated_by")
    list_filter = (
        ("event", AutocompleteFilter),
        "status",
        "language",
        ("opened_at", admin.EmptyFieldListFilter),
        ("created_at", DateRangeFilter),
    )
    export_extra = ("language",)
    search_fields = ("email", "name")
    actions = ("remind", "approve", "refuse")
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
    @previewed(gettext_lazy("Remind these people?"), hindered=_not_to_remind, told=_reminded, related=("event",))
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
    @previewed(gettext_lazy("Invite who was proposed?"), hindered=_decided(*Invitation.WITHOUT_ACCESS), told=_invited)
    def approve(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        """Invite who was proposed."""
        self._decide(request, queryset, services.approve_nomination)

    @admin.action(description=gettext_lazy("Refuse the nomination"), permissions=["decide"], location=EVERYWHERE)
    @previewed(gettext_lazy("Refuse who was proposed?"), hindered=_decided(Status.NOMINATED))
    def refuse(self, request: HttpRequest, queryset: models.QuerySet[Invitation]) -> None:
        """Say no to who was proposed; who proposed reads it on her page."""
        self._decide(request, queryset, services.refuse_nomination)
