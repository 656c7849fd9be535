"""Inviting many: choose, look at the list, confirm. Nothing is written before that."""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from events import mail, services
from events.admin.invite_form import InviteForm, ListForm, fingerprint
from events.admin.limits import assists_only, helps_with
from events.admin.status import mails_queued
from events.models import Event, Invitation
from events.services.audience import Preview
from hub.history.models import Entry
from hub.languages import current, name_of

Status = Invitation.Status

# More invitations than this are counted on the page of the event and listed on a page of their own.
SHOWN_WITH_EVENT = 20


class InvitingAdmin(admin.ModelAdmin):
    """The part of the event admin that invites many people at once and says how the invitations stand."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page that asks whom to invite."""
        view = self.admin_site.admin_view(self.invite_view)
        return [path("<int:pk>/invite/", view, name="events_event_invite"), *super().get_urls()]

    @admin.display(description=gettext_lazy("invitations"))
    def invitations_line(self, event: Event) -> SafeString:
        """Return how many were invited, what they answered and the way to the list."""
        counted = dict(event.invitations.order_by().values_list("status").annotate(count=models.Count("pk")))
        words = [f"{Status(status).label} {counted[status]}" for status in Status.values if status in counted]
        if not words:
            return format_html('<a href="{}">{}</a>', ledger_url(event), _("Nobody has been invited yet."))
        log = f"{reverse('admin:outbox_message_changelist')}?{urlencode({'batch': mail.invitations_batch(event)})}"
        ledger = format_html('<a href="{}">{}</a>', ledger_url(event), " · ".join(words))
        return format_html('{} (<a href="{}">{}</a>)', ledger, log, _("their mails"))

    def may_invite(self, request: HttpRequest, event: Event) -> bool:
        """Whether this person may invite people to `event`."""
        may_add = request.user.has_perm("events.add_invitation") or helps_with(request, event)
        return may_add and self.has_change_permission(request, event)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to invite people to an event that is to come."""
        event = context["original"]
        context["can_invite"] = event is not None and _is_to_come(event) and self.may_invite(request, event)
        return super().render_change_form(request, context, *args, **kwargs)

    def invite_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whom to invite, show who that is, and invite them when that is confirmed."""
        event = get_object_or_404(Event, pk=pk)
        if not self.may_invite(request, event):
            raise PermissionDenied
        if not _is_to_come(event):
            self.message_user(request, _("Nobody can be invited: the event is over or cancelled."), messages.ERROR)
            return redirect("admin:events_event_change", event.pk)
        form_class = ListForm if assists_only(request) else InviteForm
        if request.method != "POST":
            initial = {"list_language": current()}
            return self._form_page(request, event, form_class(initial=initial))
        form = form_class(request.POST, request.FILES)
        if not form.is_valid() or "change" in request.POST:
            return self._form_page(request, event, form)
        preview = services.resolve(event=event, audience=form.audience)
        if "confirm" not in request.POST:
            return self._preview_page(request, event, form, preview)
        if request.POST.get("seen") != fingerprint(preview):
            words = _("Meanwhile the list has changed. Please look at it once more.")
            self.message_user(request, words, messages.WARNING)
            return self._preview_page(request, event, form, preview)
        self._invite(request, event, form, preview)
        return redirect(ledger_url(event))

    @transaction.atomic
    def _invite(self, request: HttpRequest, event: Event, form: InviteForm, preview: Preview) -> None:
        allowed = form.cleaned_data["nominations_allowed"]
        created = services.invite(event=event, people=preview.people, nominations_allowed=allowed)
        words = ngettext("%(count)s person invited.", "%(count)s people invited.", len(created))
        words %= {"count": len(created)}
        Entry.objects.note(event, gettext_noop("Invited people: %(count)s."), count=len(created))
        if event.is_happening:
            next_words = mails_queued(len(created))
        else:
            next_words = _("The invitations are sent when the event is published.")
        self.message_user(request, f"{words} {next_words}", messages.SUCCESS)

    def _form_page(self, request: HttpRequest, event: Event, form: InviteForm) -> HttpResponse:
        sections: list[Any] = [
            (
                _("Members of the Hub"),
                {
                    "fields": ["networks", "themes", "countries", "groups", "languages"],
                    "description": _("Whoever fits all of the answers below; one choice of each is enough."),
                },
            ),
            (_("Participants of another event"), {"fields": ["event", "attended_only"]}),
            (_("People from a list"), {"fields": ["list_text", "list_file", "list_language"]}),
            (_("Nominations"), {"fields": ["nominations_allowed"]}),
        ]
        if isinstance(form, ListForm):
            sections = sections[2:]
        context = self._context(request, event) | {
            "form": form,
            "adminform": AdminForm(cast("Any", form), sections, {}, model_admin=self),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/events/event/invite.html", context, status=422 if form.errors else 200)

    def _preview_page(self, request: HttpRequest, event: Event, form: InviteForm, preview: Preview) -> HttpResponse:
        context = self._context(request, event) | {
            "form": form,
            "carried": [field.as_hidden() for field in form if field.name != "list_file"],
            "preview": preview,
            "groups": [(name_of(code), people) for code, people in preview.by_language.items()],
            "seen": fingerprint(preview),
            "is_sent_later": not event.is_happening,
        }
        return TemplateResponse(request, "admin/events/event/invite_preview.html", context)

    def _context(self, request: HttpRequest, event: Event) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": _("Invite people"),
            "subtitle": str(event),
            "opts": self.opts,
            "event": event,
        }


def ledger_url(event: Event) -> str:
    """Return the list of an event's invitations."""
    return f"{reverse('admin:events_invitation_changelist')}?event={event.pk}"


def _is_to_come(event: Event) -> bool:
    """Whether an invitation to `event` makes sense."""
    return event.status != Event.Status.CANCELLED and not event.has_ended
