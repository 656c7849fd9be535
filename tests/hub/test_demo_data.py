"""The data of the demonstration: in three languages, well set, and only about what there is."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.demo.applicants import APPLICANTS
from hub.demo.events import MEETINGS, UPCOMING
from hub.demo.library import library
from hub.demo.loading import start_of
from hub.demo.offers import OFFERS
from hub.demo.organisations import BODIES, CIRCLES
from hub.demo.people import ADMIN, FACILITATOR, GUIDES, OTHERS
from hub.demo.practices import PRACTICES
from hub.demo.series import FOLLOWERS, LINES
from hub.demo.shapes import NOTHING, Text
from hub.demo.shelves import SAVED, SHELVES, WATCHES
from hub.demo.works import WORKS
from hub.taxonomy.vocabulary.audiences import AUDIENCES
from hub.taxonomy.vocabulary.frameworks import FRAMEWORKS
from hub.taxonomy.vocabulary.instruments import INSTRUMENTS
from hub.taxonomy.vocabulary.licences import LICENCES
from hub.taxonomy.vocabulary.places import COUNTRIES, GLOBAL, REGIONS
from hub.taxonomy.vocabulary.sectors import SECTORS
from hub.taxonomy.vocabulary.themes import THEMES
from hub.timezones import is_zone

NOW = datetime(2026, 11, 25, 10, 7, 33, tzinfo=UTC)
ALL = (*MEETINGS, *WORKS, *PRACTICES, *BODIES, *CIRCLES, *LINES)
# French sets a space that does not break before these signs and inside « »; an address has its colon without one.
BREAKABLE_FRENCH = re.compile(r" [:;?!»]|« |[^\W\d][:;?!»](?:\s|$)")
STRAIGHT_APOSTROPHE = re.compile(r"\w'\w")


def texts_in(value: object) -> Iterator[Text]:
    """Yield every text inside the data."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


# ── The data ─────────────────────────────────────────────────────────────────────────────────
def test_every_text_is_written_in_all_three_languages():
    texts = [text for text in texts_in(ALL) if text != NOTHING]

    assert [text for text in texts if not all(part.strip() for part in text)] == []


def test_french_texts_keep_signs_with_their_words():
    assert [text.fr for text in texts_in(ALL) if BREAKABLE_FRENCH.search(text.fr)] == []


def test_apostrophes_are_typographic():
    assert [text for text in texts_in(ALL) if any(STRAIGHT_APOSTROPHE.search(part) for part in text)] == []


def test_lists_have_as_many_points_in_every_language():
    uneven = [text for text in texts_in(ALL) if len({part.count("\n- ") for part in text}) > 1]

    assert uneven == []


