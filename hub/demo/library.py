"""The whole library: works, practices as works, and the concept notes of the events."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils.translation import override

from hub.demo.events import MEETINGS
from hub.demo.practices import PRACTICES
from hub.demo.shapes import Copy, Document, Meeting, Practice, Text, Work
from hub.demo.works import WORKS
from hub.languages import CODES, name_of
from hub.timezones import city, utc_offset

# Notes go out so long before the event.
_NOTE_BEFORE = timedelta(days=60)

BACKGROUND = Text("Background", "Contexte", "Antecedentes")
OBJECTIVES = Text("Objectives", "Objectifs", "Objetivos")
AUDIENCE = Text("Who it is for", "Public visé", "A quién se dirige")
TOPICS = Text("Discussion topics", "Thèmes de discussion", "Temas de debate")
WORKING_LANGUAGES = Text("Languages", "Langues", "Idiomas")
INTERPRETATION = Text("Interpretation", "Interprétation", "Interpretación")

PROPOSED = Text("proposed date", "date proposée", "fecha propuesta")
NOTE_TITLE = Text("Concept note: {}", "Note de présentation\u00a0: {}", "Nota conceptual: {}")
NOTE_SUMMARY = Text(
    "Why the event takes place, what it is to achieve and what will be discussed.",
    "Pourquoi l’événement a lieu, ce qu’il doit apporter et ce qui sera discuté.",
    "Por qué se celebra el encuentro, qué persigue y qué se debatirá.",
)


def library(starts: dict[str, datetime]) -> list[Work]:
    """Return all works of the demo; `starts` tells when each event begins, by its slug."""
    notes = [concept_note(meeting, starts[meeting.slug]) for meeting in MEETINGS if meeting.has_note]
    return [*WORKS, *map(practice_work, PRACTICES), *notes]


def in_each_language(*parts: tuple[Text, Text]) -> Text:
    """Return headed parts, one after the other, as one text per language; parts without text are left out."""
    return Text(
        *(
            "\n\n".join(f"## {heading[index]}\n\n{text[index]}" for heading, text in parts if text[index])
            for index in range(len(CODES))
        ),
    )


def practice_work(practice: Practice) -> Work:
    """Return a practice as the work that its page shows."""
    return Work(
        slug=practice.slug,
        kind="practice",
        title=practice.title,
        summary=practice.summary,
        copies=practice.copies,
        year=practice.year,
        publishers=practice.publishers,
        themes=practice.themes,
        sectors=practice.sectors,
        audiences=practice.audiences,
        instruments=practice.instruments,
        items=practice.items,
        places=practice.places,
        origins=practice.origins,
        transits=practice.transits,
        destinations=practice.destinations,
        ties=practice.ties,
        submitted_by=practice.submitted_by,
        practice=practice,
    )


def concept_note(meeting: Meeting, starts_at: datetime) -> Work:
    """Return the concept note of an event, a file in each language."""
    issued_on = (starts_at - _NOTE_BEFORE).date()
    hosts = tuple(key for key, role in meeting.hosts if role == "host")
    document = Document(
        title=meeting.title,
        subtitle=Text(*(_when(meeting, starts_at, language) for language in CODES)),
        body=in_each_language(
            (BACKGROUND, meeting.background),
            (OBJECTIVES, meeting.objectives),
            (AUDIENCE, meeting.target_audience),
            (TOPICS, _topics(meeting)),
            (WORKING_LANGUAGES, Text(*(_names(meeting.languages, language) for language in CODES))),
            (INTERPRETATION, Text(*(_names(meeting.interpretation, language) for language in CODES))),
        ),
    )
    return Work(
        slug=f"{meeting.slug}-concept-note",
        kind="event-document",
        title=Text(*(pattern.format(title) for pattern, title in zip(NOTE_TITLE, meeting.title, strict=True))),
        summary=NOTE_SUMMARY,
        copies=tuple(Copy(language=code, kind="original" if code == "en" else "official") for code in CODES),
        document=document,
        year=issued_on.year,
        issued_on=issued_on,
        publishers=hosts,
        authors=hosts,
        themes=meeting.themes,
        places=meeting.places,
    )


def _when(meeting: Meeting, starts_at: datetime, language: str) -> str:
    local = starts_at.astimezone(ZoneInfo(meeting.time_zone))
    end = local + timedelta(minutes=meeting.minutes)
    day = format_date(local, "full", locale=language)
    with override(language):
        place = f"{city(meeting.time_zone)} ({utc_offset(local)})"
    proposed = f" – {getattr(PROPOSED, language)}" if meeting.date_status == "proposed" else ""
    return f"{day[0].upper()}{day[1:]}, {local:%H:%M}–{end:%H:%M}, {place}{proposed}"


def _topics(meeting: Meeting) -> Text:
    return Text(*("\n".join(f"- {topic.title[index]}" for topic in meeting.topics) for index in range(len(CODES))))


def _names(codes: tuple[str, ...], language: str) -> str:
    with override(language):
        return ", ".join(map(name_of, codes))
