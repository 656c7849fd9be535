"""The pages of reports: an event, a period, the library; and each of them as a file."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Series
from events.reports import library, paper, sheets
from events.reports.report import Report, Table, report_of, report_over
from hub import plots

PERMISSION = "events.view_reports"
# More events than this are a task for a database, not for a page.
_MOST_EVENTS = 500
_YEAR = timedelta(days=365)
_FEW = 10
# Two of the tables of a report tell how registrations stand; these show who took part, as plots.
_PLOTTED = ("region", "country", "group", "gender", "listening_language", "language")
# Lines of a plot; its table has all of them.
_BARS = 15


class DayField(forms.DateField):
    """A day, chosen in the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """From when until when, and of which events; it lives in the address, so that a report can be shared."""

    begins = DayField(label=gettext_lazy("From"))
    ends = DayField(label=gettext_lazy("Until"))
    series: Any = forms.ModelChoiceField(
        Series.objects.all(), required=False, label=gettext_lazy("Series"), empty_label=gettext_lazy("All events")
    )
    access = forms.ChoiceField(
        required=False, label=gettext_lazy("Access"), choices=[("", gettext_lazy("All")), *Event.Access.choices]
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The last day must not come before the first."))
        return cleaned

    def events(self) -> list[Event]:
        """Return the published events of the period; days count on the clock of each event."""
        begins, ends = self.cleaned_data["begins"], self.cleaned_data["ends"]
        found = Event.objects.filter(
            status=Event.Status.PUBLISHED,
            starts_at__date__gte=begins - timedelta(days=1),
            starts_at__date__lte=ends + timedelta(days=1),
        ).for_listing()
        if series := self.cleaned_data["series"]:
            found = found.filter(series=series)
        if access := self.cleaned_data["access"]:
            found = found.filter(access=access)
        rows = found.order_by("-starts_at", "-pk")[: _MOST_EVENTS + 1]
        return [row for row in rows if begins <= row.starts_at.astimezone(row.zone).date() <= ends]


class ReportPages(admin.ModelAdmin):
    """The part of the event admin that reports; who may read reports needs no other permission."""

    def get_urls(self) -> list[URLPattern]:
        """Add the pages of reports."""
        pages = (
            ("reports/", self.period_view, "events_reports"),
            ("reports/library/", self.library_view, "events_reports_library"),
            ("<int:event_id>/report/", self.event_view, "events_event_report"),
        )
        own = [path(route, self.admin_site.admin_view(view), name=name) for route, view, name in pages]
        return [*own, *super().get_urls()]

    def event_view(self, request: HttpRequest, event_id: int) -> HttpResponse:
        """Report on one event."""
        _check(request)
        event = get_object_or_404(Event.objects.for_listing(), pk=event_id)
        report = report_of(event)
        if file := _file(request, report, f"report-{event.slug}"):
            return file
        crumbs = {"title": _("Report"), "subtitle": str(event), "event": event}
        return self._page(request, "report.html", {"report": report, **crumbs, **_plots(report)})

    def period_view(self, request: HttpRequest) -> HttpResponse:
        """Report on the events of a period; without one, on those of the last twelve months."""
        _check(request)
        form = _period(request)
        context: dict[str, Any] = {"title": _("Reports"), "form": form, "asked": request.GET.urlencode()}
        if not form.is_valid():
            return self._page(request, "report.html", context, status=422)
        events = form.events()
        if len(events) > _MOST_EVENTS:
            form.add_error(
                None, _("These are more than %(count)s events. Choose a shorter period.") % {"count": _MOST_EVENTS}
            )
            return self._page(request, "report.html", context, status=422)
        report = report_over(events, title=_about(form), when=_span(form))
        if file := _file(request, report, "report-{begins}-{ends}".format(**form.cleaned_data)):
            return file
        return self._page(request, "report.html", context | {"report": report, **_plots(report)})

    def library_view(self, request: HttpRequest) -> HttpResponse:
        """Report on how the library is used and what it lacks."""
        _check(request)
        form = _period(request)
        for name in ("series", "access"):
            del form.fields[name]
        context: dict[str, Any] = {"title": _("The library"), "form": form, "asked": request.GET.urlencode()}
        if not form.is_valid():
            return self._page(request, "library.html", context, status=422)
        found = library.library_report(form.cleaned_data["begins"], form.cleaned_data["ends"])
        kind = request.GET.get("format", "")
        if kind in {"xlsx", "csv"}:
            return _answer(kind, f"library-{timezone.now():%Y-%m-%d}", sheets.sheets_of_library(found))
        return self._page(request, "library.html", context | {"library": found})

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        whole["may_see_events"] = self.has_view_permission(request)
        return TemplateResponse(request, f"admin/events/reports/{template}", whole, status=status)


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _period(request: HttpRequest) -> PeriodForm:
    if "begins" in request.GET or "ends" in request.GET:
        return PeriodForm(request.GET)
    today = timezone.now().date()
    begins = today - _YEAR
    # Where nothing was held for a year, the report begins with the last events that were.
    held = list(Event.objects.past().values_list("starts_at", flat=True)[:_FEW])
    if held and held[0].date() < begins:
        begins = held[-1].date()
    return PeriodForm({"begins": begins.isoformat(), "ends": today.isoformat()} | request.GET.dict())


def _about(form: PeriodForm) -> str:
    series, access = form.cleaned_data["series"], form.cleaned_data["access"]
    words = [str(series) if series else _("All events"), dict(Event.Access.choices).get(access)]
    return " · ".join(str(word) for word in words if word)


def _span(form: PeriodForm) -> str:
    days: list[date] = [form.cleaned_data["begins"], form.cleaned_data["ends"]]
    begins, ends = (date_format(day, "DATE_FORMAT") for day in days)
    return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}


