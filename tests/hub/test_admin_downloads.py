"""Lists of the administration as files: what stands in them, who gets them, and what the log says of it."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from events.models import Registration
from hub.history.models import Entry
from hub.history.reading import what
from members.models import Member
from tests.acting import act
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:events_registration_changelist")
FILE = reverse("admin:events_registration_download")
MEMBERS = reverse("admin:members_member_changelist")
NAMES = ["name", "email", "event", "status"]


def download(client, query="", columns=NAMES, kind="csv", url=FILE):
    return client.post(f"{url}?{query}", {"columns": columns, "format": kind})


def table(response):
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_the_file_holds_exactly_the_rows_that_filter_and_search_show_on_all_pages(admin_client):
    event = EventFactory(title_en="Fees")
    for number in range(60):
        RegistrationFactory(event=event, name=f"Ana {number:02}")
    RegistrationFactory(event=event, name="Ben")
    RegistrationFactory(event=event, name="Ana Waiting", status="waitlisted")
    RegistrationFactory(name="Ana Elsewhere")
    query = f"event={event.pk}&status__exact=confirmed&q=ana&o=1"

    shown = admin_client.get(f"{LIST}?{query}").context["cl"].queryset
    header, *rows = table(download(admin_client, query))

    assert header == ["Full name", "Email", "Event", "Status"]
    assert [row[1] for row in rows] == list(shown.values_list("email", flat=True))
    assert [row[0] for row in rows] == [f"Ana {number:02}" for number in range(60)]
    assert {tuple(row[2:]) for row in rows} == {("Fees", "Confirmed")}


def test_times_are_in_utc_yes_and_no_and_choices_are_in_the_readers_language(admin_client):
    joined = datetime(2026, 5, 6, 13, 30, 5, tzinfo=UTC)
    RegistrationFactory(joined_at=joined, status="waitlisted", country=None, wants_news=True)
    columns = ["status", "joined_at", "wants_news", "country", "listening_language"]

    english = table(download(admin_client, columns=columns))[1]
    admin_client.cookies["lang"] = "fr"
    french = table(download(admin_client, columns=columns))

    assert english == ["On the waiting list", "2026-05-06T13:30:05Z", "Yes", "", "English"]
    assert french[1] == ["Sur la liste d’attente", "2026-05-06T13:30:05Z", "Oui", "", "Anglais"]


def test_no_cell_is_a_formula_in_either_format(admin_client):
    RegistrationFactory(name='=HYPERLINK("https://evil.example")', organisation_name="@SUM(A1)")
    columns = ["name", "organisation_name"]

    row = table(download(admin_client, columns=columns))[1]
    book = load_workbook(io.BytesIO(download(admin_client, columns=columns, kind="xlsx").getvalue()))

    assert row == ['\'=HYPERLINK("https://evil.example")', "'@SUM(A1)"]
    sheet = list(book.active.iter_rows())
    assert [cell.value for cell in sheet[1]] == row
    assert {cell.data_type for line in sheet for cell in line} == {"s"}


def test_the_excel_file_has_the_rows_of_the_csv_file(admin_client):
    RegistrationFactory.create_batch(3)

    book = load_workbook(io.BytesIO(download(admin_client, kind="xlsx").getvalue()), read_only=True)

    assert [[cell or "" for cell in row] for row in book.active.values] == table(download(admin_client))


def test_columns_of_the_admin_are_words_without_markup_and_many_to_many_fields_are_listed(admin_client):
    event = EventFactory(capacity=50, complete=2)
    RegistrationFactory(event=event)
    url = reverse("admin:events_event_download")

    header, row = table(download(admin_client, columns=["registrations", "themes", "starts_at"], url=url))

    assert header == ["Registrations", "Themes", "Start"]
    assert row[0] == "1 / 50"
    assert row[1] == "; ".join(map(str, event.themes.all()))
    assert row[2] == f"{event.starts_at:%Y-%m-%dT%H:%M:%S}Z"


def test_a_file_takes_as_many_queries_for_three_rows_as_for_one(admin_client):
    counts = []
    for more in (1, 2):
        RegistrationFactory.create_batch(more)
        download(admin_client, columns=[*NAMES, "country"]).getvalue()
        with CaptureQueriesContext(connection) as queries:
            download(admin_client, columns=[*NAMES, "country"]).getvalue()
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


def test_the_page_says_how_many_rows_of_whom_and_offers_more_columns(admin_client):
    RegistrationFactory(name="Ana")
    RegistrationFactory(name="Ben")

    page = admin_client.get(f"{FILE}?q=ana")
    offered = page.context["form"]["columns"]

    assert "exactly the rows that your search and filters show, on all pages: 1." in page.text
    assert "The file tells of people." in page.text
    assert {"name", "joined_at"} <= set(offered.initial)
    assert "minutes_attended" in dict(offered.field.choices)
    assert "minutes_attended" not in offered.initial
    assert f'{FILE}?q=ana">' in admin_client.get(f"{LIST}?q=ana").text


@pytest.mark.parametrize("given", [{"format": "csv"}, {"columns": NAMES, "format": "pdf"}, {"columns": ["password"]}])
def test_nothing_but_offered_columns_and_formats_is_written(admin_client, given):
    answer = admin_client.post(FILE, given)

    assert answer.status_code == 422
    assert not Entry.objects.filter(action=Entry.Action.ACCESS).exists()


def test_the_log_says_who_took_what(admin_client, admin_user):
    RegistrationFactory.create_batch(2)

    admin_client.get(FILE)
    download(admin_client, "status__exact=confirmed&q=guest", ["name", "email"]).getvalue()

    entry = Entry.objects.get(action=Entry.Action.ACCESS)
    assert (entry.actor, entry.content_type.model) == (admin_user, "registration")
    assert what(entry) == "Downloaded as CSV: 2 rows, columns name, email, narrowed by: status__exact=confirmed, q=…."
    assert "Downloaded as CSV: 2 rows" in admin_client.get(reverse("admin:history_entry_changelist")).text


def test_only_who_may_look_at_the_list_gets_its_file(client, member_client):
    RegistrationFactory()
    viewer, other = MemberFactory(is_staff=True), MemberFactory(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_registration"))
    browsers = []
    for person in (viewer, other):
        browser = Client()
        browser.force_login(person)
        browsers.append(browser)

    answers = [download(browser).status_code for browser in (client, member_client, *browsers)]

    assert answers[2:] == [200, 403]
    assert 200 not in answers[:2]


def test_the_chosen_rows_are_a_file_with_all_columns(admin_client):
    first, second, _third = RegistrationFactory.create_batch(3)

    response = act(admin_client, LIST, "export", first, second)

    header, *rows = table(response)
    assert response.streaming
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert {row[0] for row in rows} == {first.name, second.name}
    assert "Minutes attended" in header
    assert "2 rows" in what(Entry.objects.get(action=Entry.Action.ACCESS))


def test_a_list_narrowed_by_nonsense_leads_back(admin_client):
    answer = admin_client.get(f"{FILE}?status__nonsense=1")

    assert answer.url == f"{LIST}?status__nonsense=1"


def test_a_password_is_in_no_file_of_members(admin_client):
    MemberFactory(name="Ana")
    url = reverse("admin:members_member_download")
    columns = [name for name, _label in admin_client.get(url).context["form"].fields["columns"].choices]

    text = download(admin_client, columns=columns, url=url).getvalue().decode()

    assert "Ana" in text
    assert Member.objects.get(name="Ana").password not in text
    assert not {"password", "token_nonce", "token_hash"} & set(columns)
    assert Registration.objects.count() == 0
