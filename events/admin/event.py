"""The administration of events."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import admin, messages
from django.db import models
from django.db.models.functions import Coalesce
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from events import mail, services
from events.admin.event_form import CLOCKS, EventForm
from events.admin.following import followers_link
from events.admin.inlines import (
    ContributionInline,
    DiscussionTopicInline,
    EventDocumentInline,
    EventOrganisationInline,
    InvitationInline,
)
from events.admin.status import StatusAdmin, mails_queued
from events.models import Event, Invitation, Registration
from hub import timezones
from hub.admin_languages import TranslatedAdmin, translation_marks
from hub.clocks import clock_time
from hub.languages import name_of

# What only the services write: a form that was open meanwhile must not put the old values back.
_OWNED_BY_SERVICES = {"id", "uuid", "created_at", "status", "status_changed_at", "ical_sequence", "ical_revised_at"}

# What participants have in their mail and calendar: when it changes, they get it anew.
_ANNOUNCED = ("starts_at", "ends_at", "time_zone", "date_status", "meeting_url", "meeting_id", "meeting_passcode")


class WhenFilter(admin.SimpleListFilter):
    """Upcoming or past, as the public lists divide them."""

    title = gettext_lazy("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("upcoming", _("Upcoming")), ("past", _("Past"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list; the order stays the list's own."""
        now = timezone.now()
        if self.value() == "upcoming":
            return queryset.filter(models.Q(ends_at__gt=now) | models.Q(ends_at=None))
        if self.value() == "past":
            return queryset.filter(ends_at__lte=now)
        return queryset


def _registrations(status: str) -> Coalesce:
    """Return the number of an event's registrations of a status, as an annotation."""
    rows = Registration.objects.filter(event=models.OuterRef("pk"), status=status).order_by().values("event")
    return Coalesce(models.Subquery(rows.annotate(n=models.Count("pk")).values("n")), 0)


