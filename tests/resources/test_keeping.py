"""Saved works and saved searches."""

import pytest
from django.test import Client
from django.utils import timezone

from resources.models import SavedResource, SavedSearch
from tests.factories import MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/en/library/"


def save(client, work, **data):
    return client.post(f"/en/resources/{work.slug}/save/", data)


def test_a_member_saves_a_work_and_finds_it_in_her_library(member_client):
    work = ResourceFactory(title_en="Who pays")

    assert save(member_client, work).url == work.get_absolute_url()

    assert "Who pays" in member_client.get(LIBRARY).content.decode()
    assert "In your library" in member_client.get(work.get_absolute_url()).content.decode()


def test_saving_twice_keeps_it_once_and_dropping_twice_is_harmless(member_client, member):
    work = ResourceFactory()

    save(member_client, work)
    save(member_client, work)
    assert SavedResource.objects.filter(member=member).count() == 1
    save(member_client, work, drop="1")
    save(member_client, work, drop="1")

    assert SavedResource.objects.count() == 0


def test_saving_rejects_get_strangers_and_works_one_may_not_see(member_client):
    work, hidden = ResourceFactory(), ResourceFactory(published_at=None)

    assert member_client.get(f"/en/resources/{work.slug}/save/").status_code == 405
    assert save(Client(), work).url.startswith("/en/account/login/")
    assert save(member_client, hidden).status_code == 404
    assert SavedResource.objects.count() == 0


def test_saving_leads_back_to_our_own_pages_only(member_client):
    work = ResourceFactory()

    assert save(member_client, work, next="/en/resources/?q=fees").url == "/en/resources/?q=fees"
    assert save(member_client, work, next="https://evil.example/").url == work.get_absolute_url()


def test_a_visitor_is_offered_to_sign_in_instead(client):
    work = ResourceFactory()

    page = client.get(work.get_absolute_url()).content.decode()

    assert f'href="/en/account/login/?next={work.get_absolute_url()}"' in page
    assert "Save to my library" not in page


def test_a_work_that_is_hidden_later_leaves_the_library_page(member_client):
    work = ResourceFactory(title_en="Soon gone")
    save(member_client, work)
    work.published_at = None
    work.save()

    assert "Soon gone" not in member_client.get(LIBRARY).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_library_needs_the_same_queries_for_any_length(member_client, member, count, django_assert_num_queries):
    for number in range(count):
        save(member_client, ResourceFactory())
        member.reading_lists.create(title=f"List {number}")
        member.saved_searches.create(name="x", query=f"q=w{number}&kind=law", seen_until=timezone.now())

    # The first page still tells that the works have been saved.
    member_client.get(LIBRARY)

    with django_assert_num_queries(6):
        member_client.get(LIBRARY)


# ── Searches ─────────────────────────────────────────────────────────────────────────────────
def keep(client, query, name="Fees", frequency="weekly"):
    return client.post(f"/en/searches/new/?{query}", {"name": name, "frequency": frequency})


def test_a_search_is_kept_under_the_name_that_describes_it(member_client, member):
    page = member_client.get("/en/searches/new/?kind=law&q=fees").content.decode()
    assert 'value="“fees”, Law"' in page

    assert keep(member_client, "kind=law&q=fees&page=3").url == "/en/library/#searches"

    kept = member.saved_searches.get()
    assert (kept.query, kept.frequency) == ("q=fees&kind=law", "weekly")
    assert 'href="/en/resources/?q=fees&amp;kind=law"' in member_client.get(LIBRARY).content.decode()


def test_the_same_search_is_kept_once_however_it_is_written(member_client, member):
    keep(member_client, "kind=law&kind=report&q=fees")

    response = keep(member_client, "q=fees&kind=report&kind=law")

    assert response.url == f"/en/searches/{member.saved_searches.get().uuid}/"


def test_a_search_for_everything_is_refused(member_client):
    assert keep(member_client, "kind=nonsense").url == "/en/resources/"
    assert SavedSearch.objects.count() == 0


def test_a_search_without_a_name_keeps_what_was_chosen(member_client):
    response = keep(member_client, "q=fees", name="", frequency="monthly")

    assert response.status_code == 422
    page = response.content.decode()
    assert "id_name_error" in page
    assert 'value="monthly" required id="id_frequency_2" checked' in page or "checked" in page.split("monthly")[1][:80]


def test_a_kept_search_is_renamed_and_deleted_by_its_owner_alone(member_client, member):
    kept = member.saved_searches.create(name="Fees", query="q=fees", seen_until=timezone.now())
    stranger = Client()
    stranger.force_login(MemberFactory())
    address = f"/en/searches/{kept.uuid}/"

    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}delete/").status_code == 404
    assert member_client.get(f"{address}delete/").status_code == 405
    member_client.post(address, {"name": "Who pays", "frequency": "never"})
    kept.refresh_from_db()
    assert (kept.name, kept.frequency) == ("Who pays", "never")
    member_client.post(f"{address}delete/")
    assert not SavedSearch.objects.exists()


def test_nobody_keeps_more_searches_than_fit_into_a_mail(member_client, member, monkeypatch):
    monkeypatch.setattr("resources.services.keeping.SEARCHES", 1)
    keep(member_client, "q=fees")

    response = keep(member_client, "q=visa")

    assert response.status_code == 422
    assert "You keep 1 searches already. Delete one first." in response.content.decode()


def test_private_pages_are_kept_out_of_caches_and_search_engines(member_client):
    response = member_client.get(LIBRARY)

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "private, no-store"
    assert Client().get(LIBRARY).url == "/en/account/login/?next=/en/library/"


def test_a_kept_search_is_named_in_the_readers_language_with_what_its_places_are(member_client):
    page = member_client.get("/fr/searches/new/?q=fees&origin=np&destination=jo").text

    assert "« fees », Pays d’origine : Népal, Pays de destination : Jordanie" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_the_library_counts_the_works_of_a_list_in_the_readers_language(member_client, member):
    reading_list = member.reading_lists.create(title="Formation")
    for position in range(2):
        reading_list.items.create(resource=ResourceFactory(), position=position)

    assert "2 ressources ·" in member_client.get("/fr/library/").text
