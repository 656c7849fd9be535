"""Reports over HTTP: every figure against a slow recount, who may read them, and what they cost."""

import csv
import io
import random
import statistics
from datetime import UTC, datetime, timedelta

import openpyxl
import pypdfium2
import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from events.models import Event, EventDocument, Registration
from hub.taxonomy.models import Place, Sector
from members.models import Gender, StakeholderGroup
from tests.factories import (
    EventFactory,
    InvitationFactory,
    MemberFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
REPORTS = reverse("admin:events_reports")
LIBRARY = reverse("admin:events_reports_library")
START = datetime(2024, 5, 14, 13, 30, tzinfo=UTC)
PERIOD = "?begins=2024-01-01&ends=2024-12-31"
LIVE = ["confirmed", "waitlisted", "pending"]
OTHERS = "Others and not shown"


def address(event):
    return reverse("admin:events_event_report", args=[event.pk])


@pytest.fixture
def observer(db):
    """A browser of somebody who may read reports and nothing else."""
    person = MemberFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_reports"))
    browser = Client()
    browser.force_login(person)
    return browser


def fill(event, seed, size=60):
    """Register people of all sorts, some of them members who come to every event."""
    dice = random.Random(seed)
    countries = [None, *Place.objects.filter(slug__in=["ke", "tn", "ma", "np", "ph", "jo", "mx", "co", "fr"])]
    for number in range(size):
        came = dice.random() < 0.6
        RegistrationFactory(
            event=event,
            # Half of the addresses are the same at every event, in other capitals.
            email=f"{'P' if seed % 2 else 'p'}erson{number}@union.example"
            if number % 2
            else f"{seed}-{number}@x.example",
            status=dice.choices([*LIVE, "cancelled", "declined"], [70, 12, 8, 6, 4])[0],
            country=dice.choices(countries, [3, 20, 9, 7, 12, 2, 1, 9, 3, 6])[0],
            group=dice.choice([*StakeholderGroup.values[:5], ""]),
            gender=dice.choices([*Gender.values, ""], [30, 20, 1, 9])[0],
            language=dice.choice(["en", "en", "fr", "es"]),
            listening_language=dice.choice(["en", "fr"]),
            joined_at=event.starts_at if came and dice.random() < 0.8 else None,
            minutes_attended=dice.randint(1, 90) if came else None,
        )
    for status in ["accepted"] * 9 + ["declined"] * 6 + ["open"] * 7 + ["refused"] * 3:
        InvitationFactory(event=event, status=status)


@pytest.fixture
def event(db):
    event = EventFactory(starts_at=START, title_en="=Fair recruitment, counted")
    fill(event, 1)
    return event


def recount(events, **fields):
    """Return who registered and who attended among the registrations with these values, one by one."""
    found = Registration.objects.filter(event__in=events, status__in=LIVE, **fields)
    came = [row for row in found if row.joined_at is not None or (row.minutes_attended or 0) > 0]
    people = {row.email.lower() for row in found}
    return len(found), len(came), len(people), len({row.email.lower() for row in came})


def check_against_recount(report, events, columns):
    """Compare each line of who took part with a recount of its own, and the sums with the total."""
    total = recount(events)[:columns]
    labels = {
        "group": dict(StakeholderGroup.choices) | {"": "Not said"},
        "gender": dict(Gender.choices) | {"": "Not said"},
        "language": {"en": "English", "fr": "French", "es": "Spanish"},
        "listening_language": {"en": "English", "fr": "French"},
        "country": {place.pk: place.name for place in Place.objects.countries()} | {None: "Not said"},
    }
    checked = 0
    for name, names in labels.items():
        table = report.table(name)
        by_label = {str(label): key for key, label in names.items()}
        for label, line in table.rows:
            assert all(count == 0 or count >= 5 for count in line)
            if label != OTHERS:
                assert (
                    line
                    == recount(
                        events, **{name: by_label[label]} if by_label[label] is not None else {f"{name}__isnull": True}
                    )[:columns]
                )
                checked += 1
        assert [sum(column) for column in zip(*(line[:2] for _label, line in table.rows), strict=True)] == list(
            total[:2]
        )
    for label, line in report.table("region").rows:
        if label not in {OTHERS, "Not said"}:
            assert line == recount(events, country__parent__name_en=label)[:columns]
            checked += 1
    assert checked > 10


def test_every_figure_of_an_event_is_what_a_recount_finds(observer, event):
    page = observer.get(address(event))
    report = page.context["report"]
    found = Registration.objects.filter(event=event)
    minutes = [row.minutes_attended for row in found.filter(status__in=LIVE) if row.minutes_attended]

    registered, attended, _people, _came = recount([event])
    countries = {row.country_id for row in found.filter(status__in=LIVE) if row.joined_at or row.minutes_attended} - {
        None
    }
    check_against_recount(report, [event], 2)
    assert report.headline == f"{attended} participants from {len(countries)} countries"
    assert dict(report.figures) == {
        "Invited": "22",
        "Registered": str(registered),
        "Attended": str(attended),
        "Attendance rate": f"{round(100 * attended / registered)} %",
        "Minutes attended (sum)": f"{sum(minutes):,}",
        "Minutes attended (median)": str(round(statistics.median(minutes))),
    }
    assert dict(report.table("invited").rows) == {"Accepted": (9,), "Not answered": (7,), "Will not come": (6,)}
    assert sum(line[0] for _label, line in report.table("states").rows) == registered
    assert report.explanation in page.text


def test_every_figure_of_a_period_is_what_a_recount_finds(observer, event):
    others = [EventFactory(starts_at=START + timedelta(days=days)) for days in (30, 60)]
    for seed, other in enumerate(others, start=2):
        fill(other, seed, 80)
    fill(EventFactory(starts_at=START - timedelta(days=300)), 5)
    fill(EventFactory(starts_at=START, status=Event.Status.DRAFT), 6)
    ahead = EventFactory(starts_at=START + timedelta(days=90))
    RegistrationFactory.create_batch(7, event=ahead, gender="man")

    report = observer.get(REPORTS + PERIOD).context["report"]

    chosen, held = [event, *others, ahead], [event, *others]
    counts = recount(chosen)
    check_against_recount(report, chosen, 4)
    assert [trend.event for trend in report.trends] == chosen
    assert [(trend.registered, trend.attended or 0) for trend in report.trends] == [
        recount([row])[:2] for row in chosen
    ]
    figures = dict(report.figures)
    assert figures["Invited"] == "66"
    assert figures["Attendance rate"] == f"{round(100 * counts[1] / recount(held)[0])} %"
    assert (figures["Registered"], figures["People who registered"]) == (str(counts[0]), str(counts[2]))
    assert (figures["Attended"], figures["People who attended"]) == (str(counts[1]), str(counts[3]))
    assert counts[2] < counts[0]
    assert report.headline.startswith(f"{counts[3]} participants from ")
    assert report.headline.endswith(" in 3 events")


def test_a_period_is_narrowed_by_series_access_and_the_days_of_each_clock(observer):
    late = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)
    series = SeriesFactory()
    here = EventFactory(starts_at=late, time_zone="America/Bogota", series=series)
    there = EventFactory(starts_at=late, time_zone="Asia/Tokyo", series=series)
    members = EventFactory(starts_at=START, access="members")
    for row in (here, there, members):
        RegistrationFactory.create_batch(6, event=row)

    def events(query):
        return {trend.event for trend in observer.get(REPORTS + query).context["report"].trends}

    assert events(PERIOD) == {here, members}
    assert events("?begins=2025-01-01&ends=2025-01-01") == {there}
    assert events(f"{PERIOD}&series={series.pk}") == {here}
    assert events(f"{PERIOD}&access=members") == {members}


