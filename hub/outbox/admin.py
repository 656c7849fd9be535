"""The log of all mail, exactly as sent but for the personal links, and the tap of each channel."""

import re
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from hub.admin_base import EVERYWHERE, ClosedToEditing
from hub.admin_lists import DateRangeFilter, previewed, unless
from hub.admin_site import closed_channels
from hub.history.reading import Line
from hub.logs import mask_personal_links
from hub.outbox import hints, services
from hub.outbox.kinds import all_kinds, kind
from hub.outbox.models import Channel, Content, Message, Suppression
from hub.outbox.person import MailHistoryLink, MailHistoryPage

State = Message.State
_WAITING = (State.DRAFT, State.QUEUED)
_FINISHED = (State.SENT, State.FAILED, State.CANCELLED)


_NOTHING = "–"

# RFC 5545, 3.1: a long line goes on in the next one after a space, in the midst of a link if it must.
_FOLD = re.compile(r"\r?\n[ \t]")


def masked_calendar(text: str) -> str:
    """Return an iCalendar object with its lines unfolded, so that no part of a link escapes, and masked."""
    return mask_personal_links(_FOLD.sub("", text)).replace("\r\n", "\n")


class MailRows(ClosedToEditing):
    """What the outbox writes."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show above the list whether mail is held up."""
        return super().changelist_view(request, (extra_context or {}) | {"closed_channels": closed_channels()})


