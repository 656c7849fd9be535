"""The demonstration: complete in three languages, harmless when loaded again, and true to the source documents."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from events.models import (
    Event,
    EventDocument,
    Follow,
    Invitation,
    Mailing,
    Question,
    QuestionSupport,
    Registration,
    Series,
)
from hub.demo.events import UPCOMING
from hub.demo.loading import load
from hub.demo.people import ADMIN, FACILITATOR, GUIDES, OTHERS, PASSWORD
from hub.outbox.models import Message
from hub.timezones import is_zone
from members.models import Member, Network, Organisation
from members.roles import facilitator_group
from resources.models import (
    Agreement,
    Creator,
    Edition,
    IndexEntry,
    Law,
    Practice,
    Proposal,
    ProposalComment,
    ReadingList,
    ReadingListItem,
    Relation,
    Resource,
    ResourcePlace,
    Review,
    SavedResource,
    SavedSearch,
)

MODELS = (
    Organisation, Network, Member, EmailAddress, Resource, Edition, ResourcePlace, Creator, Relation, Practice, Law,
    Agreement, IndexEntry, Event, EventDocument, Registration, Invitation, Follow, Question, QuestionSupport, Proposal,
    ProposalComment, Review, SavedResource, ReadingList, ReadingListItem, SavedSearch, Mailing, Message,
)  # fmt: skip

# Loaded once, so in one worker.
pytestmark = pytest.mark.xdist_group("load_demo")


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


# ── The rows ─────────────────────────────────────────────────────────────────────────────────
def test_load_demo_twice_makes_nothing_twice(demo):
    before = counts()

    again = load()

    assert set(again.values()) == {0}
    assert counts() == before


def test_load_demo_years_later_makes_nothing_twice(demo):
    before = counts()

    with time_machine.travel(timezone.now() + timedelta(days=800), tick=False):
        load()

    assert counts() == before


def test_load_demo_leaves_alone_what_a_facilitator_edited(demo):
    Event.objects.filter(slug="labour-inspection-recruitment-chain").update(title_en="Our title")
    Organisation.objects.filter(acronym_en="WAPES").update(name_en="Renamed", name_fr="", name_es="")
    Member.objects.filter(email="member.en@hub.example").update(name="Somebody Else")
    Resource.objects.get(slug="vacancy-checklist").editions.get(language="fr").delete()
    before = counts()

    load()

    assert counts() == before
    assert Event.objects.get(slug="labour-inspection-recruitment-chain").title_en == "Our title"
    assert Organisation.objects.get(acronym_en="WAPES").name_en == "Renamed"
    assert Member.objects.get(email="member.en@hub.example").name == "Somebody Else"


def test_load_demo_sends_no_mail(demo):
    assert not Message.objects.exclude(state=Message.State.SENT).exists()
    assert mail.outbox == []


def test_the_demo_has_a_mailing_that_went_out_and_one_that_is_being_written(demo):
    sent, draft = Mailing.objects.order_by("-state")

    mails = Message.objects.filter(batch=sent.batch)
    assert (sent.state, draft.state) == ("sent", "draft")
    participants = sent.event.registrations.confirmed().values("email")
    assert mails.count() == sent.recipients > 0
    # The crowd of the reports came later.
    assert not mails.exclude(recipient__in=participants).exists()
    assert {message.content.subject.partition(":")[0] for message in mails} & {"Thank you for taking part"}
    assert None not in {sent.template, draft.template, draft.created_by}


def test_original_columns_hold_the_english_text(demo):
    for model, field in ((Event, "title"), (Resource, "title"), (Organisation, "name"), (Network, "name")):
        table = model._meta.db_table
        assert list(model.objects.raw(f"SELECT * FROM {table} WHERE {field} <> {field}_en")) == []


# ── People ───────────────────────────────────────────────────────────────────────────────────
def test_demo_accounts_can_sign_in(demo, client):
    for person in (ADMIN, FACILITATOR, *GUIDES):
        assert client.login(email=person.email, password=PASSWORD)
        assert EmailAddress.objects.get(email=person.email, primary=True).verified
        assert Member.objects.get(email=person.email).is_approved


def test_other_members_have_no_usable_password(demo):
    others = Member.objects.filter(email__in=[person.email for person in OTHERS])

    assert [member.email for member in others if member.has_usable_password()] == []


def test_demo_members_live_in_three_time_zones(demo):
    zones = {p.language: Member.objects.get(email=p.email).time_zone for p in GUIDES}

    assert zones == {"en": "Africa/Nairobi", "fr": "Africa/Tunis", "es": "America/Mexico_City"}


def test_facilitator_is_staff_with_the_group_and_no_superuser(demo):
    facilitator = Member.objects.get(email=FACILITATOR.email)

    assert (facilitator.is_staff, facilitator.is_superuser) == (True, False)
    assert list(facilitator.groups.all()) == [facilitator_group()]


# ── The two events of the source documents ───────────────────────────────────────────────────
def test_event_of_15_june_2023_starts_at_half_past_one_utc(demo):
    event = Event.objects.get(slug="public-employment-services-fair-recruitment")

    assert event.starts_at == datetime(2023, 6, 15, 13, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2023, 6, 15, 15, 0, tzinfo=UTC)
    assert event.time_zone == "Europe/Zurich"


def test_employment_services_event_has_all_of_its_announcement(demo):
    event = Event.objects.get(slug="public-employment-services-fair-recruitment")

    assert event.series.slug == "knowledge-exchange"
    assert event.working_languages == ["en", "fr", "es"]
    assert event.interpretation_languages == ["fr", "es"]
    assert [(o.organisation.short_name, o.role) for o in event.event_organisations.all()] == [
        ("FRI", "host"),
        ("ITC-ILO", "partner"),
        ("FAIR", "supporter"),
    ]
    assert [topic.organisation.short_name for topic in event.topics.all()] == [
        "EURES Sweden",
        "ATCT",
        "ANAPEC",
        "WAPES",
    ]
    assert [(c.name, c.role, c.status) for c in event.contributions.all()] == [
        ("", "speaker", "tbc"),
        ("", "speaker", "tbc"),
        ("", "speaker", "tbc"),
        ("", "speaker", "tbc"),
        ("Anna-Karin Palm-Olsson", "moderator", "confirmed"),
        ("Miriam Boudraa", "facilitator", "confirmed"),
        ("Gaëla Roudy Fraser", "facilitator", "confirmed"),
    ]
    assert [topic.presenter.monogram for topic in event.topics.all()] == ["SE", "TN", "MA", "W"]
    assert {d.resource.slug for d in event.documents.filter(role="further")} >= {
        "fair-recruitment-initiative",
        "fair-recruitment-initiative-strategy-2021-2025",
        "promising-practices-for-fair-recruitment",
        "fair-recruitment-knowledge-hub",
    }


def test_alliance_event_has_all_of_its_announcement(demo):
    event = Event.objects.get(slug="alliance-8-7-fair-recruitment")

    assert (event.starts_at, event.ends_at) == (
        datetime(2022, 5, 12, 13, 0, tzinfo=UTC),
        datetime(2022, 5, 12, 14, 30, tzinfo=UTC),
    )
    assert (event.format, event.access, event.status) == ("dialogue", "public", "published")
    assert event.objectives_en.count("- ") == 3
    assert event.topics.count() == 4
    assert event.contributions.count() == 0
    assert event.recording_url
    assert event.recording_note_en == "Extracts of the event"
    assert event.contact_name
    assert "26 Pathfinder countries" in event.background_en
    assert "373 partner institutions" in event.background_en


def test_concept_notes_can_be_downloaded_in_three_languages(demo):
    for slug in ("alliance-8-7-fair-recruitment", "public-employment-services-fair-recruitment"):
        note = Event.objects.get(slug=slug).documents.get(role="key", resource__kind="event-document").resource
        assert {edition.language for edition in note.editions.all()} == {"en", "fr", "es"}
        for edition in note.editions.all():
            content = edition.file.read()
            assert content.startswith(b"%PDF-")
            assert f"/Lang ({edition.language})".encode() in content
            assert edition.size == len(content)


def test_checklist_has_two_pages_in_every_language(demo):
    editions = Edition.objects.filter(resource__slug="vacancy-checklist")

    assert [edition.pages for edition in editions] == [2, 2, 2]


# ── The events to come ───────────────────────────────────────────────────────────────────────
def test_every_coming_event_is_in_the_future(demo):
    coming = Event.objects.filter(slug__in=[meeting.slug for meeting in UPCOMING])

    assert coming.count() == 7
    assert [event.slug for event in coming if event.starts_at <= timezone.now()] == []


def test_doors_of_the_open_door_session_are_open(demo):
    event = Event.objects.get(slug="open-door-session")

    assert event.doors_open_at <= timezone.now() < event.starts_at
    assert event.duration_minutes == 90


def test_clinic_is_full_and_has_a_waiting_list_of_three(demo):
    registrations = Event.objects.get(slug="reporting-on-recruitment-clinic").registrations

    assert (registrations.confirmed().count(), registrations.waitlist().count()) == (5, 3)
    assert [r.waitlist_position for r in registrations.waitlist()] == [1, 2, 3]


def test_coming_events_show_every_state(demo):
    events = {event.slug: event for event in Event.objects.all()}

    assert events["labour-inspection-recruitment-chain"].interpretation_languages == ["fr", "es"]
    assert events["members-exchange-bilateral-agreements"].access == "members"
    assert events["advisory-committee-dialogue"].access == "invitation"
    assert events["advisory-committee-dialogue"].invitations.count() == 2
    assert events["measuring-recruitment-costs"].date_status == "proposed"
    assert events["paying-back-what-workers-paid"].status == "cancelled"
    assert events["paying-back-what-workers-paid"].status_note_fr


def test_registrations_are_complete(demo):
    for registration in Registration.objects.select_related("event"):
        assert registration.is_address_proven
        assert registration.consented_at < timezone.now()
        assert registration.token_hash
        assert registration.listening_language in registration.event.listening_languages
        assert bool(registration.confirmed_at) == (registration.status == "confirmed")
        assert bool(registration.waitlisted_at) == (registration.status == "waitlisted")
        assert is_zone(registration.time_zone)


def test_questions_of_registrations_are_questions_like_any_other(demo):
    asked = set(Registration.objects.exclude(question="").values_list("pk", "question"))

    assert asked
    assert asked <= set(Question.objects.values_list("registration", "text"))


def test_coming_webinar_has_questions_in_three_languages_and_one_to_be_read(demo):
    questions = Question.objects.filter(event__slug="labour-inspection-recruitment-chain")

    assert set(questions.values_list("language", flat=True)) == {"en", "fr", "es"}
    assert [question.supporters for question in questions.shown().most_wanted_first()] == [3, 2, 2, 1]
    assert questions.filter(status="pending").count() == 1


def test_employment_services_event_has_published_answers(demo, client):
    answered = Question.objects.answered().filter(event__slug="public-employment-services-fair-recruitment")

    page = client.get("/es/events/public-employment-services-fair-recruitment/").text

    assert answered.count() == 3
    assert [question.answer_es for question in answered if question.answer_es not in page] == []


def test_english_member_can_try_registering_for_every_coming_event(demo):
    registrations = Member.objects.get(email="member.en@hub.example").registrations

    assert not registrations.filter(event__ends_at__gt=timezone.now()).exists()
    assert registrations.filter(event__slug="public-employment-services-fair-recruitment").exists()


def test_french_member_is_registered_for_the_inspection_webinar(demo):
    registrations = Member.objects.get(email="member.fr@hub.example").registrations

    assert registrations.get(event__slug="labour-inspection-recruitment-chain").status == "confirmed"


def test_the_event_without_a_date_and_both_series_have_followers(demo):
    assert list(Event.objects.filter(follows__isnull=False).distinct()) == [
        Event.objects.get(date_status=Event.DateStatus.PROPOSED)
    ]
    assert list(Series.objects.filter(follows__isnull=False).distinct()) == list(Series.objects.all())