def test_data_name_only_what_exists():
    themes = {theme.slug for theme in THEMES}
    sectors = {sector[0] for sector in SECTORS}
    countries = {country[0].lower() for country in COUNTRIES}
    places = {GLOBAL[0], *(region[0] for region in REGIONS)} | countries
    bodies = {body.key for body in BODIES}
    people = {person.email: person for person in (ADMIN, FACILITATOR, *GUIDES, *OTHERS, *APPLICANTS)}
    works = library({meeting.slug: start_of(meeting, NOW) for meeting in MEETINGS})

    assert {slug for item in (*works, *MEETINGS) for slug in item.themes} <= themes
    assert {slug for work in works for slug in work.sectors} <= sectors
    assert {slug for meeting in MEETINGS for slug in meeting.places} <= places
    assert {slug for w in works for slug in (*w.places, *w.origins, *w.transits, *w.destinations)} <= places
    assert {slug for work in works for slug in work.audiences} <= {audience[0] for audience in AUDIENCES}
    assert {code for work in works for code in work.instruments} <= {text.code for text in INSTRUMENTS}
    assert {slug for work in works for slug in work.items} <= {item.slug for f in FRAMEWORKS for item in f.items}
    assert {work.licence for work in works} <= {"", *(names[1] for names in LICENCES)}
    assert {tie.to for work in works for tie in work.ties} <= {work.slug for work in works}
    assert {tie.place for work in works for tie in work.ties} <= {"", *places}
    assert {work.law.jurisdiction for work in works if work.law} <= places
    assert {slug for offer in OFFERS for slug in (*offer.themes, *offer.sectors)} <= themes | sectors
    assert {slug for offer in OFFERS for slug in offer.places} <= places
    assert {offer.slug for offer in OFFERS if not offer.title} <= {work.slug for work in works}
    assert {email for offer in OFFERS for email in (offer.by, *(remark.by for remark in offer.remarks))} <= set(people)
    assert {verdict.by for offer in OFFERS for verdict in offer.verdicts} <= {
        email for email, person in people.items() if person.is_reviewer
    }
    kept = {slug for slugs in SAVED.values() for slug in slugs} | {slug for s in SHELVES for slug, _note in s.works}
    assert kept <= {work.slug for work in works}
    assert {*SAVED, *(shelf.by for shelf in SHELVES), *(watch.by for watch in WATCHES)} <= set(people)
    assert {key for work in works for key in (*work.publishers, *work.authors)} <= bodies
    assert {work.submitted_by for work in works} <= {"", *people}
    assert {slug for meeting in MEETINGS for slug, _role in meeting.documents} <= {work.slug for work in works}
    assert {key for meeting in MEETINGS for key, _role in meeting.hosts} <= bodies
    assert {voice.body for meeting in MEETINGS for voice in meeting.voices} <= {"", *bodies}
    assert {voice.email for meeting in MEETINGS for voice in meeting.voices} <= {"", *people}
    assert {topic.body for meeting in MEETINGS for topic in meeting.topics} <= {"", *bodies}
    assert {email for meeting in MEETINGS for email in meeting.invited} <= set(people)
    assert {email for meeting in MEETINGS for email in meeting.followers} <= set(people)
    assert {email for emails in FOLLOWERS.values() for email in emails} <= set(people)
    assert set(FOLLOWERS) == {line.slug for line in LINES}
    assert {meeting.series for meeting in MEETINGS} <= {"", *(line.slug for line in LINES)}
    assert {person.body for person in people.values()} <= {"", *bodies}
    assert {person.country for person in people.values()} <= countries
    assert {slug for person in people.values() for slug in person.circles} <= {circle.slug for circle in CIRCLES}
    assert all(is_zone(person.time_zone) for person in people.values())
    assert all(seat.name or seat.email in people for meeting in MEETINGS for seat in meeting.seats)
    for meeting in MEETINGS:
        named = {email for inquiry in meeting.inquiries for email in (inquiry.by, *inquiry.supporters)}
        assert named <= {seat.email for seat in meeting.seats}
        assert max((inquiry.topic for inquiry in meeting.inquiries), default=0) <= len(meeting.topics)


def test_there_are_70_works_and_20_practices_of_others():
    assert len(PRACTICES) == 20
    assert len([work for work in WORKS if "Hub" not in work.title.en and not work.document]) >= 70


def test_slugs_of_works_are_unique():
    slugs = [work.slug for work in (*WORKS, *PRACTICES)]

    assert sorted(slugs) == sorted(set(slugs))


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.slug)
def test_practice_is_told_in_50_to_130_words(practice):
    for parts in zip(practice.context, practice.action, practice.results, practice.lessons, strict=True):
        assert 50 <= len(" ".join(parts).split()) <= 130


def test_members_come_from_at_least_ten_countries():
    assert len({person.country for person in OTHERS}) >= 10


def test_coming_events_fall_on_working_days_all_year_round():
    for days in range(400):
        now = NOW + timedelta(days=days)
        for meeting in UPCOMING:
            if meeting.clock:
                start = start_of(meeting, now).astimezone(ZoneInfo(meeting.time_zone))
                assert start > now
                assert start.weekday() < 5
                assert (start.month, start.day) not in {(12, 25), (1, 1), (5, 1)}
                assert start.time() == meeting.clock
