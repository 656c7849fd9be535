"""What has to be done before people are invited: date, texts, people, topics, languages, the way into the meeting."""

from datetime import datetime
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from events.runsheet.facts import Facts
from events.runsheet.line import Finder, Finding, Place, Rule, Stage
from hub.languages import CODES, current, name_of, translations_of
from hub.templatetags.hub import joined

# What readers find on the page of an event before it takes place, with its names.
_TEXTS = {
    field.name: field.verbose_name
    for field in Event._meta.concrete_fields  # noqa: SLF001 - public in all but name
    if field.name in {"title", "teaser", "background", "objectives", "target_audience", "questions_note"}
}


def _date(facts: Facts, now: datetime) -> Finding:
    event = facts.event
    if event.status == Event.Status.CANCELLED:
        return Finding(is_done=None, why=_("The event is cancelled."))
    if event.status == Event.Status.POSTPONED:
        why = _("The event is postponed: enter the new date, then publish it again.")
        return Finding(is_done=False, why=why, field="id_start_0")
    if event.starts_at is None:
        why = _("There is no date yet, so nobody can register.")
        return Finding(is_done=False, why=why, field="id_start_0")
    if not event.is_date_confirmed:
        return Finding(is_done=False, why=_("The date is only proposed: registration opens when it is confirmed."))
    return Finding(is_done=True, why=_("The date is confirmed."))


def _published(facts: Facts, now: datetime) -> Finding:
    if facts.event.is_happening:
        return Finding(is_done=True, why=_("Readers find the page of the event."))
    return Finding(is_done=False, why=_("The event is a draft: only staff sees it."))


def _series(facts: Facts, now: datetime) -> Finding:
    if facts.event.series_id is not None:
        return Finding(is_done=True, why=_("The followers of its series hear of it."))
    return Finding(is_done=False, why=_("In a series its followers would hear of the event."), is_optional=True)


def _texts(facts: Facts, now: datetime, *, code: str) -> Finding:
    """Look for what is written in another language and not in this one.

    Whoever can listen to the event in a language must be able to read about it; other languages may be left out.
    """
    event, language = facts.event, name_of(code)
    missing = [
        name
        for name in _TEXTS
        if not getattr(event, f"{name}_{code}") and (name == "title" or translations_of(event, name))
    ]
    names = [str(_TEXTS[name]) for name in missing]
    if untitled := facts.topics.get(f"untitled_{code}", 0):
        names.append(ngettext("%(count)s topic", "%(count)s topics", untitled) % {"count": untitled})
    if not names:
        return Finding(is_done=True, why=_("Nothing is missing in %(language)s.") % {"language": language})
    return Finding(
        is_done=False,
        why=_("Missing in %(language)s, where readers get another language: %(names)s.")
        % {"language": language, "names": joined(names)},
        field=f"id_{missing[0]}_{code}" if missing else "topics-group",
        is_optional=code not in event.listening_languages,
    )


def _teaser(facts: Facts, now: datetime) -> Finding:
    if translations_of(facts.event, "teaser"):
        return Finding(is_done=True, why=_("Lists of events and mails say in a sentence what it is about."))
    return Finding(
        is_done=False,
        why=_("Lists of events and mails show only the title."),
        field=f"id_teaser_{current()}",
    )


def _speakers(facts: Facts, now: datetime) -> Finding:
    named, still_open = facts.people.get("speakers", 0), facts.people.get("speakers_open", 0)
    if not named:
        return Finding(is_done=False, why=_("No speaker is named."))
    numbers = {"count": still_open, "all": named}
    if still_open:
        words = ngettext(
            "%(count)s of %(all)s speakers is still to be confirmed.",
            "%(count)s of %(all)s speakers are still to be confirmed.",
            still_open,
        )
        return Finding(is_done=False, why=words % numbers)
    words = ngettext("%(all)s speaker, confirmed.", "%(all)s speakers, all of them confirmed.", named)
    return Finding(is_done=True, why=words % numbers)


def _moderator(facts: Facts, now: datetime) -> Finding:
    named, still_open = facts.people.get("moderators", 0), facts.people.get("moderators_open", 0)
    if not named:
        return Finding(is_done=False, why=_("Nobody is named who moderates."))
    if still_open == named:
        return Finding(is_done=False, why=_("Who moderates is still to be confirmed."))
    return Finding(is_done=True, why=_("Who moderates is confirmed."))


def _topics(facts: Facts, now: datetime) -> Finding:
    listed, unassigned = facts.topics.get("all", 0), facts.topics.get("unassigned", 0)
    if not listed:
        return Finding(is_done=False, why=_("The programme has no topic."))
    numbers = {"count": unassigned, "all": listed}
    if unassigned:
        words = ngettext(
            "%(count)s of %(all)s topics has neither a presenter nor an institution.",
            "%(count)s of %(all)s topics have neither a presenter nor an institution.",
            unassigned,
        )
        return Finding(is_done=False, why=words % numbers)
    words = ngettext(
        "%(all)s topic, with somebody who presents it.", "%(all)s topics, each with somebody who presents it.", listed
    )
    return Finding(is_done=True, why=words % numbers)


