"""What has to be done after an event: attendance, recording, outcome, thanks, and forgetting."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from events.runsheet.facts import Facts
from events.runsheet.line import Finding, Place, Rule, Stage, State, Until
from events.services.retention import KEPT_FOR
from hub.languages import translations_of


def _is_over(event: Event, now: datetime) -> bool:
    return event.ends_at is not None and event.ends_at <= now


def _unless_unpublished(facts: Facts, now: datetime, done: str, still_open: str, *, is_done: bool) -> Finding:
    """Return how something stands that only an event leaves behind which took place."""
    event = facts.event
    if is_done:
        return Finding(is_done=True, why=done)
    if _is_over(event, now) and event.status == Event.Status.DRAFT:
        return Finding(is_done=None, why=_("The event was never published."))
    return Finding(is_done=False, why=still_open)


def _attendance(facts: Facts, now: datetime) -> Finding:
    if not facts.stays.get("all", 0) and not facts.registrations.get("confirmed", 0) and _is_over(facts.event, now):
        return Finding(is_done=None, why=_("Nobody had a place."))
    return _unless_unpublished(
        facts,
        now,
        _("The report of participants has been read."),
        _("Without the report of participants nobody knows who came, and everybody counts as absent in the follow-up."),
        is_done=facts.stays.get("all", 0) > 0,
    )


def _recording(facts: Facts, now: datetime) -> Finding:
    return _unless_unpublished(
        facts,
        now,
        _("The recording can be watched."),
        _("Who could not come looks for the recording."),
        is_done=bool(facts.event.recording_url) or facts.documents.get("recording", 0) > 0,
    )


def _summary(facts: Facts, now: datetime) -> Finding:
    return _unless_unpublished(
        facts,
        now,
        _("Readers find what came out of it."),
        _("Readers do not find what came out of it."),
        is_done=bool(translations_of(facts.event, "summary")) or facts.documents.get("outcome", 0) > 0,
    )


def _presentations(facts: Facts, now: datetime) -> Finding:
    shown = facts.documents.get("presentation", 0)
    words = ngettext("%(count)s presentation is on the page.", "%(count)s presentations are on the page.", shown)
    return _unless_unpublished(
        facts,
        now,
        words % {"count": shown},
        _("The page has no document with the role Presentation."),
        is_done=shown > 0,
    )


def _has_material(facts: Facts) -> bool:
    documents = facts.documents.get("presentation", 0) + facts.documents.get("outcome", 0)
    return bool(facts.event.recording_url or documents or translations_of(facts.event, "summary"))


def _follow_up(facts: Facts, now: datetime) -> Finding:
    told = facts.announcements
    if drafted := told.get("follow_ups", 0):
        words = ngettext(
            "%(count)s follow-up is drafted and waits to be read and sent.",
            "%(count)s follow-ups are drafted and wait to be read and sent.",
            drafted,
        )
        # Nobody should have to wait for the last day once it is written.
        return Finding(is_done=False, why=words % {"count": drafted}, state=_at_least_due(facts, now))
    if told.get("follow_ups_sent", 0):
        return Finding(is_done=True, why=_("Participants have heard of what came out of it."))
    if told.get("follow_ups_put_away", 0):
        return Finding(is_done=True, why=_("The follow-up was discarded."))
    if _is_over(facts.event, now) and not facts.registrations.get("all", 0):
        return Finding(is_done=None, why=_("Nobody had registered."))
    if _has_material(facts):
        why = _("There is something to tell, and nothing is drafted: save the event once more.")
    else:
        why = _("It is drafted by itself as soon as there is a recording, a summary or a presentation.")
    return _unless_unpublished(facts, now, "", why, is_done=False)


def _at_least_due(facts: Facts, now: datetime) -> State | None:
    """Return that a draft is due, until the days of the rule say that it is overdue."""
    ended = facts.event.ends_at
    if ended is None:
        return State.DUE
    zone = facts.event.zone
    days_since = (now.astimezone(zone).date() - ended.astimezone(zone).date()).days
    return State.DUE if days_since <= _FOLLOW_UP_DAYS else None


def _questions_answered(facts: Facts, now: datetime) -> Finding:
    shown, unanswered = facts.questions.get("shown", 0), facts.questions.get("unanswered", 0)
    if not shown:
        return Finding(is_done=None, why=_("No question was shown to participants."))
    words = ngettext(
        "%(count)s question that participants saw has no published answer.",
        "%(count)s questions that participants saw have no published answer.",
        unanswered,
    )
    done = _("All questions that participants saw are answered.")
    found = _unless_unpublished(facts, now, done, words % {"count": unanswered}, is_done=not unanswered)
    return Finding(is_done=found.is_done, why=found.why, is_optional=True)


def _forgetting(facts: Facts, now: datetime) -> Finding:
    """Say when names go. The hub deletes them; only what it left behind asks for a look."""
    event, counts = facts.event, facts.registrations
    if not counts.get("all", 0):
        return Finding(is_done=None, why=_("Nobody had registered."))
    if counts.get("forgotten", 0) and not counts.get("named_guests", 0):
        return Finding(is_done=True, why=_("Names and addresses of guests have been deleted."))
    if event.ends_at is None:
        return Finding(
            is_done=False, why=_("Names and addresses are deleted a year after the event."), state=State.LATER
        )
    gone_at = event.ends_at + KEPT_FOR
    if now < gone_at:
        date = date_format(gone_at.astimezone(event.zone), "SHORT_DATE_FORMAT")
        why = _("Names and addresses of guests, and the answers of members, are deleted by themselves on %(date)s.")
        return Finding(is_done=False, why=why % {"date": date}, state=State.LATER, due_at=gone_at)
    if not counts.get("named_guests", 0):
        return Finding(is_done=None, why=_("There was no guest whose name had to be deleted."))
    why = _("The names of guests should have been deleted by now. Tell whoever runs the hub.")
    return Finding(is_done=False, why=why, due_at=gone_at)


_FOLLOW_UP_DAYS = 14

RULES = (
    Rule(
        "attendance", Stage.AFTERWARDS, gettext_lazy("Read the report of participants"), 2, _attendance,
        Place("events_event_attendance", needs="events.change_registration"),
        lead=2, until=Until.AFTERWARDS,
    ),
    Rule(
        "recording", Stage.AFTERWARDS, gettext_lazy("Publish the recording"), 7, _recording,
        Place(fragment="id_recording_url"), until=Until.AFTERWARDS,
    ),
    Rule(
        "summary", Stage.AFTERWARDS, gettext_lazy("Write what came out of it"), 7, _summary,
        Place(fragment="id_summary_en"), until=Until.AFTERWARDS,
    ),
    Rule(
        "presentations", Stage.AFTERWARDS, gettext_lazy("Add the presentations"), 7, _presentations,
        Place(fragment="documents-group"), until=Until.AFTERWARDS,
    ),
    Rule(
        "follow-up", Stage.AFTERWARDS, gettext_lazy("Write to participants"), _FOLLOW_UP_DAYS, _follow_up,
        Place(
            "events_announcement_changelist",
            query="kind=follow-up",
            needs="events.view_announcement",
        ),
        until=Until.AFTERWARDS,
    ),
    Rule(
        "question-answers", Stage.AFTERWARDS, gettext_lazy("Answer the questions"), 14, _questions_answered,
        Place("events_question_changelist", query="status__exact=shown", needs="events.view_question"),
        until=Until.AFTERWARDS,
    ),
    Rule(
        "forgetting", Stage.AFTERWARDS, gettext_lazy("Delete the names of guests"), KEPT_FOR.days, _forgetting,
        Place("events_registration_changelist", needs="events.view_registration"),
        until=Until.ALWAYS, is_for_all=True,
    ),
)  # fmt: skip
