"""Words that are mistyped, and words that are found: what the list says of them."""

import re
from html import unescape

import pytest

from resources.services import index_works, refresh_words
from tests.factories import ResourceFactory
from tests.resources.test_facets import boxes, chips, ways
from tests.resources.test_lists import shown, text
from tests.resources.test_search_files import passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(db):
    """Return works on recruitment, one of them a law; the spelling knows their words."""
    works = [ResourceFactory(title_en="Recruitment costs", slug=f"costs-{kind}", kind=kind) for kind in ("law", "tool")]
    refresh_words()
    return works


def test_mistyped_words_are_corrected_and_all_that_leads_on_is_for_the_right_ones(client, library):
    page = client.get("/en/resources/?q=recruitmnet+costs")

    assert set(shown(page)) == {work.slug for work in library}
    assert "Showing results for “recruitment costs” . Look for “recruitmnet costs” instead" in text(page)
    assert chips(page) == {"“recruitment costs”": "/en/resources/"}
    assert '<input type="hidden" name="q" value="recruitment costs">' in page.text
    # Nothing typed is lost.
    assert 'name="q" value="recruitmnet costs"' in page.text
    assert ("kind", "law") in boxes(page)


def test_who_wants_the_words_as_typed_gets_no_others(client, library):
    page = client.get("/en/resources/?q=recruitmnet+costs")
    exact = unescape(re.search(r'href="(\?[^"]*exact=1)"', page.text)[1])

    page = client.get(f"/en/resources/{exact}&kind=law")

    assert shown(page) == []
    assert "Did you mean recruitment costs ?" in text(page)
    assert 'href="?q=recruitment+costs&amp;kind=law"' in page.text
    assert ways(page) == {"Without “recruitmnet costs”": ("/en/resources/?kind=law", "One resource")}


def test_corrected_pages_follow_one_another(client, library):
    for number in range(20):
        ResourceFactory(title_en=f"Recruitment costs {number}")
    refresh_words()

    first = client.get("/en/resources/?q=recruitmnet+costs")
    following = unescape(re.search(r'href="(\?[^"]*)" rel="next"', first.text)[1])
    second = client.get(f"/en/resources/{following}")

    assert len(set(shown(first) + shown(second))) == 22


def test_found_words_are_marked_in_the_summary_and_in_the_file_with_its_page(client):
    work = ResourceFactory(title_en="On wages", summary_en="Who **pays** fees & <b>costs</b>?")
    passage(work.editions.get(), "The fees <script>alert(1)</script> of a job", page=34)
    index_works([work.pk])

    page = client.get("/en/resources/?q=fees")

    assert "Who pays <mark>fees</mark> &amp; " in page.text
    assert re.search(r'<b>p. 34</b> <span lang="en">… .*<mark>fees</mark>.* …</span>', page.text)
    assert "<script>alert" not in page.text
    assert "<mark>" not in client.get("/en/resources/").text


def test_a_search_takes_at_most_five_queries(client, django_assert_max_num_queries):
    work = ResourceFactory(title_en="On fees")
    passage(work.editions.get(), "Fees")
    index_works([work.pk])
    client.get("/en/resources/?q=fees")

    with django_assert_max_num_queries(5):
        client.get("/en/resources/?q=fees&kind=report")