def _languages(facts: Facts, now: datetime) -> Finding:
    event = facts.event
    if not event.working_languages:
        return Finding(is_done=False, why=_("No working language is chosen."))
    unheard = [code for code in CODES if code not in {*event.listening_languages, *Event.INTERPRETED}]
    for code in unheard:
        if listeners := facts.registrations.get(f"listening_{code}", 0):
            words = ngettext(
                "%(count)s person listens in %(language)s, which is neither spoken nor interpreted.",
                "%(count)s people listen in %(language)s, which is neither spoken nor interpreted.",
                listeners,
            )
            return Finding(is_done=False, why=words % {"count": listeners, "language": name_of(code)})
    spoken = [name_of(code) for code in event.working_languages]
    return Finding(is_done=True, why=_("Spoken: %(languages)s.") % {"languages": joined(spoken)})


def _interpretation(facts: Facts, now: datetime, *, code: str) -> Finding:
    """Compare what is planned with what the people who have registered want to listen in."""
    event, listeners = facts.event, facts.registrations.get(f"listening_{code}", 0)
    numbers = {"count": listeners, "language": name_of(code)}
    if code in event.interpretation_languages:
        if not listeners:
            words = _("No one listens in %(language)s so far: decide whether to hire an interpreter.")
            return Finding(is_done=False, why=words % numbers, is_optional=True)
        words = ngettext(
            "%(count)s person listens in %(language)s: it takes an interpreter, and interpretation is planned.",
            "%(count)s people listen in %(language)s: it takes an interpreter, and interpretation is planned.",
            listeners,
        )
        return Finding(is_done=True, why=words % numbers)
    if code in event.working_languages:
        return Finding(is_done=None, why=_("It takes no interpreter: %(language)s is spoken.") % numbers)
    if not listeners:
        return Finding(is_done=None, why=_("No one has asked to listen in %(language)s.") % numbers)
    words = ngettext(
        "%(count)s person listens in %(language)s: hire an interpreter and plan the interpretation.",
        "%(count)s people listen in %(language)s: hire an interpreter and plan the interpretation.",
        listeners,
    )
    return Finding(is_done=False, why=words % numbers)


def _link(facts: Facts, now: datetime) -> Finding:
    if facts.event.meeting_url:
        return Finding(is_done=True, why=_("The way into the meeting is known."))
    return Finding(is_done=False, why=_("Without it nobody can join, and the reminders lead nowhere."))


def _rule(
    key: str,
    label: str | Promise,
    days: int,
    find: Finder,
    field: str,
    *,
    lead: int | None = 7,
    is_for_all: bool = False,
) -> Rule:
    return Rule(key, Stage.PREPARING, label, days, find, Place(fragment=field), lead=lead, is_for_all=is_for_all)


_TEXTS_IN = {
    "en": gettext_lazy("Texts in English"),
    "fr": gettext_lazy("Texts in French"),
    "es": gettext_lazy("Texts in Spanish"),
}
_INTERPRETATION_INTO = {
    "fr": gettext_lazy("Interpretation into French"),
    "es": gettext_lazy("Interpretation into Spanish"),
}

RULES = (
    _rule("date", gettext_lazy("Confirm the date"), -21, _date, "id_date_status", lead=None, is_for_all=True),
    _rule("published", gettext_lazy("Publish the event"), -21, _published, "content"),
    _rule("languages", gettext_lazy("Choose the working languages"), -21, _languages, "id_working_languages_0"),
    _rule("series", gettext_lazy("Choose the series"), -21, _series, "id_series"),
    *(_rule(f"texts-{code}", _TEXTS_IN[code], -14, partial(_texts, code=code), f"id_title_{code}") for code in CODES),
    _rule("teaser", gettext_lazy("Write the teaser"), -14, _teaser, "id_teaser_en"),
    _rule("speakers", gettext_lazy("Confirm the speakers"), -14, _speakers, "contributions-group"),
    _rule("moderator", gettext_lazy("Confirm who moderates"), -14, _moderator, "contributions-group"),
    _rule("topics", gettext_lazy("Find presenters for the topics"), -14, _topics, "topics-group"),
    *(
        _rule(
            f"interpretation-{code}",
            _INTERPRETATION_INTO[code],
            -7,
            partial(_interpretation, code=code),
            f"id_interpretation_{code}",
            lead=14,
        )
        for code in Event.INTERPRETED
    ),
    _rule("link", gettext_lazy("Enter the meeting address"), -7, _link, "id_meeting_url"),
)
