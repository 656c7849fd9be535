"""An event as a concept note in the house form: what is in the file, and that it reads back as the same event."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from django.test import Client
from django.urls import reverse

from events.concept_notes.house import house_form
from events.concept_notes.reading import read
from events.concept_notes.word import WordText
from events.models import Event
from hub.taxonomy.models import Place
from resources.services import index_works
from tests.events.admin_forms import change_url
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


def opened(answer):
    """Return the Word file of an answer."""
    return docx.Document(io.BytesIO(answer.content))


def test_the_file_has_headings_a_table_with_both_names_of_the_zone_and_links(desk, event):
    document = opened(file_of(desk, event))

    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:4] == ["Proposed date and time", "In brief", "Background", "What we know"]
    assert {"Objectives", "Target audience", "Discussion topics", "Speakers", "Moderator", "Facilitation"} <= set(
        headings
    )
    assert {"Working languages", "Links to register and access the meeting", "Key documents"} <= set(headings)
    when = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert when == {
        "Date": "Tuesday 6 July 2027",
        "Time": "08:15–09:45",
        "Time zone": "Kathmandu, UTC+5:45 (Asia/Kathmandu)",
    }
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]
    assert "https://www.ilo.org/fees" in links
    assert f"http://testserver{event.get_absolute_url()}" in links
    assert sum("/resources/resource-" in link for link in links) == 2


def test_the_file_is_named_after_the_event_and_kept_by_nobody(desk, event):
    answer = file_of(desk, event)

    assert answer["Content-Disposition"] == f'attachment; filename="{event.slug}-concept-note-en.docx"'
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert "no-store" in answer["Cache-Control"]


def test_the_way_into_the_meeting_is_not_in_it(desk):
    event = EventFactory(dial_in="Kenya: +254 20 000 0000")

    content = zipfile.ZipFile(io.BytesIO(file_of(desk, event).content))

    everything = b"".join(content.read(name) for name in content.namelist())
    for secret in (event.meeting_url, event.meeting_id, event.meeting_passcode, event.dial_in):
        assert secret.encode() not in everything


def test_works_that_are_not_shown_yet_are_left_out(desk):
    event = EventFactory()
    event.documents.create(resource=ResourceFactory(title_en="A draft for few eyes", published_at=None))

    assert "A draft for few eyes" not in "\n".join(one.text for one in opened(file_of(desk, event)).paragraphs)


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": None, "ends_at": None, "date_status": "proposed"},
        {
            "starts_at": datetime(2027, 11, 12, 14, 30, tzinfo=UTC),
            "ends_at": datetime(2027, 11, 12, 16, 15, tzinfo=UTC),
        },
        {"starts_at": datetime(2027, 3, 1, 9, tzinfo=UTC), "ends_at": datetime(2027, 3, 2, 12, 30, tzinfo=UTC)},
        {"starts_at": datetime(2027, 3, 1, 9, tzinfo=UTC), "ends_at": datetime(2027, 3, 1, 10, tzinfo=UTC)},
    ],
    ids=["no date", "past midnight", "more than a day", "UTC"],
)
def test_dates_of_every_sort_read_back(fields, request):
    zone = "UTC" if request.node.callspec.id == "UTC" else "Asia/Manila"
    event = EventFactory(time_zone=zone, **fields)
    text = WordText(io.BytesIO(house_form(event, "en"))).text()

    found = {one["field"]: one for one in read(text)[1]}

    start, end = (moment and moment.astimezone(event.zone) for moment in (event.starts_at, event.ends_at))
    for name, moment in (("start", start), ("end", end)):
        told = found[name]["value"] if name in found else None
        assert told == (moment and {"date": f"{moment:%Y-%m-%d}", "time": f"{moment:%H:%M}"})
    assert found["date_status"]["value"] == event.date_status
    if start:
        assert (found["time_zone"]["value"], found["time_zone"]["doubts"]) == (zone, [])


def test_people_whose_line_would_be_read_otherwise_stand_in_a_table(desk):
    event = EventFactory()
    union = OrganisationFactory(name_en="Crews, Stewards and Cooks")
    event.contributions.create(name="Li Wei", organisation=union, job_title_en="Cook, retired")
    event.contributions.create(name="Madonna", position=1)

    document = opened(file_of(desk, event))
    note = upload(desk, "note.docx", file_of(desk, event).content)

    assert [[cell.text for cell in row.cells] for row in document.tables[-1].rows] == [
        ["Name", "Position", "Institution", "Country", "Status"],
        ["Li Wei", "Cook, retired", "Crews, Stewards and Cooks", "", ""],
        ["Madonna", "", "", "", ""],
    ]
    people = [one["value"] for one in note.findings if one["field"] == "person"]
    assert [(one["name"], one["job_title"], one["institution"]) for one in people] == [
        ("Li Wei", "Cook, retired", "Crews, Stewards and Cooks"),
        ("Madonna", "", ""),
    ]


def test_the_page_of_an_event_offers_it_in_three_languages(desk, event):
    page = desk.get(change_url(event))

    for language in LANGUAGES:
        assert reverse("admin:events_event_concept_note", args=[event.pk, language]) in page.text


def test_the_file_is_for_those_who_see_the_event_in_the_administration(desk, member_client, event):
    address = reverse("admin:events_event_concept_note", args=[event.pk, "en"])

    assert Client().get(address).status_code == 302
    assert member_client.get(address).status_code == 302
    staff = Client()
    staff.force_login(MemberFactory(is_staff=True))
    assert staff.get(address).status_code == 403
    assert desk.post(address).status_code == 405
    assert file_of(desk, event, "de").status_code == 404
    assert desk.get(reverse("admin:events_event_concept_note", args=[0, "en"])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_needs_the_same_queries_for_any_length(count, django_assert_num_queries):
    event = Event.objects.select_related("series").get(pk=EventFactory(complete=count).pk)

    with django_assert_num_queries(6):
        house_form(event, "en")