def test_events_of_few_people_are_left_out_of_a_period_and_named(observer, event):
    small, hardly = (EventFactory(starts_at=START + timedelta(days=days)) for days in (1, 2))
    RegistrationFactory.create_batch(4, event=small)
    RegistrationFactory.create_batch(20, event=hardly)
    RegistrationFactory.create_batch(2, event=hardly, joined_at=START)

    page = observer.get(REPORTS + PERIOD)
    alone, almost = observer.get(address(small)), observer.get(address(hardly))

    report = page.context["report"]
    assert set(report.left_out) == {small, hardly}
    assert dict(report.figures)["Registered"] == str(recount([event])[0])
    assert str(small) in page.text
    assert alone.context["report"].headline == "Fewer than 5 people: no figures are shown."
    assert alone.context["report"].tables == ()
    assert dict(almost.context["report"].figures)["Attended"] == "fewer than 5"
    assert almost.context["report"].table("language").rows == (("English", (22,)),)


def test_an_event_to_come_is_reported_by_registrations_alone(observer):
    event = EventFactory()
    RegistrationFactory.create_batch(6, event=event, country=Place.objects.get(slug="ke"))

    page = observer.get(address(event))

    assert page.context["report"].headline == "6 registered people from 1 country"
    assert page.context["report"].table("country").head == ("Country", "Registered")


def test_sectors_are_those_of_the_documents(observer, event):
    work = ResourceFactory()
    work.sectors.add(Sector.objects.get(slug="agriculture"))
    EventDocument.objects.create(event=event, resource=work)
    EventDocument.objects.create(event=event, resource=ResourceFactory())

    table = observer.get(address(event)).context["report"].table("sector")

    assert table.rows == ((Sector.objects.get(slug="agriculture").name, (1, *recount([event])[:2])),)


