"""Reading lists: one's own and shared ones."""

import pytest
from django.test import Client

from resources.models import ReadingList
from tests.factories import MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(member):
    return ReadingList.objects.create(member=member, title="For the training")


@pytest.fixture
def stranger(db):
    client = Client()
    client.force_login(MemberFactory())
    return client


def address(reading_list, rest=""):
    return f"/en/lists/{reading_list.uuid}/{rest}"


def add(client, work, **data):
    return client.post(f"/en/resources/{work.slug}/list/", data, follow=True)


def do(client, reading_list, work, action, **data):
    return client.post(address(reading_list, f"items/{work.slug}/"), {"do": action, **data})


def order(reading_list):
    return list(reading_list.items.order_by("position").values_list("resource__slug", flat=True))


def test_a_list_is_made_changed_and_deleted(member_client, member):
    made = member_client.post("/en/lists/new/", {"title": "Corridors", "description": "", "visibility": "private"})
    own = member.reading_lists.get()
    assert made.url == address(own)

    member_client.post(address(own, "edit/"), {"title": "Corridors", "description": "Read first", "visibility": "link"})
    own.refresh_from_db()
    assert (own.description, own.visibility) == ("Read first", "link")
    assert member_client.get(address(own, "delete/")).status_code == 405
    member_client.post(address(own, "delete/"))

    assert not ReadingList.objects.exists()


def test_a_list_without_a_title_is_refused_beside_the_field(member_client, own):
    for page in ("/en/lists/new/", address(own, "edit/")):
        response = member_client.post(page, {"title": " ", "description": "kept words", "visibility": "link"})

        assert response.status_code == 422
        assert "id_title_error" in response.content.decode()
        assert "kept words" in response.content.decode()


def test_a_work_is_put_on_a_list_from_its_page(member_client, own):
    work = ResourceFactory()

    page = add(member_client, work, list=str(own.uuid)).content.decode()
    again = add(member_client, work, list=str(own.uuid)).content.decode()

    assert "The resource is on your list “For the training” now." in page
    assert "It is on your list “For the training” already." in again
    assert order(own) == [work.slug]


def test_a_work_starts_a_new_list_and_a_second_press_does_not_start_another(member_client, member):
    work = ResourceFactory()

    add(member_client, work, title="Fees")
    add(member_client, work, title="Fees")

    assert [one.title for one in member.reading_lists.all()] == ["Fees"]
    assert order(member.reading_lists.get()) == [work.slug]


def test_without_a_list_and_a_title_nothing_happens_but_a_word(member_client):
    page = add(member_client, ResourceFactory()).content.decode()

    assert "Choose a list, or write the title of a new one." in page
    assert not ReadingList.objects.exists()


def test_lists_of_others_and_malformed_ones_are_not_found(stranger, own):
    work = ResourceFactory()

    assert stranger.post(f"/en/resources/{work.slug}/list/", {"list": str(own.uuid)}).status_code == 404
    assert stranger.post(f"/en/resources/{work.slug}/list/", {"list": "1 or 1"}).status_code == 404
    for rest in ("", "edit/", "delete/"):
        assert stranger.post(address(own, rest)).status_code in {404, 405}
    assert stranger.get(address(own)).status_code == 404
    assert do(stranger, own, work, "remove").status_code == 404


def test_works_are_moved_noted_and_removed(member_client, own):
    works = ResourceFactory.create_batch(3)
    for work in works:
        add(member_client, work, list=str(own.uuid))
    first, second, third = (work.slug for work in works)

    do(member_client, own, works[2], "up")
    assert order(own) == [first, third, second]
    do(member_client, own, works[0], "up")
    do(member_client, own, works[1], "down")
    assert order(own) == [first, third, second]
    do(member_client, own, works[0], "note", note="Start here")
    do(member_client, own, works[2], "remove")

    assert order(own) == [first, second]
    assert list(own.items.values_list("position", "note").order_by("position")) == [(1, "Start here"), (2, "")]


def test_a_note_that_is_too_long_is_refused_in_words(member_client, own):
    work = ResourceFactory()
    add(member_client, work, list=str(own.uuid))

    page = member_client.post(
        address(own, f"items/{work.slug}/"), {"do": "note", "note": "x" * 301}, follow=True
    ).content.decode()

    assert "A note has up to 300 characters. Yours was not saved." in page
    assert own.items.get().note == ""


def test_a_shared_list_is_read_by_whoever_has_the_link_and_changed_by_its_owner_alone(own, member_client):
    shown, for_members = ResourceFactory(title_en="Open to all"), ResourceFactory(title_en="Inside", access="members")
    for work in (shown, for_members):
        add(member_client, work, list=str(own.uuid))
    do(member_client, own, shown, "note", note="Start here")
    assert Client().get(address(own)).status_code == 404

    ReadingList.objects.update(visibility="link")
    response = Client().get(address(own))
    page = response.content.decode()

    assert ("Open to all" in page, "Inside" in page, "Start here" in page) == (True, False, True)
    assert "One resource of this list is not shown to you at the moment." in page
    assert "A reading list by Grace Wanjiku" in page
    assert "Remove from the list" not in page
    assert response["X-Robots-Tag"] == "noindex"
    assert "Inside" in member_client.get(address(own)).content.decode()


def test_a_list_is_taken_away_in_its_order_by_those_who_may_read_it(member_client, own, stranger):
    works = [ResourceFactory(title_en=title) for title in ("Zebra", "Aardvark")]
    for work in works:
        add(member_client, work, list=str(own.uuid))
    bibtex = f"/en/lists/{own.uuid}.bib"

    text = member_client.get(bibtex).content.decode()

    assert 0 < text.index("Zebra") < text.index("Aardvark")
    assert stranger.get(bibtex).status_code == 404


def test_lists_have_an_end(member_client, own, monkeypatch):
    monkeypatch.setattr("resources.services.keeping.ITEMS", 1)
    monkeypatch.setattr("resources.views.reading_lists.LISTS", 1)
    add(member_client, ResourceFactory(), list=str(own.uuid))

    full = add(member_client, ResourceFactory(), list=str(own.uuid)).content.decode()
    many = member_client.post("/en/lists/new/", {"title": "One more", "visibility": "private"})
    new = add(member_client, ResourceFactory(), title="One more").content.decode()

    assert "A list holds up to 1 resources. Start another one." in full
    assert many.status_code == 422
    assert "You have 1 lists already. Delete one first." in many.content.decode()
    assert "You have 1 lists already. Delete one first." in new


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_needs_the_same_queries_for_any_length(member_client, own, count, django_assert_num_queries):
    for _number in range(count):
        add(member_client, ResourceFactory(), list=str(own.uuid))

    with django_assert_num_queries(6):
        member_client.get(address(own))
