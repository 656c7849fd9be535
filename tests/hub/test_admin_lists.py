"""The lists of the administration: what they cost, count, find, sort and page to."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.filters import AllValuesFieldListFilter, RelatedFieldListFilter
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import Attendance
from hub.admin_lists import ListAdmin
from hub.admin_lists.counting import LIMIT, rounded
from hub.history.models import Entry
from hub.outbox.models import Message, Suppression
from hub.scale.copying import copy_rows
from hub.taxonomy.models import Theme
from tests.factories import (
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    OrganisationFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)

pytestmark = pytest.mark.django_db
REGISTRATIONS = reverse("admin:events_registration_changelist")
MEMBERS = reverse("admin:members_member_changelist")
EVENTS = reverse("admin:events_event_changelist")
RESOURCES = reverse("admin:resources_resource_changelist")
SUPPRESSIONS = reverse("admin:outbox_suppression_changelist")
AUTOCOMPLETE = reverse("admin:autocomplete")


def listed(client, url, **query):
    return client.get(url, query).context["cl"]


def stay():
    registration = RegistrationFactory()
    now = timezone.now()
    return Attendance.objects.create(
        event=registration.event, registration=registration, name="Ana", joined_at=now, left_at=now
    )


# ── Every list ───────────────────────────────────────────────────────────────────────────────

# The history has a list of its own, which begins with a month.
SHORT = {Entry}


def test_every_list_is_one_that_scales():
    others = {model for model, owner in admin.site._registry.items() if not isinstance(owner, ListAdmin)}

    assert others == SHORT


def test_no_filter_offers_more_choices_as_the_hub_grows(rf, admin_user):
    request = rf.get("/")
    request.user = admin_user
    growing = []
    for model, owner in admin.site._registry.items():
        for entry in owner.get_list_filter(request):
            field, kind = entry if isinstance(entry, tuple) else (entry, None)
            is_field = isinstance(field, str) and hasattr(model, field)
            is_list = kind is None and is_field and model._meta.get_field(field).is_relation
            if is_list or (kind and issubclass(kind, (RelatedFieldListFilter, AllValuesFieldListFilter))):
                growing.append((model.__name__, field))

    # Roles, the regions of the ILO and the frameworks: a handful that comes with the hub.
    assert set(growing) <= {("Member", "groups"), ("Place", "parent"), ("FrameworkItem", "framework")}


LISTS = {
    "members_member": lambda: MemberFactory(organisation=OrganisationFactory()),
    "members_organisation": OrganisationFactory,
    "account_emailaddress": MemberFactory,
    "events_event": lambda: EventFactory(complete=1),
    "events_registration": RegistrationFactory,
    "events_invitation": lambda: InvitationFactory(nominated_by=InvitationFactory()),
    "events_announcement": lambda: EventFactory().announcements.create(kind="changed", state="sent"),
    "events_question": QuestionFactory,
    "events_attendance": stay,
    "events_follow": FollowFactory,
    "events_series": lambda: EventFactory(series=SeriesFactory()),
    "outbox_message": lambda: Message.objects.create(
        kind="events.invitation", recipient="a@b.example", dedupe_key=str(Message.objects.count())
    ),
    "outbox_suppression": lambda: Suppression.objects.create(email=f"a{Suppression.objects.count()}@b.example"),
    "resources_resource": ResourceFactory,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(admin_client, name):
    url = reverse(f"admin:{name}_changelist")
    counts = {1: [], 3: []}
    for count, more in ((1, 1), (3, 2)):
        for _ in range(more):
            LISTS[name]()
        admin_client.get(url)
        for query in ({}, {"q": "example"}):
            with CaptureQueriesContext(connection) as queries:
                assert admin_client.get(url, query).status_code == 200
            counts[count].append(len(queries))

    assert counts[1] == counts[3]
    assert max(counts[1]) <= 12


@pytest.mark.parametrize(
    ("model", "field", "make"),
    [
        ("registration", "event", EventFactory),
        ("attendance", "registration", RegistrationFactory),
        ("follow", "series", SeriesFactory),
        ("registration", "country", OrganisationFactory),
    ],
)
def test_a_field_that_finds_takes_as_many_queries_for_three_rows_as_for_one(admin_client, model, field, make):
    query = {"app_label": "events", "model_name": model, "field_name": field, "term": ""}
    counts = []
    for more in (1, 2):
        for _ in range(more):
            make()
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(AUTOCOMPLETE, query).json()["results"]
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 5


# ── Filters ──────────────────────────────────────────────────────────────────────────────────


def test_a_filter_finds_its_row_by_typing_and_names_the_chosen_one(admin_client):
    mine, other = RegistrationFactory(event__title_en="Fees"), RegistrationFactory()

    page = admin_client.get(REGISTRATIONS, {"event": mine.event_id})

    assert list(page.context["cl"].result_list) == [mine]
    assert f'<option value="{mine.event_id}" selected>Fees</option>' in page.text
    assert other.event.title_en not in page.text.partition("changelist-filter-header")[2].partition("</search>")[0]


def test_filters_keep_each_other(admin_client):
    event = EventFactory()
    query = {"event": event.pk, "status__exact": "confirmed", "q": "ana", "created_at__from": "2026-01-01", "p": "2"}
    RegistrationFactory(event=event, name="Ana")

    page = admin_client.get(REGISTRATIONS, query | {"p": "1"}).text

    forms = re.findall(r'<form class="form-filter.*?</form>', page, re.DOTALL)
    kept = [dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)) for form in forms]
    about_event, about_country, about_days = kept
    others = {"status__exact": "confirmed", "q": "ana"}
    assert about_event == others | {"created_at__from": "2026-01-01"}
    assert about_country == others | {"event": str(event.pk), "created_at__from": "2026-01-01"}
    assert about_days == others | {"event": str(event.pk)}
    assert f"?created_at__from=2026-01-01&amp;event={event.pk}&amp;q=ana&amp;status__exact=pending" in page


def test_a_filter_by_many_to_many_shows_each_row_once(admin_client):
    themes = Theme.objects.all()[:2]
    event, other = EventFactory(), EventFactory()
    event.themes.set(themes)

    found = listed(admin_client, EVENTS, themes=themes[0].pk)

    assert list(found.result_list) == [event]
    assert not found.queryset.query.distinct
    assert other not in found.result_list


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, ""])
def test_a_filter_with_nonsense_is_no_filter(admin_client, value):
    registration = RegistrationFactory()

    found = listed(admin_client, REGISTRATIONS, event=value, created_at__from=value)

    assert list(found.result_list) == [registration]


def test_a_filter_is_not_offered_to_who_may_not_look_at_its_list():
    viewer = MemberFactory(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_registration"))
    browser = Client()
    browser.force_login(viewer)
    mine, _other = RegistrationFactory(), RegistrationFactory()

    page = browser.get(REGISTRATIONS)
    linked = listed(browser, REGISTRATIONS, event=mine.event_id)

    assert 'name="event"' not in page.text
    assert 'name="created_at__from"' in page.text
    assert list(linked.result_list) == [mine]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"created_at__from": "2026-05-01"}, {"first", "last", "after"}),
        ({"created_at__from": "2026-05-01", "created_at__to": "2026-05-31"}, {"first", "last"}),
        ({"created_at__to": "2026-04-30"}, {"before"}),
        ({"created_at__to": "9999-12-31"}, {"before", "first", "last", "after"}),
    ],
)
def test_a_span_of_days_has_both_its_ends(admin_client, query, expected):
    days = {"before": "2026-04-30T23:59+02:00", "first": "2026-05-01T00:00+02:00", "last": "2026-05-31T23:59+02:00"}
    event = EventFactory()
    for name, moment in (days | {"after": "2026-06-01T00:00+02:00"}).items():
        row = RegistrationFactory(event=event, name=name)
        type(row).objects.filter(pk=row.pk).update(created_at=moment)

    assert {row.name for row in listed(admin_client, REGISTRATIONS, **query).result_list} == expected


# ── Searching ────────────────────────────────────────────────────────────────────────────────


def found_members(client, text):
    return {member.name for member in listed(client, MEMBERS, q=text).result_list}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wanj", {"Grace Wanjiku"}),
        ("WANJIKU grace", {"Grace Wanjiku"}),
        ("li", {"Li Na", "Anna Li"}),
        ('"grace wan"', {"Grace Wanjiku"}),
        ("grace-address", {"Li Na"}),
        ("bureau", {"Anna Li"}),
        ("grace bureau", set()),
        ("%", set()),
        ("'", set()),
    ],
)
def test_a_search_finds_each_word_in_some_field_and_short_words_where_words_begin(admin_client, text, expected):
    bureau = OrganisationFactory(name_en="Labour Bureau", name_fr="Bureau du travail")
    MemberFactory(name="Grace Wanjiku", email="a@x.example")
    MemberFactory(name="Li Na", email="grace-address@x.example")
    MemberFactory(name="Anna Li", email="c@x.example", organisation=bureau)
    MemberFactory(name="Olivia Mbeki", email="d@x.example")

    assert found_members(admin_client, text) == expected


def test_a_search_through_another_table_names_a_row_once(admin_client):
    work = ResourceFactory(slug="study", edition=False)
    work.editions.create(language="en", url="https://x.example/1", title="Fees in detail")
    work.editions.create(language="fr", url="https://x.example/2", title="Fees in detail, en français")
    ResourceFactory(slug="other")

    assert [row.slug for row in listed(admin_client, RESOURCES, q="detail").result_list] == ["study"]


@pytest.fixture
def many(db):
    """A list of members and registrations long enough for the planner to prefer its indexes."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO events_registration (uuid, created_at, updated_at, token_nonce, token_hash, event_id, status,"
            ' is_address_proven, name, email, organisation_name, "group", gender, language, time_zone,'
            " listening_language, accessibility_needs, question, consent_version, wants_news, decision_note,"
            " ical_sequence, round)"
            " SELECT gen_random_uuid(), %s - n * interval '1 minute', %s, '', md5(n::text), %s, 'confirmed', true,"
            " 'Guest ' || md5(n::text), md5(n::text) || '@union.example', 'Union', '', '', 'en', '', 'en', '',"
            " repeat('x', 1500), '', false, '', 0, 0 FROM generate_series(1, 8000) AS n",
            [now, now, EventFactory().pk],
        )
        cursor.execute("ANALYZE events_registration")


