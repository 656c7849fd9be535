"""Who was in the meeting: the provider's report taken over, and the stays it tells of."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from events import services
from events.admin.limits import WithinOwnEvents
from events.models import Attendance, Event
from events.services.participant_report import Report, Stay, UnreadableReport, read
from hub import timezones
from hub.admin_base import ActionButtons, FewShortcuts
from hub.admin_lists import AutocompleteFilter, DateRangeFilter

# A report of ten thousand participants is smaller.
_LARGEST = 2 * 1024 * 1024
# How long a preview can be looked at before it is confirmed.
_PREVIEW_SECONDS = 24 * 60 * 60
# How many unmatched people and bad lines a preview names.
_NAMED = 100


class ReportForm(forms.Form):
    """The file, and the zone of its clock."""

    report = forms.FileField(
        label=gettext_lazy("Report of participants"),
        help_text=gettext_lazy("The CSV file that the meeting’s provider offers afterwards, as it is."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Clock of the report"),
        help_text=gettext_lazy(
            "The zone in which the report gives its times: the one of the account that held the meeting."
        ),
    )

    def __init__(self, *args: Any, event: Event, near: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.near = event, near
        own = event.time_zone
        known = timezones.choices()
        extra = [] if own in dict(known) else [(own, timezones.city(own))]
        zone: Any = self.fields["zone"]
        zone.choices = [*extra, *known]
        zone.initial = own

    def clean_report(self) -> UploadedFile:
        """Refuse what is too large to be a report."""
        uploaded: UploadedFile = self.cleaned_data["report"]
        if uploaded.size is None or uploaded.size > _LARGEST:
            raise forms.ValidationError(_("The file is larger than 2 MB. Is it the report of one meeting?"))
        return uploaded

    def clean(self) -> dict[str, Any]:
        """Read the report."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            found = read(cleaned["report"].read(), zone_name=cleaned["zone"], near=self.near)
        except UnreadableReport as error:
            self.add_error("report", str(error))
            return cleaned
        if found.stays and not services.match_stays(event=self.event, stays=found.stays):
            self.add_error(
                "report",
                _(
                    "Nobody of this report was there at the time of the event. Is it the right meeting, and the right "
                    "clock?"
                ),
            )
        return cleaned | {"found": found}


