"""The mail desk: facilitators write to participants, members and people to invite, and see how the mails fare."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models.functions import Cast, Concat
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from events import mail, services
from events.admin.checked_words import CheckedWords
from events.admin.mail_template import legend_of
from events.admin.mailing_form import StartForm, WordsForm
from events.admin.mailing_pages import MailingPages
from events.admin.mailing_progress import MailingProgress
from events.models import Mailing
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, DateRangeFilter
from hub.languages import CODES
from hub.outbox.models import Message

Stage = Mailing.State


@admin.register(Mailing)
class MailingAdmin(MailingPages, MailingProgress, CheckedWords):
    """Three steps: the words, the people, and a look at all of it before it is sent."""

    change_form_template = "admin/events/mailing/change_form.html"
    list_display = ("subject_line", "purpose", "event", "stage", "recipients", "sent_at", "sent_by")
    list_select_related = ("event", "sent_by")
    list_filter = ("state", "purpose", ("event", AutocompleteFilter), ("sent_at", DateRangeFilter))
    search_fields = (*TranslatedAdmin.search_by("subject"), *TranslatedAdmin.search_by("event__title"))
    list_per_page = 50
    actions = None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Mailing]:
        """Ask the queue in the same query whether anything is left."""
        batch = Concat(models.Value("mailing:"), Cast(models.OuterRef("pk"), models.CharField()))
        left = Message.objects.unfinished().filter(batch=batch)
        return super().get_queryset(request).annotate(has_left=models.Exists(left))

    # ── Rights ───────────────────────────────────────────────────────────────────────────────────

    def has_change_permission(self, request: HttpRequest, obj: Mailing | None = None) -> bool:
        """Whether this person may write and send, which ends with the sending."""
        return super().has_change_permission(request, obj) and (obj is None or obj.state == Stage.DRAFT)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no: a draft is discarded, and what was sent is history."""
        return False

    # ── Columns ──────────────────────────────────────────────────────────────────────────────────

    @admin.display(description=gettext_lazy("subject"), ordering="subject")
    def subject_line(self, mailing: Mailing) -> str:
        """Return the subject, or that there is none yet."""
        return mail.subject_line(mailing) or _("(no subject yet)")

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def stage(self, mailing: Any) -> str:
        """Return the state as it is this moment: what has gone out counts as sent at once."""
        if mailing.state == Stage.SENDING and not mailing.has_left:
            return str(Stage.SENT.label)
        return mailing.get_state_display()

    # ── Beginning ────────────────────────────────────────────────────────────────────────────────

    def get_form(self, request: HttpRequest, obj: Mailing | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Return what a new mailing asks, and the words of one that is there."""
        return super().get_form(request, obj, form=StartForm if obj is None else WordsForm, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Mailing | None = None) -> Any:
        """Return what it is for, and then the words."""
        if obj is None:
            return [(None, {"fields": ["sheet", "event"]})]
        return [(_("Words"), {"fields": self.replace_orig_field(["subject", "body"])})]

    def save_model(self, request: HttpRequest, obj: Mailing, form: ModelForm, change: bool) -> None:  # noqa: FBT001
        """Begin a draft; later save its words and nothing else."""
        if not change:
            answers = form.cleaned_data
            chosen = {name: answers[name] for name in ("purpose", "event", "template")}
            started = services.start_mailing(**chosen, author=request.user)  # type: ignore[arg-type]
            obj.pk = started.pk
            obj.refresh_from_db()
            return
        with override(settings.LANGUAGE_CODE):
            columns = [f"{name}_{code}" for name in ("subject", "body") for code in CODES]
            obj.save(update_fields=["subject", "body", *columns, "updated_at"])

    def response_add(self, request: HttpRequest, obj: Mailing, post_url_continue: str | None = None) -> HttpResponse:
        """Lead on to the words."""
        return redirect("admin:events_mailing_change", obj.pk)

    def response_change(self, request: HttpRequest, obj: Mailing) -> HttpResponse:
        """Lead on to the people, unless somebody wants to go on writing."""
        if "_continue" in request.POST:
            return super().response_change(request, obj)
        return redirect("admin:events_mailing_audience", obj.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the progress of what has been sent; there is nothing left to write."""
        mailing = self.get_object(request, object_id)
        is_sent = mailing is not None and mailing.state not in {Stage.DRAFT, Stage.DISCARDED}
        if is_sent and request.method == "GET" and self.has_view_permission(request, mailing):
            return redirect("admin:events_mailing_progress", object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Explain the placeholders beside the words."""
        if mailing := context["original"]:
            context |= {
                "mailing": mailing,
                "subtitle": self.subject_line(mailing),
                "show_save_and_add_another": False,
                "step": "words",
                "is_draft": mailing.state == Stage.DRAFT,
                "legends": [(mailing.get_purpose_display(), legend_of(mailing.purpose))],
            }
        return super().render_change_form(request, context, *args, **kwargs)
