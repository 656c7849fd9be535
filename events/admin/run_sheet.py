"""The run sheet in the administration: its page, the way to it, and a column of the list of events."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from events.runsheet import Line, RunSheet, Stage, State, run_sheets
from hub.clocks import full_date, weekday_and_day

_INVITE = "events_event_invite"
# The pages that are about the event itself; all others list what belongs to it.
_OF_THE_EVENT = ("events_event_change", _INVITE, "events_event_attendance")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the page shows it.

    `url` is empty for whoever may not go there. `day` is the last day in words and `distance` how far it is from the
    event; both are empty where no day counts.
    """

    line: Line
    url: str
    day: str
    distance: str


class RunSheetAdmin(admin.ModelAdmin):
    """The part of the event admin that shows run sheets."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(self.run_sheet_view)
        return [path("<int:pk>/run-sheet/", view, name="events_event_run_sheet"), *super().get_urls()]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Compute the run sheets of the rows that are shown, by one query for all."""
        changelist = super().get_changelist_instance(request)
        rows = list(changelist.result_list)
        sheets = {sheet.event.pk: sheet for sheet in run_sheets(rows)}
        for row in rows:
            row.sheet = sheets.get(row.pk)
        return changelist

    @admin.display(description=gettext_lazy("run sheet"))
    def run_sheet(self, event: Any) -> SafeString | str:
        """Return how many lines are open and overdue: "3 of 17 open, 1 overdue"."""
        sheet = event.sheet
        return run_sheet_link(sheet) if sheet is not None else ""

    def run_sheet_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is done and what is not, for screen and print."""
        event = self.get_object(request, str(pk))
        if not self.has_view_permission(request, event):
            raise PermissionDenied
        if event is None:
            raise Http404
        sheets = run_sheets([event])
        if not sheets:
            raise Http404
        (sheet,) = sheets
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Run sheet"),
            "opts": self.opts,
            "event": event,
            "sheet": sheet,
            "now": timezone.now(),
            "stages": [
                (stage, [_row(request, event, line) for line in lines]) for stage, lines in sheet.stages() if lines
            ],
            "states": [(state, sheet.count(state)) for state in State],
        }
        return TemplateResponse(request, "admin/events/event/run_sheet.html", context)


def run_sheet_link(sheet: RunSheet) -> SafeString:
    """Return the way to a run sheet, in the words that sum it up."""
    tone = State.OVERDUE if sheet.overdue_count else State.DUE if sheet.open_count else State.DONE
    url = reverse("admin:events_event_run_sheet", args=[sheet.event.pk])
    return format_html('<a class="sheet-sum" data-state="{}" href="{}">{}</a>', tone, url, sheet)


def _row(request: HttpRequest, event: Event, line: Line) -> Row:
    url = place_url(request, event, line)
    if line.due_on is None or line.state == State.NOTHING:
        return Row(line, url, "", "")
    # The day that names are deleted is in another year.
    is_near = event.starts_at is not None and line.due_on.year == _day_of(event, event.starts_at).year
    day = datetime.combine(line.due_on, time.min)
    return Row(line, url, weekday_and_day(day) if is_near else full_date(day), _distance(event, line))


def place_url(request: HttpRequest, event: Event, line: Line) -> str:
    """Return where a line is done: the very field of the form, or the list narrowed to this event.

    Empty for whoever may not go there, and where nothing applies.
    """
    place = line.rule.place
    if line.state == State.NOTHING or (place.needs and not request.user.has_perm(place.needs)):
        return ""
    if line.field:
        return f"{reverse('admin:events_event_change', args=[event.pk])}#{line.field}"
    if place.page == _INVITE and event.has_ended:
        # Nobody can be invited to what is over; the list tells who was.
        return f"{reverse('admin:events_invitation_changelist')}?event={event.pk}"
    if place.page in _OF_THE_EVENT:
        url = reverse(f"admin:{place.page}", args=[event.pk])
        return f"{url}#{place.fragment}" if place.fragment else url
    query = f"event={event.pk}&{place.query}" if place.query else f"event={event.pk}"
    return f"{reverse(f'admin:{place.page}')}?{query}"


def _distance(event: Event, line: Line) -> str:
    """Return how far the last day of a line is from the day of the event: "14 days before"."""
    counted_from = event.ends_at if line.rule.stage == Stage.AFTERWARDS else event.starts_at
    if line.due_on is None or counted_from is None:
        return ""
    days = (line.due_on - _day_of(event, counted_from)).days
    if days == 0:
        return _("on the day itself")
    if days < 0:
        return ngettext("%(count)s day before", "%(count)s days before", -days) % {"count": -days}
    return ngettext("%(count)s day after", "%(count)s days after", days) % {"count": days}


def _day_of(event: Event, moment: datetime) -> date:
    return moment.astimezone(event.zone).date()
