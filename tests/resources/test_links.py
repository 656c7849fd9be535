"""The list of dead links, the state of a link beside its edition, and both in the administration."""

import csv
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from resources.models import Edition, LinkCheck, Resource
from tests.acting import act
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("resources:links")
FILE = reverse("resources:links_csv")
SINCE = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHECKED = datetime(2026, 3, 14, 9, tzinfo=UTC)


def link_of(state="dead", *, work=None, language="en", url="https://ilo.example/gone", **fields) -> LinkCheck:
    work = work or ResourceFactory(edition=False)
    edition = Edition.objects.create(resource=work, language=language, url=url)
    fields = {"status_code": 404, "strikes": 4, "failing_since": SINCE} | fields if state == "dead" else fields
    return LinkCheck.objects.create(
        edition=edition, url=url, host="ilo.example", state=state, checked_at=CHECKED, next_check_at=CHECKED, **fields
    )


def test_dead_and_moved_links_are_listed_and_the_others_counted(client):
    dead = link_of(work=ResourceFactory(edition=False, title_en="Fees in Jordan"))
    link_of("moved", final_url="https://ilo.example/new", work=ResourceFactory(edition=False, title_en="Fees in Qatar"))
    for state in ("ok", "ok", "failing", "blocked", "unchecked"):
        link_of(state, work=ResourceFactory(edition=False, title_en=f"Not listed: {state}"))

    page = client.get(PAGE)

    assert "Not listed" not in page.text
    assert page.text.index("Fees in Jordan") < page.text.index("Fees in Qatar")
    assert "1 link is dead." in page.text
    assert "2 links work." in page.text
    assert "The page is not there any more." in page.text
    assert "2 March 2026" in page.text
    assert 'href="https://ilo.example/new"' in page.text
    assert f'href="{dead.url}"' not in page.text


def test_two_links_of_one_work_stand_together(client):
    work = ResourceFactory(edition=False)
    link_of(work=work)
    link_of(work=work, language="fr", url="https://ilo.example/disparu")

    page = client.get(PAGE).text

    assert page.count(f'href="{work.get_absolute_url()}"') == 1
    assert "https://ilo.example/disparu" in page


def test_without_dead_links_the_page_says_so(client):
    link_of("ok")

    assert "All links lead where they should" in client.get(PAGE).text


def test_hidden_works_and_those_for_members_are_listed_for_whom_may_see_them(client, member_client, admin_client):
    link_of(work=ResourceFactory(edition=False, title_en="Secret draft", published_at=None))
    link_of(work=ResourceFactory(edition=False, title_en="For members", access=Resource.Access.MEMBERS))

    for address in (PAGE, FILE):
        guest, known, staff = (each.get(address).text for each in (client, member_client, admin_client))
        assert ("Secret draft" in guest, "For members" in guest) == (False, False)
        assert ("Secret draft" in known, "For members" in known) == (False, True)
        assert ("Secret draft" in staff, "For members" in staff) == (True, True)


def test_only_staff_are_led_to_the_administration(client, member_client, admin_client):
    link = link_of()
    mend = reverse("admin:resources_resource_change", args=[link.edition.resource_id])

    assert [mend in each.get(PAGE).text for each in (client, member_client, admin_client)] == [False, False, True]


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_costs_the_same_for_many_links(client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        link_of()

    with django_assert_num_queries(3):
        client.get(PAGE)
    with django_assert_num_queries(1):
        client.get(FILE)


def test_the_table_can_be_taken_away_and_holds_no_formula(client):
    link_of(work=ResourceFactory(edition=False, title_en="=1+1", slug="sum"))

    header, row = csv.reader(client.get(FILE).content.decode("utf-8-sig").splitlines())

    assert header[:4] == ["Resource", "Language", "Link", "State"]
    assert row == [
        "'=1+1", "English", "https://ilo.example/gone", "Dead", "404", "The page is not there any more.", "",
        "2026-03-02", "2026-03-14", "http://testserver/en/resources/sum/",
    ]  # fmt: skip


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_the_list_can_only_be_read(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("ok", "Link checked on 14 March 2026."),
        ("dead", "This link does not work any more (since 2 March 2026)."),
        ("failing", "The site did not show it on 14 March 2026."),
        ("moved", "The link leads to another address (14 March 2026)."),
    ],
)
def test_the_page_of_a_work_says_how_its_link_is(client, state, words):
    link = link_of(state)

    assert words in client.get(link.edition.resource.get_absolute_url()).text


def test_the_page_of_a_work_says_nothing_of_an_address_that_was_replaced(client):
    link = link_of()
    Edition.objects.filter(pk=link.edition_id).update(url="https://ilo.example/new")

    page = client.get(link.edition.resource.get_absolute_url())

    assert "does not work" not in page.text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_of_a_work_asks_for_all_its_links_at_once(client, django_assert_max_num_queries, item_count):
    work = ResourceFactory(edition=False)
    for language in ("en", "fr", "es")[:item_count]:
        link_of(work=work, language=language)

    with django_assert_max_num_queries(15):
        client.get(work.get_absolute_url())


# ── In the administration ────────────────────────────────────────────────────────────────────
LIST = reverse("admin:resources_linkcheck_changelist")


def test_links_are_narrowed_by_their_state(admin_client):
    link_of(work=ResourceFactory(edition=False, title_en="Gone"))
    link_of("ok", work=ResourceFactory(edition=False, title_en="There"))

    page = admin_client.get(LIST, {"state__exact": "dead"}).text

    assert ("Gone" in page, ">There<" in page) == (True, False)


def test_a_chosen_link_is_checked_next(admin_client):
    chosen, other = link_of(), link_of()

    response = act(admin_client, LIST, "check_now", chosen)

    assert "1 link is checked within the next minutes." in response.text
    assert list(LinkCheck.objects.order_by("next_check_at")) == [chosen, other]
    assert LinkCheck.objects.get(pk=other.pk).next_check_at == CHECKED


def test_the_state_of_a_link_cannot_be_written_by_hand(admin_client):
    link = link_of()
    page = reverse("admin:resources_linkcheck_change", args=[link.pk])

    assert "The page is not there any more." in admin_client.get(page).text
    assert admin_client.post(page, {"state": "ok"}).status_code == 403
    assert admin_client.get(reverse("admin:resources_linkcheck_add")).status_code == 403
    assert admin_client.post(reverse("admin:resources_linkcheck_delete", args=[link.pk])).status_code == 403


def test_the_state_stands_beside_the_edition(admin_client):
    link = link_of()
    page = admin_client.get(reverse("admin:resources_resource_change", args=[link.edition.resource_id])).text

    assert "Dead. The page is not there any more." in page
    assert reverse("admin:resources_linkcheck_change", args=[link.pk]) in page