@pytest.mark.parametrize("query", [{}, {"q": "c4ca4238a0b9"}, {"q": "c4ca4238a0b9 union"}, {"o": "-7"}])
@pytest.mark.usefixtures("many")
def test_no_long_list_is_read_from_end_to_end(admin_client, query):
    admin_client.get(REGISTRATIONS, query)
    with CaptureQueriesContext(connection) as queries:
        page = admin_client.get(REGISTRATIONS, query)
    plans = []
    with connection.cursor() as cursor:
        for statement in (one["sql"] for one in queries if '"events_registration"' in one["sql"]):
            cursor.execute(f"EXPLAIN {statement}" if not statement.startswith("EXPLAIN") else statement)
            plans.append("\n".join(str(line) for (line,) in cursor.fetchall()))

    assert page.context["cl"].result_count == (1 if "q" in query else page.context["cl"].result_count)
    assert len(plans) > 1
    # What is only planned reads nothing.
    assert [plan for plan in plans if "Seq Scan on events_registration" in plan] == []


# ── Counting and paging ──────────────────────────────────────────────────────────────────────


def suppress(count, name="a"):
    """Insert so many suppressed addresses, the newest with the highest number."""
    moment = timezone.now()
    columns = ("created_at", "updated_at", "email", "category", "reason", "detail")
    rows = ((moment, moment, f"{name}{number}@b.example", "", "unsubscribed", "") for number in range(count))
    copy_rows(Suppression, columns, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outbox_suppression")


def test_a_short_list_is_counted(admin_client):
    suppress(3)

    page = admin_client.get(SUPPRESSIONS)

    assert "3 suppressed addresses" in page.text
    assert "about" not in page.text.partition('class="paginator"')[2]


def test_a_long_list_says_about_how_long_it_is_and_a_search_in_it_how_many_exactly(admin_client):
    suppress(LIMIT + 200)

    page = admin_client.get(SUPPRESSIONS).text
    found = admin_client.get(SUPPRESSIONS, {"q": "a17@"}).text

    assert "about 5,200 suppressed addresses" in page
    assert "Choose all on all pages: about 5,200" in page
    assert "1 suppressed address" in found
    assert "about" not in found.partition('class="paginator"')[2]


def test_a_number_of_rows_is_told_with_two_digits():
    assert [rounded(number) for number in (0, 7, 5432, 998_734, 1_000_065)] == [0, 7, 5400, 1_000_000, 1_000_000]


def test_both_ends_of_a_long_list_can_be_paged_to_and_the_middle_says_why_not(admin_client):
    suppress(21_000)
    numbers = list(Suppression.objects.order_by("-created_at", "-pk").values_list("pk", flat=True))

    def keys(page):
        return [row.pk for row in listed(admin_client, SUPPRESSIONS, p=page).result_list]

    pages = listed(admin_client, SUPPRESSIONS).paginator.num_pages
    middle = admin_client.get(SUPPRESSIONS, {"p": 205})

    assert keys(1) == numbers[:50]
    assert keys(100) == numbers[4950:5000]
    assert keys(pages) == numbers[-50:]
    assert keys(pages - 1) == numbers[-100:-50]
    assert middle.context["cl"].page_num == 201
    assert "only the first and the last 10000 rows can be paged to" in middle.text


def test_a_long_list_is_sorted_by_indexed_columns_only(admin_client):
    suppress(LIMIT + 200)
    newest = Suppression.objects.order_by("-created_at", "-pk").first()

    refused = admin_client.get(SUPPRESSIONS, {"o": "-4"})
    sorted_by_day = listed(admin_client, SUPPRESSIONS, o="5")
    narrowed = listed(admin_client, SUPPRESSIONS, o="-1", q="a17")

    assert "cannot be sorted by this column" in refused.text
    assert refused.context["cl"].result_list[0] == newest
    assert sorted_by_day.notes == []
    emails = [row.email for row in narrowed.result_list]
    assert emails == sorted(emails, reverse=True)


def test_a_page_that_is_not_there_leads_back_to_the_list(admin_client):
    suppress(3)

    assert admin_client.get(SUPPRESSIONS, {"p": 7}).status_code == 200
    suppress(60, "z")
    assert admin_client.get(SUPPRESSIONS, {"p": 9}).url == f"{SUPPRESSIONS}?e=1"


def test_too_many_rows_are_not_deleted_at_once(admin_client):
    suppress(1001)
    some = list(Suppression.objects.values_list("pk", flat=True)[:2])
    everything = {"action": "delete_selected", "select_across": "1", "index": "0", "_selected_action": some}

    page = admin_client.post(SUPPRESSIONS, everything | {"post": "yes"}, follow=True)

    assert "At most 1000 rows can be deleted at once." in page.text
    assert Suppression.objects.count() == 1001
