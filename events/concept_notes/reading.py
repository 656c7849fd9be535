"""Reads a concept note: from its text to what it says of the event. Knows nothing of Django."""

import re
from collections.abc import Iterable
from typing import Any

from events.concept_notes.blocks import Note, parse
from events.concept_notes.dates import flat
from events.concept_notes.details import (
    read_access,
    read_contact,
    read_format,
    read_links,
    read_meeting,
    read_places,
    read_recording,
)
from events.concept_notes.findings import Finding, merged
from events.concept_notes.headings import FURNITURE, is_mail_label, plain_key
from events.concept_notes.moments import read_moment
from events.concept_notes.organisations import institution, read_hosts
from events.concept_notes.people import read_people
from events.concept_notes.sections import Outline, outline
from events.concept_notes.sentences import Span, sentences
from events.concept_notes.speech import language_of, read_speech
from events.concept_notes.texts import Texts
from events.concept_notes.topics import read_topics

# More of these no event has; the rest is left where it stands in the note.
MOST = {"topic": 25, "person": 40, "organisation": 20, "document": 30}

_FEW_WORDS = 3
_MODERATED = re.compile(r"\b(?:moderated by|moderee? par|moderad[oa] por)\s+(?:(?:the|la|le|el)\s+|l['’])?")


def read(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the language of a note and what it says, in the order of the note.

    Args:
        text: the note with a little Markdown, as `blocks` tells.
    """
    note = parse(text)
    plain = note.plain
    language = language_of(plain)
    found = _findings(outline(note), language)
    kept, counts = [], dict.fromkeys(MOST, 0)
    for one in found:
        if one.field in counts:
            counts[one.field] += 1
            if counts[one.field] > MOST[one.field]:
                continue
        kept.append(one)
    order = {id(one): number for number, one in enumerate(kept)}
    kept.sort(key=lambda one: (min((start for start, _end in one.spans), default=0), order[id(one)]))
    return language, [one.as_row(plain) for one in kept]


def _findings(sections: Outline, language: str) -> list[Finding]:
    moment = read_moment(sections, language)
    people = read_people(sections)
    topics = read_topics(sections)
    access = read_access(sections)
    details = [
        *read_places(sections), *read_speech(sections), *read_contact(sections),
        *read_meeting(sections), *read_links(sections), *read_recording(sections),
    ]  # fmt: skip
    taken = [span for one in (*moment, *people, *topics, *details) for span in one.spans]
    shared = [span for one in access for span in one.spans]
    texts = Texts(sections, language).read(taken, shared)
    title = next((one for one in texts if one.field == "title"), None)
    hosts = read_hosts(sections, title)
    _give_moderators_their_institution(people, sections)
    people = _open_speakers(people, topics)
    return [*texts, *read_format(sections, title), *moment, *hosts, *topics, *people, *access, *details]


def _give_moderators_their_institution(people: list[Finding], sections: Outline) -> None:
    """Take "moderated by the ILO" for the institution of the one moderator of whom nothing else is said."""
    moderators = [one for one in people if one.value["role"] == "moderator"]
    if len(moderators) != 1 or moderators[0].value["institution"]:
        return
    for section in sections.sections:
        for part in section.parts:
            found = _MODERATED.search(flat(part.text))
            words = part.text[found.end() :].split() if found else []
            acronym = words[0].strip(".,;") if words else ""
            if found and re.fullmatch(r"[A-Z][A-Z0-9-]{1,14}", acronym):
                start = part.at + found.start()
                moderators[0].value["institution"] = institution(acronym)["name"]
                moderators[0].spans.append((start, part.at + found.end() + len(acronym)))
                moderators[0].doubts.append("institution-elsewhere")
                return


def _open_speakers(people: list[Finding], topics: list[Finding]) -> list[Finding]:
    """Give "Speakers: to be confirmed" to the topics whose institution is named: each has an open speaker."""
    nameless = [
        one
        for one in people
        if one.value["role"] == "speaker" and not one.value["name"] and not one.value["institution"]
    ]
    named = [one for one in topics if one.value["institution"] and not one.value["presenter"]]
    if not nameless or not named:
        return people
    for topic in named:
        topic.value["presenter_status"] = "tbc"
        topic.doubts.append("unconfirmed")
        topic.spans += nameless[0].spans
    return [one for one in people if all(one is not other for other in nameless)]


def unused(note: Note, findings: Iterable[dict[str, Any]]) -> list[Span]:
    """Return the sentences of a note, or what is left of them, that no finding has taken up."""
    covered = merged(tuple(span) for one in findings for span in one["spans"])
    left: list[Span] = []
    for block in note.blocks:
        if plain_key(block.text) in FURNITURE or is_mail_label(block.text):
            continue
        for start, end in sentences(block.text):
            whole = (block.at + start, block.at + end)
            for span in _free(*whole, covered):
                words = re.findall(r"\w+", block.text[span[0] - block.at : span[1] - block.at])
                # "and" between two institutions is nothing that somebody would miss.
                if words and (span == whole or len(words) > _FEW_WORDS):
                    left.append(span)
    return left


def _free(start: int, end: int, covered: list[Span]) -> list[Span]:
    free, place = [], start
    for first, last in covered:
        if last <= start or first >= end:
            continue
        if first > place:
            free.append((place, first))
        place = max(place, last)
    if place < end:
        free.append((place, end))
    return free
