"""The list of resources: its rows, page by page, the same for all visitors."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.safestring import SafeString
from django.utils.translation import override

from resources.listing import listed
from resources.models import Relation, Resource, sees_members_works
from resources.rows import listed_row, row_of
from resources.search import Search, Snippet
from resources.services import index_works
from tests.factories import MemberFactory, OrganisationFactory, ResourceFactory
from tests.reading import PageReader
from tests.resources.hostile import pdf

pytestmark = pytest.mark.django_db


def shown(page):
    return re.findall(r'<h2 class="h3"><a href="/\w\w/resources/([\w-]+)/"', page.text)


def text(page):
    return PageReader(page.text).text


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def storage(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


def test_a_row_names_editions_and_publishers_the_best_edition_first(client, storage):
    work = ResourceFactory(slug="fees", edition=False)
    work.editions.create(language="es", url="https://www.ilo.org/fees")
    work.editions.create(language="fr", file=ContentFile(pdf(12), "fees.PDF"), pages=12)
    work.editions.create(language="en", url="https://www.ilo.org/fees")
    work.publishers.add(OrganisationFactory(name="International Labour Organization", acronym="ILO"))

    english = client.get("/en/resources/")
    french = text(client.get("/fr/resources/"))

    assert shown(english) == ["fees"]
    assert "2023 ILO" in text(english)
    assert "English: on another site" in text(english)
    assert re.findall(r'aria-hidden="true">(\w\w)</abbr>', english.text) == ["EN", "FR", "ES"]
    assert re.search(r"Français : PDF, \d[\d, ]* \w+, 12 pages", french)


def test_a_row_says_that_there_is_no_edition_in_the_readers_language(client):
    work = ResourceFactory(title_fr="Un rapport", summary_fr="Les **frais**.", edition=False)
    work.editions.create(language="es", url="https://www.ilo.org/fees", kind="machine", minutes=45)
    ResourceFactory(title_fr="", summary_en="Costs.", slug="english")

    page = client.get("/fr/resources/")

    assert re.search(r"[EI]n espagnol\s?; (résumé en|summary in) français", text(page))
    assert "Les frais." in text(page)
    assert "45 minutes" in text(page)
    assert '<span lang="en">A report on recruitment fees' in page.text
    assert '<span lang="en">Costs.</span>' in page.text


def test_a_row_names_publishers_in_the_best_language_whatever_was_asked_before(client):
    work = ResourceFactory()
    work.publishers.add(OrganisationFactory(name_en="Ministry of Labour", name_fr="Ministère du travail"))
    work.publishers.add(OrganisationFactory(name_en="", name_es="Sindicato"))

    pages = [text(client.get(f"/{language}/resources/?sort=title")) for language in ("en", "fr", "es")]

    assert ["Ministry of Labour, Sindicato" in pages[0], "Ministère du travail, Sindicato" in pages[1]] == [True, True]
    assert "Ministry of Labour, Sindicato" in pages[2]


def test_a_row_names_the_newer_edition_to_those_who_may_see_it(client, member_client):
    old = ResourceFactory(slug="old")
    hidden = ResourceFactory(slug="draft", published_at=None)
    reserved = ResourceFactory(slug="reserved", access=Resource.Access.MEMBERS, year=2025, title_en="Reserved edition")
    public = ResourceFactory(slug="public", year=2024, title_en="Public edition")
    for newer in (hidden, reserved, public):
        Relation.objects.create(source=newer, kind=Relation.Kind.SUPERSEDES, target=old)

    row = r'class="replaced">.*?<a href="/en/resources/([\w-]+)/"'
    visitor, member = client.get("/en/resources/").text, member_client.get("/en/resources/").text

    assert re.findall(row, visitor) == ["public"]
    assert re.findall(row, member) == ["reserved"]
    assert "Reserved" not in visitor


def test_a_work_for_members_is_marked_and_shown_to_them_alone(client, member_client):
    ResourceFactory(slug="reserved", access=Resource.Access.MEMBERS)

    assert shown(client.get("/en/resources/")) == []
    assert "Members only" in text(member_client.get("/en/resources/"))
    assert shown(member_client.get("/en/resources/?kind=report")) == ["reserved"]


def test_found_words_are_marked_without_a_place_in_the_memory_of_rows():
    ResourceFactory(title_fr="Un rapport", summary_fr="Les frais.")
    work, _snippet = listed(Search(), [Resource.objects.get().pk], user=AnonymousUser()).popitem()[1]
    summary, passage = SafeString("The <mark>fees</mark>."), SafeString("qui paie les <mark>frais</mark> ?")
    snippet = Snippet(summary, passage, 34, "fr")
    before, marked, after = listed_row(work), listed_row(work, snippet), listed_row(work)

    assert before == after
    assert "<mark>" not in before
    assert '<b>p. 34</b> <span lang="fr">… qui paie les <mark>frais</mark> ? …</span>' in marked
    assert "(French)" in marked


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_row_is_the_same_in_a_list_and_in_a_shelf_for_everybody_who_may_see_it(language):
    old = ResourceFactory(title_fr="Les frais", summary_en="", summary_es="Los **gastos**.", year=None)
    old.publishers.add(OrganisationFactory(name_en="Ministry", name_fr="Ministère"), OrganisationFactory(name_en="Bar"))
    works = [
        old,
        ResourceFactory(published_at=None, kind="law"),
        ResourceFactory(access=Resource.Access.MEMBERS, year=2025, title_en="Reserved & new"),
        ResourceFactory(year=2024, title_en="", title_fr="Édition publique"),
    ]
    for newer in works[1:]:
        Relation.objects.create(source=newer, kind=Relation.Kind.SUPERSEDES, target=old)
    keys = [work.pk for work in works]

    with override(language):
        for user in (AnonymousUser(), MemberFactory(), MemberFactory(is_staff=True)):
            shelf = Resource.objects.visible_to(user).for_listing().in_bulk(keys)
            listing = listed(Search(), keys, user=user)

            assert {pk: listed_row(work) for pk, (work, _none) in listing.items()} == {
                pk: row_of(work, members_too=sees_members_works(user)) for pk, work in shelf.items()
            }


# ── Pages and orders ─────────────────────────────────────────────────────────────────────────
def test_pages_follow_one_another_and_keep_the_filters(client):
    for number in range(21):
        ResourceFactory(slug=f"report-{number}", kind="report", year=2000 + number)
    ResourceFactory(slug="law", kind="law")

    first = client.get("/en/resources/?kind=report")
    second = client.get("/en/resources/?kind=report&page=2")
    beyond = client.get("/en/resources/?kind=report&page=999")

    assert shown(first) == [f"report-{number}" for number in range(20, 0, -1)]
    assert 'href="?kind=report&amp;page=2" rel="next"' in first.text
    assert "21 resources" in text(first)
    assert shown(second) == shown(beyond) == ["report-0"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999999999", ""])
def test_a_wrong_number_of_a_page_is_the_first_page(client, page):
    ResourceFactory(slug="one")

    assert shown(client.get("/en/resources/", {"page": page})) == ["one"]


def test_orders(client):
    for slug, title, year, day in (("b", "Beta", 2020, 3), ("a", "Élan", 2022, 1), ("c", "alpha", 2021, 2)):
        ResourceFactory(slug=slug, title_en=title, year=year, published_at=f"2024-01-0{day}T00:00:00Z")

    found = {
        sort: shown(client.get(f"/en/resources/?sort={sort}")) for sort in ("", "newest", "added", "title", "nonsense")
    }

    assert found[""] == found["newest"] == found["nonsense"] == ["a", "c", "b"]
    assert found["added"] == ["b", "c", "a"]
    assert found["title"] == ["c", "b", "a"]


def test_orders_are_links_that_keep_all_else(client):
    ResourceFactory.create_batch(2)

    browsing = client.get("/en/resources/?kind=report&sort=title").text
    searching = client.get("/en/resources/?kind=report&q=report").text

    assert re.findall(r'href="([^"]*)" rel="nofollow"( aria-current="true")?>Title', browsing) == [
        ("/en/resources/?kind=report&amp;sort=title", ' aria-current="true"')
    ]
    assert "Best match" not in browsing
    assert re.findall(r'href="([^"]*)" rel="nofollow" aria-current="true">Best match', searching) == [
        "/en/resources/?q=report&amp;kind=report"
    ]


def test_an_unpublished_work_is_not_listed(client):
    ResourceFactory(slug="draft", published_at=None)

    page = client.get("/en/resources/")

    assert shown(page) == []
    assert "The library is being filled" in text(page)


# ── The same for all visitors ────────────────────────────────────────────────────────────────
def test_what_a_visitor_typed_is_never_shown_to_another(client):
    for _ in range(21):
        ResourceFactory()

    for query in ("q=secret-word", "utm_source=mine", "kind=my-own-word", "all=my-own-word", "exact=my-own-word"):
        client.get(f"/en/resources/?{query}")
    page = client.get("/en/resources/")

    assert not any(word in page.text for word in ("secret-word", "utm_source", "my-own-word"))
    assert len(shown(page)) == 20


def test_lists_of_one_or_two_filters_are_kept_and_never_mixed(client):
    report, law, other = (ResourceFactory(kind=kind) for kind in ("report", "law", "tool"))
    french = ResourceFactory(kind="law", edition=False)
    french.editions.create(language="fr", url="https://www.ilo.org/loi")
    index_works([french.pk])
    queries = {
        "": {report, law, other, french},
        "kind=report": {report},
        "kind=law": {law, french},
        "kind=law&kind=report": {report, law, french},
        "kind=report&kind=law": {report, law, french},
        "kind=law&language=fr": {french},
        "language=en": {report, law, other},
        "kind=law&kind=report&language=fr": {french},
        "kind=law&kind=law": {law, french},
    }

    for _round in range(2):
        for query, works in queries.items():
            assert set(shown(client.get(f"/en/resources/?{query}"))) == {work.slug for work in works}, query


def test_a_member_never_leaves_her_list_to_visitors(client, member_client):
    ResourceFactory(slug="reserved", access=Resource.Access.MEMBERS)

    assert shown(member_client.get("/en/resources/")) == ["reserved"]
    assert shown(client.get("/en/resources/")) == []
    assert shown(member_client.get("/en/resources/")) == ["reserved"]


def test_strangers_cannot_fill_the_cache_with_lists(member_client):
    ResourceFactory()
    client = Client()
    client.get("/en/resources/?kind=report&language=en")
    kept = len(cache_keys())

    for query in ("kind=report&kind=law&kind=tool", "kind=report&x=1", "kind=report&kind=nonsense", "year=2023", "q=a"):
        client.get(f"/en/resources/?{query}")
    client.get("/en/resources/?kind=report&kind=report")
    client.get("/en/resources/?page=1000")

    assert kept == 1
    assert len(cache_keys()) == kept


def cache_keys():
    """Return the names of the kept lists."""
    # Django has no way to list what is kept.
    return list(cache._cache.get_client().scan_iter("*template.cache.resources_listing*"))


def test_the_home_page_keeps_works_for_members_apart(client, member_client):
    ResourceFactory(title_en="Inside the network", access="members")

    for browser, sees in ((member_client, True), (client, False), (member_client, True)):
        assert ("Inside the network" in browser.get("/en/").content.decode()) == sees
