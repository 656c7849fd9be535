"""The administration of announcements: what is read, and then sent or put away."""

from collections.abc import Iterable
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from events import mail, services
from events.admin.fallbacks import mail_fallbacks
from events.admin.limits import WithinOwnEvents
from events.errors import AnnouncementError
from events.models import Announcement, Event, Registration
from events.told import differences, readers
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, DateRangeFilter
from hub.languages import CODES, name_of, text_of
from hub.logs import mask_personal_links
from hub.outbox.admin import masked_calendar
from hub.outbox.models import Message

Kind = Announcement.Kind
Stage = Announcement.State
Status = Registration.Status

_MATERIAL = {
    "recording": gettext_lazy("Recording"),
    "documents": gettext_lazy("Presentations and outcomes"),
    "summary": gettext_lazy("Summary"),
}


def page_of(announcement: Announcement) -> str:
    """Return the address where an announcement is read and sent."""
    return reverse("admin:events_announcement_change", args=[announcement.pk])


def drafts_of(event: Event) -> list[Announcement]:
    """Return what waits to be told of an event."""
    return list(event.announcements.filter(state=Stage.DRAFT))


def lead_to(request: HttpRequest, drafts: Iterable[Announcement]) -> None:
    """Tell the facilitator what waits to be read and sent."""
    for draft in drafts:
        words = format_html(
            '{} <a href="{}">{}</a>',
            _("Nobody has been told yet: an announcement waits for you (%(what)s; to: %(whom)s).")
            % {"what": draft.get_kind_display(), "whom": draft.get_audience_display()},
            page_of(draft),
            _("Read and send it"),
        )
        messages.warning(request, words)


def _counted(event: Event, audience: str) -> dict[str, Any]:
    """Return how many people an announcement goes to: all, per status and per language."""
    rows = list(
        readers(event, audience)
        .order_by()
        .values_list("status", "language")
        .annotate(n=models.Count("pk"))
        .values_list("status", "language", "n")
    )
    return {
        "people": sum(n for _status, _code, n in rows),
        "by_status": [
            (label, n) for key, label in Status.choices if (n := sum(row[2] for row in rows if row[0] == key))
        ],
        "by_language": [(name_of(code), n) for code in CODES if (n := sum(row[2] for row in rows if row[1] == code))],
    }


def _progress(announcement: Announcement) -> list[tuple[str, int]]:
    """Return how many mails of an announcement are in which state."""
    mails = Message.objects.filter(batch=mail.batch_of(announcement)).order_by()
    counted = dict(mails.values_list("state").annotate(n=models.Count("pk")))
    return [(str(label), counted[key]) for key, label in Message.State.choices if key in counted]