def _file(request: HttpRequest, report: Report, name: str) -> HttpResponse | None:
    """Return the report as the file that the address asks for, None where it asks for the page."""
    kind = request.GET.get("format", "")
    if kind == "pdf":
        return _download(paper.pdf(report), "application/pdf", f"{name}.pdf")
    if kind in {"xlsx", "csv"}:
        return _answer(kind, name, sheets.sheets_of(report))
    return None


def _answer(kind: str, name: str, tables: Iterable[sheets.Sheet]) -> HttpResponse:
    if kind == "csv":
        return sheets.csv_of(name, tables)
    return _download(sheets.xlsx(tables), sheets.XLSX, f"{name}.xlsx")


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _plots(report: Report) -> dict[str, Any]:
    """Return the drawings of a report and the tables that are only tables."""
    drawn = [_drawn(report, table) for table in report.tables if table.name in _PLOTTED]
    plain = [table for table in report.tables if table.name not in _PLOTTED]
    return {"plots": drawn, "plain_tables": plain, "trend_plots": _trend_plots(report)}


def _drawn(report: Report, table: Table) -> dict[str, Any]:
    """Return a table as bars: of the registered people those who attended, where that is known."""
    rows = table.rows[:_BARS]
    if report.has_attendance:
        bars = [plots.Bar(label, line[1], line[0]) for label, line in rows]
        drawing = plots.bars(table.title, bars, head=(table.head[0], table.head[2]), whole_head=table.head[1])
    else:
        bars = [plots.Bar(label, line[0]) for label, line in rows]
        drawing = plots.bars(table.title, bars, head=(table.head[0], table.head[1]))
    # The drawing has a table of its own, which is enough where it holds everything.
    return {"drawing": drawing, "table": table, "is_part": report.has_people or len(table.rows) > _BARS}


def _trend_plots(report: Report) -> list[SafeString]:
    if len(report.trends) < 2:
        return []
    day = [date_format(trend.day, "SHORT_DATE_FORMAT") for trend in report.trends]
    came = [plots.Bar(day[n], trend.attended or 0, trend.registered) for n, trend in enumerate(report.trends)]
    countries = [plots.Bar(day[n], trend.countries) for n, trend in enumerate(report.trends)]
    return [
        plots.columns(_("Registered and attended"), came, head=(_("Date"), _("Attended")), whole_head=_("Registered")),
        plots.columns(_("Countries of an event"), countries, head=(_("Date"), _("Countries"))),
    ]