class KindFilter(admin.SimpleListFilter):
    """What the mail is about, in words."""

    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the registered kinds."""
        return [(registered.name, str(registered.label)) for registered in all_kinds()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        return queryset.filter(kind=self.value()) if self.value() else queryset


def _in_state(*states: State) -> Any:
    """Return what hinders an action: a mail in another state."""
    return unless(lambda message: "" if message.state in states else str(message.get_state_display()))


def _copies(_owner: Any, messages: list[Message]) -> list[str]:
    words = ngettext(
        "%(count)s mail is queued as a copy with the newest state and goes out at once.",
        "%(count)s mails are queued as copies with the newest state and go out at once.",
        len(messages),
    )
    return [words % {"count": len(messages)}]


def _nothing_leaves(_owner: Any, _messages: list[Message]) -> list[str]:
    return [_("These mails are not sent. Nobody is told.")]


@admin.register(Message)
class MessageAdmin(MailHistoryPage, MailHistoryLink, MailRows):
    """Every mail, its state and its text."""

    list_display = ("created_at", "kind_label", "recipient", "subject", "state", "attempts", "sent_at")
    list_filter = ("state", KindFilter, "language", "is_uncertain", ("created_at", DateRangeFilter))
    search_fields = ("recipient", "subject")
    actions = ("send_again", "send_failed_again", "withdraw")
    list_defer = ("sealed_content", "payload", "last_error")
    export_extra = ("recipient_name", "language", "last_code", "last_error")
    list_per_page = 50
    change_list_template = "admin/outbox/change_list.html"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind_label", "state", "attempts"),
                    ("recipient_name", "recipient"),
                    ("language", "time_zone"),
                    ("created_at", "not_before", "sent_at", "expires_at"),
                    ("last_code", "last_error"),
                    "is_uncertain",
                    "message_id",
                ]
            },
        ),
        (gettext_lazy("Text"), {"fields": ["subject", "text_part", "html_part", "calendar_part"]}),
    ]

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_label(self, message: Message) -> str:
        """Return the kind in words."""
        try:
            return str(kind(message.kind).label)
        except KeyError:
            return message.kind

    def _content(self, message: Message) -> Content | str:
        """Return the text, or why there is none to show."""
        try:
            is_secret = kind(message.kind).render is None
        except KeyError:
            is_secret = True
        if is_secret:
            return _("Not shown: the text carries a code or link that signs its reader in.")
        try:
            return message.content or _("The text is made just before it is sent.")
        except InvalidToken:
            return _("The text was sealed with another key and cannot be opened.")

    @admin.display(description=gettext_lazy("text"))
    def text_part(self, message: Message) -> SafeString | str:
        """Return the plain text."""
        content = self._content(message)
        return (
            content
            if isinstance(content, str)
            else format_html('<pre class="mail">{}</pre>', mask_personal_links(content.text))
        )

    @admin.display(description=gettext_lazy("HTML"))
    def html_part(self, message: Message) -> SafeString | str:
        """Return the source of the HTML part, folded."""
        content = self._content(message)
        if isinstance(content, str):
            return _NOTHING
        return format_html(
            '<details><summary>{}</summary><pre class="mail">{}</pre></details>',
            _("Source"),
            mask_personal_links(content.html),
        )

    @admin.display(description=gettext_lazy("calendar entry"))
    def calendar_part(self, message: Message) -> SafeString | str:
        """Return the iCalendar object with its method."""
        content = self._content(message)
        if isinstance(content, str) or not content.calendar:
            return _NOTHING
        return format_html('<pre class="mail">{}</pre>', masked_calendar(content.calendar))

    def course_of(self, obj: Message) -> list[Line]:
        """Return when a mail was queued and sent; its failures and who sent it again are in the history itself."""
        hub = _("The hub by itself")
        course = [Line(obj.created_at, hub, _("Queued."))]
        if obj.sent_at is not None:
            words = _("Taken by the mail server at attempt %(number)s, with answer %(code)s.")
            course.append(Line(obj.sent_at, hub, words % {"number": obj.attempts, "code": obj.last_code or _NOTHING}))
        return course

    def offers(self, action: str, obj: Message) -> bool:
        """Whether a mail can be sent again or withdrawn."""
        return obj.state in (_WAITING if action == "withdraw" else _FINISHED)

    # ── Actions ────────────────────────────────────────────────────────────────────────────────

    def _send_again(self, request: HttpRequest, queryset: models.QuerySet[Message]) -> None:
        rows = list(queryset.filter(state__in=_FINISHED).order_by("pk"))
        for message in rows:
            copy = services.resend(message=message)
            self.log_change(request, message, gettext_noop("Sent again, as a new mail."))
            self.log_change(request, copy, gettext_noop("Queued to send an earlier mail again."))
        self._say(request, len(rows), ngettext("%(count)s mail is queued.", "%(count)s mails are queued.", len(rows)))
        self._say_left(request, queryset.count() - len(rows))

    def _say(self, request: HttpRequest, count: int, words: str, level: int = messages.SUCCESS) -> None:
        self.message_user(request, words % {"count": count}, level)

    def _say_left(self, request: HttpRequest, left: int) -> None:
        if left:
            words = ngettext(
                "%(count)s mail stays as it is, since its state does not allow this.",
                "%(count)s mails stay as they are, since their state does not allow this.",
                left,
            )
            self._say(request, left, words, messages.WARNING)

    @admin.action(description=gettext_lazy("Send again"), permissions=["act"], location=EVERYWHERE)
    @previewed(gettext_lazy("Send these mails again?"), hindered=_in_state(*_FINISHED), told=_copies)
    def send_again(self, request: HttpRequest, queryset: models.QuerySet[Message]) -> None:
        """Queue copies of finished mails."""
        self._send_again(request, queryset)

    @admin.action(description=gettext_lazy("Send again what failed"), permissions=["act"])
    @previewed(gettext_lazy("Send again what failed?"), hindered=_in_state(State.FAILED), told=_copies)
    def send_failed_again(self, request: HttpRequest, queryset: models.QuerySet[Message]) -> None:
        """Queue copies of the failed ones among the chosen mails."""
        self._send_again(request, queryset.filter(state=State.FAILED))

    @admin.action(description=gettext_lazy("Withdraw"), permissions=["act"], location=EVERYWHERE)
    @previewed(gettext_lazy("Take these mails back?"), hindered=_in_state(*_WAITING), told=_nothing_leaves)
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet[Message]) -> None:
        """Take back what has not been sent."""
        chosen = list(queryset.values_list("pk", flat=True))
        waiting = Message.objects.filter(pk__in=chosen, state__in=_WAITING)
        count = waiting.update(state=State.CANCELLED, updated_at=timezone.now())
        for message in Message.objects.filter(pk__in=chosen, state=State.CANCELLED):
            self.log_change(request, message, gettext_noop("Withdrawn."))
        self._say(request, count, ngettext("%(count)s mail is withdrawn.", "%(count)s mails are withdrawn.", count))
        self._say_left(request, len(chosen) - count)


@admin.register(Channel)
class ChannelAdmin(MailRows):
    """The ways out for mail: open, paused after failures, or held by a facilitator."""

    list_display = ("alias", "condition", "reason", "paused_since", "paused_until", "failures")
    fields = ("alias", "condition", "reason", "paused_since", "paused_until", "failures")
    actions = ("hold", "release")
    change_list_template = "admin/outbox/channel_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the tap for all channels."""
        view = self.admin_site.admin_view(self.tap)
        return [path("tap/", view, name="outbox_channel_tap"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Offer to hold all mail: a channel that never failed has no row to choose."""
        context = {"can_act": self.has_act_permission(request)}
        return super().changelist_view(request, (extra_context or {}) | context)

    def tap(self, request: HttpRequest) -> HttpResponse:
        """Hold or release every channel."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_act_permission(request):
            raise PermissionDenied
        for alias in settings.MAILERS:
            Channel.objects.get_or_create(alias=alias)
        self._turn(request, Channel.objects.all(), is_held="hold" in request.POST)
        return redirect("admin:outbox_channel_changelist")

    def offers(self, action: str, obj: Channel) -> bool:
        """Whether a channel can be held or released."""
        return not obj.is_held if action == "hold" else self.condition(obj) != _("Open")

    @admin.display(description=gettext_lazy("state"))
    def condition(self, channel: Channel) -> str:
        """Whether mail goes out."""
        if channel.is_held:
            return _("Held by a facilitator")
        if channel.paused_until and channel.paused_until > timezone.now():
            return _("Paused")
        return _("Open")

    @transaction.atomic
    def _turn(self, request: HttpRequest, channels: models.QuerySet[Channel], *, is_held: bool) -> None:
        for channel in channels.select_for_update():
            channel.is_held = is_held
            changed = ["is_held"]
            if not is_held:
                # Whoever releases mail wants to see it go now; should it fail again, the pause is as long as it was.
                channel.paused_until = None
                changed.append("paused_until")
            channel.save(update_fields=changed)
        if is_held:
            self.message_user(
                request, _("Mail is held. Whatever happens meanwhile waits in the queue."), messages.WARNING
            )
        else:
            transaction.on_commit(hints.give, robust=True)
            self.message_user(request, _("Mail is released."), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Hold mail"), permissions=["act"], location=EVERYWHERE)
    def hold(self, request: HttpRequest, queryset: models.QuerySet[Channel]) -> None:
        """Send nothing until somebody releases it."""
        self._turn(request, queryset, is_held=True)

    @admin.action(description=gettext_lazy("Release mail"), permissions=["act"], location=EVERYWHERE)
    def release(self, request: HttpRequest, queryset: models.QuerySet[Channel]) -> None:
        """Let mail go out, at once."""
        self._turn(request, queryset, is_held=False)


@admin.register(Suppression)
class SuppressionAdmin(MailRows):
    """Who gets no mail, of one category or of all; to delete a row is to write to that address again."""

    list_display = ("email", "from_what", "reason", "detail", "created_at")
    list_filter = ("reason", "category")
    search_fields = ("email",)
    fields = ("email", "from_what", "reason", "detail", "created_at")

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Whether this person may let the hub write to an address again."""
        return self.has_act_permission(request)

    @admin.display(description=gettext_lazy("from"), ordering="category")
    def from_what(self, suppression: Suppression) -> str:
        """Return what is not sent; Django would show a dash for everything."""
        return suppression.get_category_display()