@admin.register(Announcement)
class AnnouncementAdmin(WithinOwnEvents, TranslatedAdmin):
    """Drafts come from what happens to an event; here they get words of their own and leave."""

    assistants_may = frozenset({"view", "change"})
    shows_all_to_viewers = True

    change_form_template = "admin/events/announcement/change_form.html"
    plain_texts = ("text",)
    list_display = ("event", "kind", "audience", "state", "sent_at", "sent_by")
    list_filter = ("state", "kind", ("event", AutocompleteFilter), ("created_at", DateRangeFilter))
    list_select_related = ("event", "sent_by")
    search_fields = TranslatedAdmin.search_by("event__title")
    actions = None

    def get_urls(self) -> list[URLPattern]:
        """Add the preview, the question before the sending, and the discarding."""
        pages = {"preview": self.preview_view, "send": self.send_view, "discard": self.discard_view}
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"events_announcement_{name}")
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def get_fieldsets(self, request: HttpRequest, obj: Announcement | None = None) -> Any:
        """Return the words, the only thing that is entered."""
        return [(_("Your words"), {"fields": self.replace_orig_field(["text"])})]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: an announcement follows from what happens."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no: a draft is discarded, and what was sent is history."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Announcement | None = None) -> bool:
        """Whether this person may write and send, which ends with the sending."""
        return super().has_change_permission(request, obj) and (obj is None or obj.state == Stage.DRAFT)

    def takes_translations(self, obj: Announcement) -> bool:
        """Whether it still waits to be sent."""
        return obj.state == Stage.DRAFT

    def to_translate(self, request: HttpRequest) -> models.QuerySet[Announcement]:
        """Return what waits to be sent, the oldest first."""
        return self.get_queryset(request).filter(state=Stage.DRAFT).order_by("created_at", "pk")

    def save_model(self, request: HttpRequest, obj: Announcement, form: ModelForm, change: bool) -> None:  # noqa: FBT001
        """Save the words and nothing else: the draft may have followed the event, or have left, meanwhile."""
        with override(settings.LANGUAGE_CODE):
            obj.save(update_fields=["text", *(f"text_{code}" for code in CODES), "updated_at"])

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show beside the words what they are about, and to whom they go or went."""
        if announcement := context["original"]:
            context |= self._about(announcement)
        return super().render_change_form(request, context, *args, **kwargs)

    def _about(self, announcement: Announcement) -> dict[str, Any]:
        event = announcement.event
        is_draft = announcement.state == Stage.DRAFT
        return {
            "event": event,
            "is_draft": is_draft,
            # What was sent compares with a state that may have gone by.
            "differences": differences(event, announcement.before) if is_draft else [],
            "material": [_MATERIAL[name] for name in announcement.material],
            "counted": _counted(event, announcement.audience) if is_draft else {},
            "fallbacks": mail_fallbacks(announcement) if is_draft else [],
            "progress": _progress(announcement),
            "batch": mail.batch_of(announcement),
            "previews": [
                (label, [(name_of(code), f"?language={code}&status={status}") for code in CODES])
                for status, label in self._recipients(announcement)
            ],
        }

    def _recipients(self, announcement: Announcement) -> list[tuple[str, str]]:
        """Return the kinds of recipients whose mails differ."""
        if announcement.audience == Announcement.Audience.EVERYBODY:
            known = (Status.CONFIRMED, Status.WAITLISTED, Status.PENDING)
            return [(status.value, str(status.label)) for status in known]
        is_in_line = announcement.audience == Announcement.Audience.WAITLISTED
        status = Status.WAITLISTED if is_in_line else Status.CONFIRMED
        return [(status.value, announcement.get_audience_display())]

    def _found(self, request: HttpRequest, pk: int) -> Announcement:
        """Return the announcement of an address, to whoever may act on announcements."""
        if not super().has_change_permission(request):
            raise PermissionDenied
        found = Announcement.objects.select_related("event").filter(pk=pk).first()
        if found is None:
            raise Http404
        if not super().has_change_permission(request, found):
            raise PermissionDenied
        return found

    def _page(self, request: HttpRequest, name: str, announcement: Announcement, **context: Any) -> HttpResponse:
        common = {**self.admin_site.each_context(request), "opts": self.opts, "announcement": announcement}
        return TemplateResponse(request, f"admin/events/announcement/{name}.html", common | context)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the mail in a language as one kind of recipient gets it."""
        announcement = self._found(request, pk)
        recipients = dict(self._recipients(announcement))
        language, status = request.GET.get("language", CODES[0]), request.GET.get("status", next(iter(recipients)))
        if language not in CODES or status not in recipients:
            raise Http404
        with override(language):
            name = _("Name of the participant")
        reader = Registration(
            event=announcement.event,
            name=name,
            email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
            language=language,
            listening_language=language,
            status=status,
        )
        content = mail.announcement_preview(announcement, reader)
        return self._page(
            request,
            "preview",
            announcement,
            title=_("Preview: %(whom)s, %(language)s") % {"whom": recipients[status], "language": name_of(language)},
            mail_language=language,
            fallbacks=mail_fallbacks(announcement),
            subject=content.subject,
            text=mask_personal_links(content.text),
            calendar=masked_calendar(content.calendar),
        )

    def send_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask on GET, saying how many and who; send on POST what was read, once."""
        announcement = self._found(request, pk)
        if announcement.state != Stage.DRAFT:
            self.message_user(request, _("This announcement does not wait any more."), messages.WARNING)
            return redirect(page_of(announcement))
        if request.method != "POST":
            counted = _counted(announcement.event, announcement.audience)
            words_by_language = [(name_of(code), text_of(announcement, "text", code)) for code in CODES]
            title = _("Send this announcement?")
            return self._page(
                request,
                "send",
                announcement,
                title=title,
                counted=counted,
                words_by_language=words_by_language,
                fallbacks=mail_fallbacks(announcement),
            )
        if request.POST.get("version") != announcement.updated_at.isoformat():
            words = _("This announcement has changed since you read it. Read it again, then send it.")
            self.message_user(request, words, messages.ERROR)
            return redirect(page_of(announcement))
        try:
            told = services.send_announcement(announcement=announcement, sender=request.user)  # type: ignore[arg-type]
        except AnnouncementError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect(page_of(announcement))
        words = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", told)
        self.message_user(request, words % {"count": told}, messages.SUCCESS)
        return redirect(page_of(announcement))

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put a draft away."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        announcement = services.discard_announcement(announcement=self._found(request, pk))
        if announcement.state == Stage.DISCARDED:
            self.message_user(request, _("The announcement is discarded. Nobody is told."), messages.SUCCESS)
        else:
            self.message_user(request, _("This announcement does not wait any more."), messages.WARNING)
        return redirect("admin:events_event_change", announcement.event_id)
