"""The administration of events."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import admin
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
from events.admin import figures
from events.admin.announcement import lead_to
from events.admin.assisting import AssistedAdmin
from events.admin.attendance import AttendancePages, stays_url
from events.admin.concept_note_file import ConceptNotePages
from events.admin.event_form import CLOCKS, EventForm
from events.admin.event_questions import QuestionsAdmin
from events.admin.following import followers_link
from events.admin.inlines import (
    ContributionInline,
    DiscussionTopicInline,
    EventDocumentInline,
    EventOrganisationInline,
    InvitationInline,
)
from events.admin.inviting import SHOWN_WITH_EVENT, InvitingAdmin
from events.admin.reports import ReportPages
from events.admin.run_sheet import RunSheetAdmin
from events.admin.status import StatusAdmin, mails_queued
from events.admin.translating import TranslatingEvents
from events.models import Announcement, Event, Invitation, Registration
from events.reminder_times import due_at, still_to_come
from events.told import state_of
from hub import timezones
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, DateRangeFilter, count_of
from hub.clocks import clock_time

# What only the services write: a form that was open meanwhile must not put the old values back.
_OWNED_BY_SERVICES = {
    *("id", "uuid", "created_at", "status", "status_changed_at"),
    *("previous_starts_at", "ical_sequence", "ical_revised_at"),
}


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
    return count_of(Registration.objects.filter(event=models.OuterRef("pk"), status=status), "event")


@admin.register(Event)
class EventAdmin(
    ReportPages,
    RunSheetAdmin,
    ConceptNotePages,
    AttendancePages,
    StatusAdmin,
    QuestionsAdmin,
    InvitingAdmin,
    AssistedAdmin,
    TranslatingEvents,
    TranslatedAdmin,
):
    """Events in the order of work: what, when, for whom, where, and afterwards what came of it."""

    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    list_display = ("title", "when", "status", "access", "registrations", "run_sheet", "to_tell")
    list_filter = (
        "status",
        WhenFilter,
        "access",
        ("series", AutocompleteFilter),
        ("themes", AutocompleteFilter),
        ("places", AutocompleteFilter),
        ("starts_at", DateRangeFilter),
    )
    export_extra = (
        "starts_at", "ends_at", "time_zone", "series", "format", "themes", "places", "working_languages", "capacity",
        "contact_email",
    )  # fmt: skip
    search_fields = (*TranslatedAdmin.search_by("title"), "slug", *TranslatedAdmin.search_by("series__title"))
    autocomplete_fields = ("series", "themes", "places", "assistants")
    readonly_fields = (
        "status_line",
        "questions_line",
        "invitations_line",
        "demand",
        "reminders_ahead",
        "attended",
        "followers",
    )
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
        reminders = ["reminder_minutes", "reminders_ahead"] if obj is not None else ["reminder_minutes"]
        clocks: list[Any] = [(name, f"{name}_reading") for name in CLOCKS]
        if obj is not None and not self.has_change_permission(request, obj):
            clocks, reminders = list(CLOCKS.values()), ["reminders_ahead"]
        start, end, opens, closes = clocks
        about = ["series", "format", "themes", "places", "slug"]
        known: list[Any] = ["status_line", "questions_line", "followers"] if obj is not None else []
        invited: list[Any] = ["invitations_line"] if obj is not None else []
        hidden: list[Any] = ["version"] if obj is not None and self.has_change_permission(request, obj) else []
        sections: list[tuple[Any, list[Any]]] = [
            (_("Title and texts"), [*known, *texts, *about, *hidden]),
            (_("Date and time"), [start, end, "time_zone", "date_status", "status_note", *reminders]),
            (_("Access and places"), ["access", "requires_approval", "capacity", opens, closes, *invited]),
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
                [
                    "meeting_url",
                    ("meeting_id", "meeting_passcode"),
                    "dial_in",
                    "hides_meeting_details",
                    "join_opens_minutes",
                ],
            ),
            (_("Contact and assistants"), ["contact_name", "contact_email", "assistants"]),
            (
                _("Recording and outcome"),
                [
                    *(["attended"] if obj is not None else []),
                    "recording_url",
                    "recording_minutes",
                    "recording_note",
                    "summary",
                ],
            ),
        ]
        told = [(heading, {"fields": self.replace_orig_field(fields)}) for heading, fields in sections]
        return self.fitting(request, obj, told)

    def get_inlines(self, request: HttpRequest, obj: Event | None) -> list[Any]:
        """Leave many invitations out: they have a list of their own."""
        is_long = obj is not None and obj.invitations.count() > SHOWN_WITH_EVENT
        return [inline for inline in self.inlines if inline is not InvitationInline or not is_long]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Event]:
        """Count the registrations of all events of a page in its one query."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                confirmed_count=_registrations(Registration.Status.CONFIRMED),
                waiting_count=_registrations(Registration.Status.WAITLISTED),
                pending_count=_registrations(Registration.Status.PENDING),
                has_drafts=models.Exists(
                    Announcement.objects.filter(event=models.OuterRef("pk"), state=Announcement.State.DRAFT)
                ),
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

    @admin.display(description=gettext_lazy("to be told"), ordering="has_drafts")
    def to_tell(self, event: Any) -> SafeString | str:
        """Return the way to what waits to be read and sent."""
        if not event.has_drafts:
            return ""
        url = f"{reverse('admin:events_announcement_changelist')}?event={event.pk}&state={Announcement.State.DRAFT}"
        return format_html('<a class="to-tell" href="{}">{}</a>', url, _("Read and send it"))

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
        """Return how many people wait for the date, and how many follow the series, with links to them."""
        own = followers_link(event, event.follows.proven().count())
        if event.series is None:
            return own
        others = followers_link(event.series, event.series.follows.proven().count())
        return format_html("{} · {} {}", own, _("Followers of the series:"), others)

    @admin.display(description=gettext_lazy("who listens in what"))
    def demand(self, event: Event) -> SafeString | str:
        """Return how many participants want to listen in each language: whom to hire as interpreters."""
        return figures.demand(event)

    @admin.display(description=gettext_lazy("attendance"))
    def attended(self, event: Event) -> SafeString:
        """Return who came, with the ways to the stays and to the provider's report."""
        return format_html(
            '{} <a href="{}">{}</a> · <a href="{}">{}</a>',
            figures.attended(event),
            stays_url(event),
            _("Stays in the meeting"),
            reverse("admin:events_event_attendance", args=[event.pk]),
            _("Read a report of participants"),
        )

    @admin.display(description=gettext_lazy("reminders still to come"))
    def reminders_ahead(self, event: Event) -> str:
        """Return when participants will be reminded, on the event's own clock."""
        ahead = still_to_come(event, timezone.now())
        if not ahead:
            return _("No reminder is still to come.")
        moments = [due_at(event, minutes).astimezone(event.zone) for minutes in ahead]
        times = [f"{date_format(moment, 'SHORT_DATE_FORMAT')}, {clock_time(moment)}" for moment in moments]
        return f"{' · '.join(times)} ({timezones.city(event.time_zone)})"

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
        mail.invitations(formset.new_objects)
        words = _("Invitations added.")
        self.message_user(request, f"{words} {mails_queued(len(formset.new_objects))}")

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Sequence[BaseInlineFormSet],
        change: bool,  # noqa: FBT001
    ) -> None:
        """After everything is saved, lead on to what there is to tell."""
        super().save_related(request, form, formsets, change)
        if change:
            draft = services.follow_change(event=form.instance, before=state_of(form.before))
            lead_to(request, [draft] if draft else [])
            self._fill_seats(request, form.before, form.instance)
            self._tell_followers(request, form.before, form.instance)
        lead_to(request, services.arm_follow_up(event=form.instance))

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