class AttendancePages(admin.ModelAdmin):
    """The part of the event admin that takes over the provider's report."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page of the report."""
        view = self.admin_site.admin_view(self.attendance_view)
        return [path("<int:event_id>/attendance/", view, name="events_event_attendance"), *super().get_urls()]

    def attendance_view(self, request: HttpRequest, event_id: int) -> HttpResponse:
        """Ask for the report; show what it would change; change it when that is confirmed."""
        event = get_object_or_404(Event, pk=event_id)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Attendance"),
            "subtitle": str(event),
            "opts": self.opts,
            "event": event,
        }
        if event.starts_at is None:
            return self._show(request, context)
        if request.method != "POST":
            return self._show(request, context | {"form": ReportForm(event=event, near=event.starts_at)})
        if "stays" in request.POST:
            return self._import(request, event)
        form = ReportForm(request.POST, request.FILES, event=event, near=event.starts_at)
        if not form.is_valid():
            return self._show(request, context | {"form": form}, status=422)
        return self._show(request, context | _preview(event, form.cleaned_data["found"]))

    def _show(self, request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return TemplateResponse(request, "admin/events/event/attendance.html", context, status=status)

    def _import(self, request: HttpRequest, event: Event) -> HttpResponse:
        try:
            stays = _unsealed(event, request.POST["stays"])
        except signing.BadSignature:
            self.message_user(request, _("This preview is too old. Please choose the file again."), messages.ERROR)
            return redirect("admin:events_event_attendance", event.pk)
        with transaction.atomic():
            added = services.import_report(event=event, stays=stays)
            self.log_change(request, event, gettext_noop("Report of participants read."))
        words = ngettext("%(count)s stay in the meeting added.", "%(count)s stays in the meeting added.", added)
        self.message_user(request, words % {"count": added}, messages.SUCCESS)
        return redirect(stays_url(event))


def stays_url(event: Event) -> str:
    """Return the list of stays in an event's meeting."""
    return f"{reverse('admin:events_attendance_changelist')}?event={event.pk}"


def _preview(event: Event, found: Report) -> dict[str, Any]:
    matched = services.match_stays(event=event, stays=found.stays)
    people = {each.registration.pk for each in matched if each.registration is not None}
    unknown = {each.stay.name or each.stay.email for each in matched if each.registration is None}
    first = min((each.stay.joined_at for each in matched), default=None)
    return {
        "sealed": _sealed(event, [each.stay for each in matched]),
        "stay_count": len(matched),
        "people_count": len(people),
        "outside_count": len(found.stays) - len(matched),
        "waiting_count": found.waiting,
        "unknown": sorted(unknown)[:_NAMED],
        "unknown_count": len(unknown),
        "bad_lines": found.bad_lines[:_NAMED],
        "bad_count": len(found.bad_lines),
        "first": first.astimezone(ZoneInfo(event.time_zone)) if first else None,
    }


def _salt(event: Event) -> str:
    return f"events.attendance:{event.pk}"


def _sealed(event: Event, stays: list[Stay]) -> str:
    """Return the stays for the form that confirms them: signed, so that exactly what was shown is written."""
    rows = [[stay.name, stay.email, stay.joined_at.isoformat(), stay.left_at.isoformat()] for stay in stays]
    return signing.dumps(rows, salt=_salt(event), compress=True)


def _unsealed(event: Event, sealed: str) -> list[Stay]:
    rows = signing.loads(sealed, salt=_salt(event), max_age=_PREVIEW_SECONDS)
    read_back = datetime.fromisoformat
    return [Stay(name, email, read_back(joined), read_back(left)) for name, email, joined, left in rows]


class AssignedFilter(admin.SimpleListFilter):
    """Whether it is known whose the stay was."""

    title = gettext_lazy("registration")
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", _("Known")), ("no", _("Unknown"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(registration__isnull=self.value() == "no")
        return queryset


class PeopleOfEvent(AutocompleteSelect):
    """A field that finds people of one event by a part of their name."""

    event_id = 0

    def get_url(self) -> str:
        """Return where it searches."""
        return f"{super().get_url()}?event={self.event_id}"


@admin.register(Attendance)
class AttendanceAdmin(WithinOwnEvents, FewShortcuts, ActionButtons):
    """Stays come from reports; what a facilitator decides is whose they were."""

    assistants_may = frozenset({"view", "change"})

    list_display = ("__str__", "email", "event", "registration_name", "joined_at", "left_at")
    list_select_related = ("event", "registration")
    list_filter = (("event", AutocompleteFilter), AssignedFilter, ("joined_at", DateRangeFilter))
    search_fields = ("name", "email", "registration__name", "registration__email")
    autocomplete_fields = ("registration",)
    fields = ("event", "name", "email", "joined_at", "left_at", "registration")
    readonly_fields = ("event", "name", "email", "joined_at", "left_at")
    list_per_page = 50

    @admin.display(description=gettext_lazy("registration"), ordering="registration__name", empty_value="–")
    def registration_name(self, stay: Attendance) -> str | None:
        """Return who it was, if that is known."""
        return stay.registration.name if stay.registration is not None else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: stays come from the provider's report."""
        return False

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Offer the people of the stay's event only."""
        stay = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        if db_field.name == "registration" and stay:
            event = Event.objects.get(attendances=stay)
            kwargs["widget"] = PeopleOfEvent(db_field, self.admin_site)
            kwargs["widget"].event_id = event.pk
            kwargs["queryset"] = event.registrations.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Attendance, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Assign the stay, so that the minutes follow."""
        stay = Attendance.objects.select_related("event").get(pk=obj.pk)
        services.assign_stay(stay=stay, registration=obj.registration)

    def delete_model(self, request: HttpRequest, obj: Attendance) -> None:
        """Delete a stay, so that the minutes follow."""
        services.delete_stays(stays=[obj])

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Attendance]) -> None:
        """Delete stays, so that the minutes follow."""
        services.delete_stays(stays=list(queryset.select_related("event")))