@admin.register(Event)
class EventAdmin(StatusAdmin, TranslatedAdmin):
    """Events in the order of work: what, when, for whom, where, and afterwards what came of it."""

    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    list_display = ("title", "when", "status", "access", "registrations", translation_marks)
    list_filter = (
        "status",
        WhenFilter,
        "access",
        ("series", admin.RelatedOnlyFieldListFilter),
        ("themes", admin.RelatedOnlyFieldListFilter),
    )
    date_hierarchy = "starts_at"
    search_fields = (*TranslatedAdmin.search_by("title"), "slug", *TranslatedAdmin.search_by("series__title"))
    autocomplete_fields = ("series", "themes", "places")
    readonly_fields = ("status_line", "followers", "demand")
    actions = ("publish", "postpone", "cancel")
    inlines = (
        EventOrganisationInline,
        ContributionInline,
        DiscussionTopicInline,
        EventDocumentInline,
        InvitationInline,
    )
    save_on_top = True

    def get_fieldsets(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """Return the sections; who may only look is shown the stored times."""
        texts = ["title", "teaser", "background", "objectives", "target_audience", "questions_note"]
        clocks: list[Any] = [(name, f"{name}_reading") for name in CLOCKS]
        if obj is not None and not self.has_change_permission(request, obj):
            clocks = list(CLOCKS.values())
        start, end, opens, closes = clocks
        about = ["series", "format", "themes", "places", "slug"]
        known: list[Any] = ["status_line", "followers"] if obj is not None else []
        hidden: list[Any] = ["version"] if obj is not None and self.has_change_permission(request, obj) else []
        sections: list[tuple[Any, list[Any]]] = [
            (_("Title and texts"), [*known, *texts, *about, *hidden]),
            (_("Date and time"), [start, end, "time_zone", "date_status", "status_note"]),
            (_("Access and places"), ["access", "capacity", opens, closes]),
            (
                _("Languages and interpretation"),
                [
                    "working_languages",
                    "interpretation_fr",
                    "interpretation_es",
                    *(["demand"] if obj is not None else []),
                ],
            ),
            (
                _("Meeting"),
                ["meeting_url", ("meeting_id", "meeting_passcode"), "hides_meeting_details", "join_opens_minutes"],
            ),
            (_("Contact"), ["contact_name", "contact_email"]),
            (_("Recording and outcome"), ["recording_url", "recording_minutes", "recording_note", "summary"]),
        ]
        return [(heading, {"fields": self.replace_orig_field(fields)}) for heading, fields in sections]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Event]:
        """Count the registrations of all events of a page in its one query."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                confirmed_count=_registrations(Registration.Status.CONFIRMED),
                waiting_count=_registrations(Registration.Status.WAITLISTED),
                pending_count=_registrations(Registration.Status.PENDING),
            )
        )

    def view_on_site(self, obj: Event) -> str:
        """Return the event's page in the language of the administration."""
        return obj.get_absolute_url()

    # ── Columns and lines ──────────────────────────────────────────────────────────────────────

    @admin.display(description=gettext_lazy("date"), ordering="starts_at")
    def when(self, event: Event) -> str:
        """Return the start on the event's own clock, with its city."""
        if event.starts_at is None:
            return _("No date yet")
        start = event.starts_at.astimezone(ZoneInfo(event.time_zone))
        text = f"{date_format(start, 'SHORT_DATE_FORMAT')}, {clock_time(start)} {timezones.city(event.time_zone)}"
        return text if event.is_date_confirmed else _("%(date)s (proposed)") % {"date": text}

    @admin.display(description=gettext_lazy("registrations"), ordering="confirmed_count")
    def registrations(self, event: Event) -> SafeString:
        """Return seats taken and seats there are, with who waits: "12 / 50 (+3 waiting)"."""
        return format_html('<a href="{}">{}</a>', registrations_url(event), self._seats(event))

    def _seats(self, event: Any) -> str:
        taken = str(event.confirmed_count) if event.capacity is None else f"{event.confirmed_count} / {event.capacity}"
        others = []
        if event.waiting_count:
            others.append(_("+%(count)s waiting") % {"count": event.waiting_count})
        if event.pending_count:
            others.append(_("%(count)s to confirm") % {"count": event.pending_count})
        return f"{taken} ({', '.join(others)})" if others else taken

    @admin.display(description=gettext_lazy("status"))
    def status_line(self, event: Event) -> SafeString:
        """Return the status, since when, and how many have registered."""
        since = ""
        if event.status_changed_at:
            local = timezone.localtime(event.status_changed_at)
            since = _("since %(date)s") % {"date": date_format(local, "SHORT_DATETIME_FORMAT")}
        return format_html(
            '<strong class="event-status" data-status="{}">{}</strong> {} · <a href="{}">{} {}</a>',
            event.status,
            event.get_status_display(),
            since,
            registrations_url(event),
            _("Registrations:"),
            self._seats(event),
        )

    @admin.display(description=gettext_lazy("followers"))
    def followers(self, event: Event) -> SafeString:
        """Return how many people wait for the date, with a link to them."""
        return followers_link(event, event.follows.proven().count())

    @admin.display(description=gettext_lazy("who listens in what"))
    def demand(self, event: Event) -> str:
        """Return how many participants want to listen in each language: whom to hire as interpreters."""
        counted = (
            event.registrations.live()
            .order_by()
            .values_list("listening_language")
            .annotate(count=models.Count("pk"))
            .order_by("-count", "listening_language")
        )
        return " · ".join(f"{name_of(code)} {count}" for code, count in counted) or _("Nobody has registered yet.")

    # ── Saving and what follows from it ────────────────────────────────────────────────────────

    def save_model(self, request: HttpRequest, obj: Event, form: ModelForm, change: bool) -> None:  # noqa: FBT001
        """Save what the form may change and nothing else."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        with override(settings.LANGUAGE_CODE):
            obj.save(update_fields=[f.name for f in obj._meta.concrete_fields if f.name not in _OWNED_BY_SERVICES])  # noqa: SLF001

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseInlineFormSet, change: bool) -> None:  # noqa: FBT001
        """Send the invitations that have just been added, if there is an event to come to."""
        super().save_formset(request, form, formset, change)
        if formset.model is not Invitation or not formset.new_objects:
            return
        if form.instance.status != Event.Status.PUBLISHED:
            self.message_user(request, _("The invitations are sent when the event is published."))
            return
        for invited in formset.new_objects:
            mail.invitation(invited)
        words = _("Invitations added.")
        self.message_user(request, f"{words} {mails_queued(len(formset.new_objects))}")

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Sequence[BaseInlineFormSet],
        change: bool,  # noqa: FBT001
    ) -> None:
        """After everything is saved, tell the participants what has changed for them."""
        super().save_related(request, form, formsets, change)
        if change:
            self._announce(request, form.before, form.instance)
            self._fill_seats(request, form.before, form.instance)
            self._tell_followers(request, form.before, form.instance)

    def _announce(self, request: HttpRequest, before: Event, event: Event) -> None:
        """Send the new date or meeting to everybody with a seat, unless it is all over."""
        is_new = any(getattr(before, name) != getattr(event, name) for name in _ANNOUNCED)
        if not is_new or not before.is_happening or (before.has_ended and event.has_ended):
            return
        if told := services.announce_change(event=event):
            words = _("The participants get the new details.")
            self.message_user(request, f"{words} {mails_queued(told)}")
        elif before.is_date_confirmed and not event.is_date_confirmed and event.registrations.live().exists():
            words = _("The date is only proposed now, but participants still have it. Postpone the event to tell them.")
            self.message_user(request, words, messages.WARNING)

    def _tell_followers(self, request: HttpRequest, before: Event, event: Event) -> None:
        """Tell followers when the date has just been confirmed, or the event has joined their series."""
        if before.is_date_confirmed and before.series_id == event.series_id:
            return
        if told := services.tell_followers(event=event):
            words = _("Who follows the event or its series hears of the date.")
            self.message_user(request, f"{words} {mails_queued(told)}")

    def _fill_seats(self, request: HttpRequest, before: Event, event: Event) -> None:
        """Let people move up from the waiting list where places were added."""
        if before.capacity is None or (event.capacity is not None and event.capacity <= before.capacity):
            return
        if promoted := services.fill_seats(event=event):
            words = ngettext(
                "%(count)s person moved up from the waiting list and is told by mail.",
                "%(count)s people moved up from the waiting list and are told by mail.",
                len(promoted),
            )
            self.message_user(request, words % {"count": len(promoted)})


def registrations_url(event: Event) -> str:
    """Return the list of an event's registrations."""
    return f"{reverse('admin:events_registration_changelist')}?event={event.pk}"
