"""An event as a concept note in the house form: what is in the file, and that it reads back as the same event."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from events.models import Event
from hub.taxonomy.models import Place
from resources.services import index_works
from tests.events.concept_notes.desk import make_event, upload
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory, SeriesFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "es"]
# Texts, in every language the same, so that it does not matter in which one the note is written.
BACKGROUND = (
    "Agencies differ in **what they may ask** of workers, and *why*.\n\n"
    "- One asks [for nothing](https://www.ilo.org/fees)\n- Another for a month’s wage\n\n"
    "### What we know\n\n1. Fees are common\n2. Receipts are not"
)
TEXTS = {
    "title": "Who pays: fees on the way to work",
    "teaser": "Three corridors, one question. Bring yours. And a colleague.",
    "background": BACKGROUND,
    "objectives": "- Compare rules\n- Find what works",
    "target_audience": "Labour inspectors and those who train them.",
    "questions_note": "Write them into your registration.",
    "contact_name": "Amina Bello",
    "recording_note": "without the discussion",
}


def file_of(client, event, language="en"):
    return client.get(reverse("admin:events_event_concept_note", args=[event.pk, language]))


def in_all(**texts):
    return {f"{name}_{code}": text for name, text in texts.items() for code in LANGUAGES}


@pytest.fixture
def event(db):
    """An event with everything that a concept note can say."""
    series = SeriesFactory(**in_all(title="Corridors of work: series"), slug="corridors")
    event = EventFactory(
        series=series,
        status="draft",
        format="round-table",
        access="members",
        starts_at=datetime(2027, 7, 6, 2, 30, tzinfo=UTC),
        ends_at=datetime(2027, 7, 6, 4, 0, tzinfo=UTC),
        time_zone="Asia/Kathmandu",
        date_status="proposed",
        working_languages=["en", "es"],
        interpretation_fr=True,
        interpretation_es=False,
        contact_email="amina@labour.example",
        meeting_url="",
        meeting_id="",
        meeting_passcode="",
        recording_url="https://video.example/watch/12",
        recording_minutes=75,
        **in_all(**TEXTS),
    )
    event.places.set(Place.objects.filter(slug__in=["vc", "bo", "africa"]))
    ministry = OrganisationFactory(**in_all(name="Ministry of Labour, Employment and Skills"))
    union = OrganisationFactory(**in_all(name="Hill Workers’ Union", acronym="HWU"))
    event.event_organisations.create(organisation=ministry, role="host")
    event.event_organisations.create(organisation=union, role="partner", position=1)
    event.event_organisations.create(
        organisation=OrganisationFactory(**in_all(name="Slow Fund")), role="supporter", position=2
    )
    member = MemberFactory(name="Sita Rai")
    sita = event.contributions.create(
        name="Sita Rai",
        member=member,
        organisation=union,
        country=Place.objects.get(slug="np"),
        **in_all(job_title="President"),
    )
    event.contributions.create(name="Kofi Mensah", role="moderator", organisation=ministry, position=1)
    event.contributions.create(role="facilitator", status="tbc", organisation=union, position=2)
    waiting = event.contributions.create(status="tbc", country=Place.objects.get(slug="qa"), organisation=ministry)
    event.topics.create(
        number=1,
        presenter=sita,
        organisation=union,
        **in_all(title="Receipts", description="What they prove.\n\n- To whom"),
    )
    event.topics.create(number=3, presenter=waiting, organisation=ministry, **in_all(title="Questions", description=""))
    for role in ("key", "further"):
        work = ResourceFactory(**in_all(title=f"A long study of {role} matters on the way to work"))
        index_works([work.pk])
        event.documents.create(resource=work, role=role)
    return event


def told(event):
    """Return all that a concept note says of an event."""
    texts = {name: {getattr(event, f"{name}_{code}") for code in LANGUAGES} - {None, ""} for name in TEXTS}
    columns = (
        "format",
        "access",
        "starts_at",
        "ends_at",
        "time_zone",
        "date_status",
        "working_languages",
        "interpretation_fr",
    )
    columns += ("interpretation_es", "contact_email", "recording_url", "recording_minutes", "series_id")
    return {
        "texts": texts,
        "columns": [getattr(event, name) for name in columns],
        "places": set(event.places.values_list("slug", flat=True)),
        "hosts": list(event.event_organisations.order_by("position", "pk").values_list("organisation", "role")),
        "people": sorted(
            (
                one.role,
                one.status,
                one.name,
                one.member_id or 0,
                one.organisation_id or 0,
                str(one.country),
                one.job_title or "",
            )
            for one in event.contributions.all()
        ),
        "topics": [
            (one.number, one.title, one.description, one.organisation_id, one.presenter and one.presenter.name)
            for one in event.topics.select_related("presenter")
        ],
        "documents": set(event.documents.values_list("resource", "role")),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_in_the_house_form_reads_back_as_the_same_event(desk, event, language):
    answer = file_of(desk, event, language)
    note = upload(desk, "note.docx", answer.content)

    made = make_event(desk, note, language=language)

    assert made.status_code == 302, made.context["review"].form.errors
    again = Event.objects.exclude(pk=event.pk).get()
    assert again.status == "draft"
    assert told(again) == told(event)