def test_a_period_that_ends_before_it_begins_is_refused(observer):
    page = observer.get(f"{REPORTS}?begins=2024-05-02&ends=2024-05-01")

    assert page.status_code == 422
    assert "The last day must not come before the first." in page.text


# ── Files ────────────────────────────────────────────────────────────────────────────────────
def test_the_workbook_holds_the_tables_as_numbers_and_no_formula(observer, event):
    report = observer.get(address(event)).context["report"]
    period = openpyxl.load_workbook(io.BytesIO(observer.get(f"{REPORTS}{PERIOD}&format=xlsx").content))
    book = openpyxl.load_workbook(io.BytesIO(observer.get(f"{address(event)}?format=xlsx").content))

    for table in report.tables:
        lines = list(book[table.title].iter_rows(values_only=True))
        assert lines[0] == table.head
        assert lines[1 : len(table.rows) + 1] == [(label, *line) for label, line in table.rows]
    assert book["Summary"]["A1"].value == "'=Fair recruitment, counted"
    assert book["Summary"]["B1"].value == report.headline
    assert period["Event by event"]["A2"].value == "'=Fair recruitment, counted"
    for found in (book, period):
        assert [
            cell.data_type for sheet in found for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
        ] == []


def test_the_csv_file_has_a_line_for_each_figure(observer, event):
    report = observer.get(address(event)).context["report"]
    response = observer.get(f"{address(event)}?format=csv")

    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert "no-store" in response["Cache-Control"]
    for table in report.tables:
        for label, line in table.rows:
            for head, value in zip(table.head[1:], line, strict=True):
                assert [table.title, label, head, str(value)] in lines


def words_of(content):
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_paper_is_one_page_in_the_readers_language(observer, event, language):
    observer.post(reverse("set_language"), {"language": language})
    report = observer.get(address(event)).context["report"]

    content = observer.get(f"{address(event)}?format=pdf").content

    words = words_of(content)
    plain = report.headline.replace("\u202f", " ").replace("\xa0", " ")
    assert plain in words
    for label, line in report.table("region").rows:
        assert label[:20] in words
        assert f"{line[1]} / {line[0]}" in words
    assert f"/Lang ({language})".encode() in content
    metadata = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert metadata["Title"] == f"{report.title} – {report.headline}"


def test_many_countries_and_long_titles_stay_on_one_page(observer):
    event = EventFactory(starts_at=START, title_en="Łódź – Türkiye: a very long title about fair recruitment " * 4)
    rows = [
        RegistrationFactory.build(event=event, country=place, joined_at=START, token_hash=f"{place.pk}-{number}")
        for place in Place.objects.countries()[:60]
        for number in range(5)
    ]
    Registration.objects.bulk_create(rows)

    words = words_of(observer.get(f"{address(event)}?format=pdf").content)

    assert "300 participants from 60 countries" in words
    assert "Łódź – Türkiye" in words
    assert "further lines" in words


# ── Who may read, and what it costs ──────────────────────────────────────────────────────────
@pytest.mark.parametrize("query", ["", "format=xlsx", "format=pdf", "format=csv"])
def test_reports_are_for_those_who_may_read_them(observer, desk, event, query):
    clerk, stranger = Client(), Client()
    clerk.force_login(MemberFactory(is_staff=True))

    for url in (address(event), REPORTS, LIBRARY):
        asked = f"{url}?{query}"
        assert (observer.get(asked).status_code, desk.get(asked).status_code) == (200, 200)
        assert clerk.get(asked).status_code == 403
        assert stranger.get(asked).status_code == 302


def test_observers_find_reports_and_no_personal_data(observer, desk, event):
    people = Registration.objects.filter(event=event)
    report = reverse("admin:events_event_report", args=[event.pk])

    pages = [observer.get(url).text for url in (address(event), REPORTS + PERIOD)]

    assert f'href="{REPORTS}"' in observer.get("/admin/").text
    assert f'href="{report}"' in desk.get(reverse("admin:events_event_change", args=[event.pk])).text
    assert observer.get(reverse("admin:events_registration_changelist")).status_code == 403
    for row in people:
        assert not any(row.email in page or row.name in page for page in pages)


@pytest.mark.parametrize("count", [1, 3])
def test_reports_take_the_same_queries_for_any_number_of_events(observer, django_assert_num_queries, count):
    for number in range(count):
        event = EventFactory(starts_at=START + timedelta(days=number), complete=1)
        RegistrationFactory.create_batch(6, event=event, country=Place.objects.get(slug="ke"))

    # Session, member, permissions (2); series, events, registrations, invitations, places, sectors.
    with django_assert_num_queries(10):
        observer.get(REPORTS + PERIOD)
    with django_assert_num_queries(9):
        observer.get(address(event))
