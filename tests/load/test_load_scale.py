from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F, Q

from events.models import Announcement, Attendance, DiscussionTopic, Event, Invitation, Registration
from events.models.registration import hash_token
from hub.outbox.models import Message
from members.models import Member, Organisation
from resources.models import Edition, IndexEntry, Passage, Resource
from resources.services import index_all
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

NUMBERS = {"members": 6, "events": 40, "registrations": 300, "resources": 12}


def load(**numbers: int) -> str:
    out = StringIO()
    call_command("load_scale", **numbers, stdout=out)
    return out.getvalue()


def counts() -> dict[str, int]:
    models = (Member, Event, Registration, Resource, Organisation, Edition, DiscussionTopic)
    return {model.__name__: model.objects.count() for model in models}


def test_load_scale_makes_as_many_rows_as_asked_for():
    said = load(**NUMBERS)

    assert said.startswith("Scale data added: 6 members, 12 resources, 40 events, 300 registrations; ")
    assert counts() | {"Edition": 0, "DiscussionTopic": 0} == {
        "Member": 6,
        "Event": 40,
        "Registration": 300,
        "Resource": 12,
        "Organisation": 40,
        "Edition": 0,
        "DiscussionTopic": 0,
    }


def test_load_scale_twice_makes_no_second_copy():
    load(**NUMBERS)
    before = counts()

    said = load(**NUMBERS)

    assert said.startswith("Scale data added: 0 members, 0 resources, 0 events, 0 registrations; ")
    assert counts() == before


def test_load_scale_with_higher_numbers_tops_up():
    load(events=5, resources=3)
    first = Event.objects.get(slug="scale-event-000001").title_fr

    said = load(events=8, resources=4)

    assert said.startswith("Scale data added: 0 members, 1 resources, 3 events, 0 registrations; ")
    assert Event.objects.count() == 8
    assert Event.objects.get(slug="scale-event-000001").title_fr == first


def test_load_scale_leaves_other_rows_alone():
    mine = EventFactory()

    load(events=3)

    assert Event.objects.exclude(slug__startswith="scale-").get() == mine


def test_load_scale_writes_events_in_three_languages_with_a_full_programme():
    load(members=2, events=9, resources=10)

    event = Event.objects.get(slug="scale-event-000008")
    assert all([event.title_en, event.title_fr, event.title_es, event.background_es])
    assert event.topics.count() == 10
    assert event.contributions.count() == 8
    assert event.documents.count() == 6
    assert event.themes.exists()
    assert event.places.exists()


def test_load_scale_spreads_events_over_past_and_future():
    load(events=40)

    assert Event.objects.upcoming().count() >= 8
    assert Event.objects.past().count() >= 20


def test_load_scale_gives_every_registration_its_own_link():
    load(members=3, events=10, registrations=30)

    for registration in Registration.objects.all():
        assert registration.token_hash == hash_token(registration.token)
    assert Registration.objects.values("token_hash").distinct().count() == 30


def test_load_scale_never_gives_away_more_seats_than_there_are():
    load(members=3, events=10, registrations=400)

    seats = Count("registrations", filter=Q(registrations__status="confirmed"))
    assert not Event.objects.annotate(seats=seats).filter(seats__gt=F("capacity")).exists()
    assert Registration.objects.waitlist().exists()


def test_load_scale_leaves_the_trails_of_registrations_once_and_no_mail_that_waits():
    load(**NUMBERS, trails=True)
    before = Message.objects.count()

    said = load(**NUMBERS, trails=True)

    assert before == Message.objects.count() > 50
    assert "0 rows they leave behind" in said
    assert not Message.objects.unfinished().exists()
    assert Invitation.objects.count() == 30
    assert Attendance.objects.exists()
    assert Announcement.objects.exists()


def test_load_scale_without_events_makes_no_registrations():
    with pytest.raises(CommandError, match="--events"):
        load(registrations=1)

    assert not Organisation.objects.exists()


def test_load_scale_gives_works_three_editions_and_words_of_all_frequencies():
    load(resources=60)

    work = Resource.objects.get(slug="scale-resource-000001")
    assert [edition.language for edition in work.editions.all()] == ["en", "fr", "es"]
    assert Passage.objects.filter(resource=work).count() == 3
    # One in fifty is still in review.
    assert IndexEntry.objects.count() == 59


def test_load_scale_indexes_works_as_the_hub_does():
    load(resources=20)
    held = "SELECT resource_id, facets, is_public, languages, year, published_at, sort_en, sort_fr, sort_es"
    held += ", strip(words)::text, strip(light)::text FROM resources_indexentry ORDER BY resource_id"

    def entries():
        with connection.cursor() as cursor:
            cursor.execute(held)
            return cursor.fetchall()

    in_bulk = entries()
    index_all()

    assert len(in_bulk) == 20
    assert entries() == in_bulk
