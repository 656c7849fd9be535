"""What of the events waits for a facilitator, and the panels about the next ones."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from babel.dates import format_date
from django.contrib import admin
from django.db.models import Count, Model, Q, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Announcement, ConceptNote, Event, Invitation, Mailing, Question, Registration
from events.runsheet import RunSheet, run_sheets
from hub import admin_home, plots
from hub.admin_home import Task, rows_for
from hub.languages import current, text_of

# The days that the run sheet is about.
_BEFORE, _AFTER = timedelta(days=21), timedelta(days=14)
# More would bury the next ones; the list of events has them all.
_MOST_NEAR, _MOST_SHOWN = 60, 8
_DAYS_PLOTTED = 30
# What fits above a bar.
_LABEL_LENGTH = 58


def part(request: HttpRequest) -> admin_home.Part:
    """Return what waits, and what the next events look like."""
    now = timezone.now()
    near = run_sheets(list(_near(request, now)), now)
    tasks = [
        *_approvals(request),
        *_nominations(request),
        *_questions(request),
        *_announcements(request),
        *_mailings(request),
        *_concept_notes(request),
        *_gaps(near, now),
    ]
    coming = [sheet for sheet in near if sheet.event.ends_at and sheet.event.ends_at > now][:_MOST_SHOWN]
    return admin_home.Part(tasks, [*_next_events(request, coming), *_figures(request, coming, now)])


def _near(request: HttpRequest, now: datetime) -> QuerySet[Event]:
    """Return the events of the last days and those to come, the earliest first."""
    rows = rows_for(request, Event, "view").filter(ends_at__gte=now - _AFTER)
    return rows.exclude(status=Event.Status.CANCELLED).order_by("starts_at", "pk")[:_MOST_NEAR]


def _list_of(model: type[Model], query: str) -> str:
    return f"{reverse(f'admin:{model._meta.label_lower.replace(".", "_")}_changelist')}?{query}"  # noqa: SLF001 - public in all but name


# ── What waits ───────────────────────────────────────────────────────────────────────────────────


def _approvals(request: HttpRequest) -> Iterable[Task]:
    # Who has not pressed the button in the mail yet waits for nobody but herself.
    pending = rows_for(request, Registration).filter(status=Registration.Status.PENDING, is_address_proven=True)
    if count := pending.count():
        words = ngettext("%(count)s registration to approve", "%(count)s registrations to approve", count)
        url = _list_of(Registration, f"status__exact={Registration.Status.PENDING}&is_address_proven__exact=1")
        yield Task(words % {"count": count}, url)


def _nominations(request: HttpRequest) -> Iterable[Task]:
    if count := rows_for(request, Invitation, "decide").filter(status=Invitation.Status.NOMINATED).count():
        words = ngettext("%(count)s nomination to decide on", "%(count)s nominations to decide on", count)
        yield Task(words % {"count": count}, _list_of(Invitation, f"status__exact={Invitation.Status.NOMINATED}"))


def _questions(request: HttpRequest) -> Iterable[Task]:
    if count := rows_for(request, Question).filter(status=Question.Status.PENDING).count():
        words = ngettext(
            "%(count)s question of participants to read", "%(count)s questions of participants to read", count
        )
        yield Task(words % {"count": count}, _list_of(Question, f"status__exact={Question.Status.PENDING}"))


def _announcements(request: HttpRequest) -> Iterable[Task]:
    if count := rows_for(request, Announcement).filter(state=Announcement.State.DRAFT).count():
        words = ngettext(
            "%(count)s announcement drafted and not sent", "%(count)s announcements drafted and not sent", count
        )
        detail = _("nobody has been told yet")
        url = _list_of(Announcement, f"state__exact={Announcement.State.DRAFT}")
        yield Task(words % {"count": count}, url, detail, is_late=True)


def _mailings(request: HttpRequest) -> Iterable[Task]:
    state = Mailing.State
    rows = rows_for(request, Mailing, "view").filter(state__in=[state.DRAFT, state.PAUSED])
    found = rows.aggregate(
        drafts=Count("pk", filter=Q(state=state.DRAFT)), paused=Count("pk", filter=Q(state=state.PAUSED))
    )
    if count := found["drafts"]:
        words = ngettext("%(count)s mailing drafted and not sent", "%(count)s mailings drafted and not sent", count)
        yield Task(words % {"count": count}, _list_of(Mailing, f"state__exact={state.DRAFT}"))
    if count := found["paused"]:
        words = ngettext("%(count)s mailing is paused", "%(count)s mailings are paused", count)
        yield Task(words % {"count": count}, _list_of(Mailing, f"state__exact={state.PAUSED}"), is_late=True)


def _concept_notes(request: HttpRequest) -> Iterable[Task]:
    if count := rows_for(request, ConceptNote, "view").filter(state=ConceptNote.State.READ).count():
        words = ngettext(
            "%(count)s concept note read and not made into an event",
            "%(count)s concept notes read and not made into events",
            count,
        )
        yield Task(words % {"count": count}, _list_of(ConceptNote, f"state__exact={ConceptNote.State.READ}"))


def _gaps(near: list[RunSheet], now: datetime) -> Iterable[Task]:
    """Count the events of these weeks in which something is due."""
    soon = [sheet for sheet in near if sheet.event.starts_at and sheet.event.starts_at <= now + _BEFORE]
    lacking = [sheet for sheet in soon if sheet.open_count]
    if not lacking:
        return
    words = ngettext("%(count)s event with gaps", "%(count)s events with gaps", len(lacking))
    late = sum(bool(sheet.overdue_count) for sheet in lacking)
    overdue = ngettext("%(count)s with something overdue", "%(count)s with something overdue", late)
    keys = ",".join(str(sheet.event.pk) for sheet in lacking)
    detail = overdue % {"count": late} if late else _("nothing is overdue")
    yield Task(words % {"count": len(lacking)}, _list_of(Event, f"id__in={keys}"), detail, is_late=bool(late))


# ── Panels ───────────────────────────────────────────────────────────────────────────────────────


def _next_events(request: HttpRequest, coming: list[RunSheet]) -> Iterable[SafeString]:
    model_admin = admin.site.get_model_admin(Event)
    if model_admin.has_view_permission(request):
        context = {"sheets": coming, "may_add": model_admin.has_add_permission(request)}
        yield render_to_string("admin/events/next_events.html", context, request)


def _figures(request: HttpRequest, coming: list[RunSheet], now: datetime) -> Iterable[SafeString]:
    """Plot how full the next events are, and how registrations come in."""
    found = [plot for plot in (_places(request, coming), _by_day(request, now)) if plot]
    if found:
        yield render_to_string("admin/events/registration_figures.html", {"plots": found}, request)


def _places(request: HttpRequest, coming: list[RunSheet]) -> SafeString | None:
    if not coming:
        return None
    is_linked = _sees_registrations(request)
    bars = [
        plots.Bar(
            Truncator(text_of(sheet.event, "title").value or sheet.event.slug).chars(_LABEL_LENGTH),
            sheet.facts.registrations.get("confirmed", 0),
            sheet.event.capacity,
            _list_of(Registration, f"event={sheet.event.pk}") if is_linked else "",
        )
        for sheet in coming
    ]
    return plots.bars(_("Registrations and places"), bars, head=(_("Event"), _("Confirmed")), whole_head=_("Places"))


def _sees_registrations(request: HttpRequest) -> bool:
    return admin.site.get_model_admin(Registration).has_view_permission(request)


def _by_day(request: HttpRequest, now: datetime) -> SafeString | None:
    """Return a plot of how many registered on each of the last days, by the reader's calendar."""
    if not _sees_registrations(request):
        return None
    today = timezone.localtime(now).date()
    days = [today - timedelta(days=ago) for ago in range(_DAYS_PLOTTED - 1, -1, -1)]
    first = timezone.make_aware(datetime.combine(days[0], datetime.min.time()))
    rows = rows_for(request, Registration, "view").filter(created_at__gte=first)
    counted = dict(rows.order_by().values(day=TruncDate("created_at")).annotate(n=Count("pk")).values_list("day", "n"))
    columns = [plots.Bar(format_date(day, "d MMM", locale=current()), counted.get(day, 0)) for day in days]
    title = _("Registrations by day, the last %(count)s days") % {"count": _DAYS_PLOTTED}
    return plots.columns(title, columns if counted else [], head=(_("Day"), _("Registrations")))


admin_home.register("events", part, position=10)
