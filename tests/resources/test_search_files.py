"""Words inside files, and what a result line shows of them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils.translation import override

from resources.listing import listed
from resources.models import Edition, Passage
from resources.search import Search, find, found_ids
from resources.search.snippets import marked
from resources.services import hide, index_works
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db


def passage(edition: Edition, text: str, page: int = 1) -> int:
    """Note the text of a page, as the worker does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO resources_passage (edition_id, resource_id, page, position, text, words)"
            " VALUES (%s, %s, %s, %s, %s, to_tsvector(%s, %s)) RETURNING id",
            [
                edition.pk, edition.resource_id, page, Passage.objects.filter(edition=edition).count(), text,
                f"kh_{edition.language}" if edition.language in {"en", "fr", "es"} else "kh_xx", text,
            ],
        )  # fmt: skip
        return cursor.fetchone()[0]


def work(**fields):
    one = ResourceFactory(**{"title_en": "Chapter", "title_fr": "Chapitre"} | fields)
    return one, one.editions.get()


def snippets_of(words, ids, language, passages=None):
    """Return what is marked for a visitor, by the keys of the works."""
    with override(language):
        rows = listed(Search(words), ids, user=AnonymousUser(), passages=passages)
    return {pk: snippet for pk, (_work, snippet) in rows.items() if snippet}


def test_a_work_is_found_by_the_words_in_its_file():
    one, edition = work()
    passage(edition, "Nothing here.", 1)
    wanted = passage(edition, "The recruiters kept the passports.", 34)

    found = find(Search("passports recruiters"), members_too=False)

    assert found.ids == [one.pk]
    assert found.total == 1
    assert found.passages == {one.pk: wanted}
    assert found.counts["kind"] == {4: 1}
    assert found_ids(Search("passports"), members_too=False, limit=5) == [one.pk]


def test_words_on_different_pages_are_not_found_together():
    _one, edition = work()
    passage(edition, "Nurses.", 1)
    passage(edition, "Malta.", 2)

    assert find(Search("nurses malta"), members_too=False).total == 0


def test_words_inside_a_file_count_least():
    inside, edition = work(year=2026)
    passage(edition, "Nurses, nurses and nurses.")
    summary, _edition = work(year=1990, summary_en="On nurses.")

    assert find(Search("nurses"), members_too=False).ids == [summary.pk, inside.pk]


def test_a_question_in_one_language_finds_a_file_in_another():
    one, edition = work()
    passage(edition, "A memorandum of understanding was signed.")

    assert find(Search("accord bilatéral"), members_too=False).ids == [one.pk]


def test_the_passage_in_the_language_of_the_reader_is_the_best():
    one, english = work()
    french = one.editions.create(language="fr", url="https://example.org/fr")
    passage(english, "Malta, Malta, Malta.")
    wanted = passage(french, "Une visite à Malta.", 7)

    found = find(Search("malta"), members_too=False)
    assert snippets_of("malta", found.ids, "fr")[one.pk].page == 7
    assert snippets_of("malta", found.ids, "fr", {one.pk: wanted})[one.pk].edition_language == "fr"


def test_files_of_hidden_works_and_of_those_for_members_stay_unfound():
    hidden, edition = work()
    passage(edition, "Nurses.")
    hide(works=[hidden])
    members, edition = work(access="members")
    passage(edition, "Nurses.")

    stranger = find(Search("nurses"), members_too=False)
    assert (stranger.ids, stranger.total, stranger.counts, stranger.passages) == ([], 0, {}, {})
    assert found_ids(Search("nurses"), members_too=False, limit=9) == []
    assert find(Search("nurses"), members_too=True).ids == [members.pk]


def test_what_is_excluded_may_not_stand_in_a_file_either():
    one, edition = work(summary_en="On nurses.")
    passage(edition, "In Malta.")
    other, _edition = work(summary_en="On nurses.")

    assert find(Search("nurses -malta"), members_too=False).ids == [other.pk]
    assert find(Search("-malta"), members_too=False).ids == [other.pk]
    assert one.pk in find(Search("nurses"), members_too=False).ids


def test_a_snippet_marks_the_words_that_were_found():
    one, edition = work(summary_en="Who pays the fees?", summary_fr="Qui paie les **frais**\u00a0?")
    passage(edition, f"{'Before it. ' * 60} The fees were paid by the employer. {'After it. ' * 60}", 12)
    found = find(Search("fees"), members_too=False)

    english = snippets_of("fees", found.ids, "en", found.passages)[one.pk]
    french = snippets_of("fees", found.ids, "fr", found.passages)[one.pk]

    assert english.summary == "Who pays the <mark>fees</mark>?"
    assert "The <mark>fees</mark> were paid" in english.passage
    assert len(english.passage) < 400
    assert (english.page, english.edition_language) == (12, "en")
    assert french.summary == "Qui paie les <mark>frais</mark> ?"


def test_a_work_without_words_in_its_file_has_a_snippet_of_its_summary_only():
    one, _edition = work(summary_en="On nurses.")

    assert snippets_of("nurses", [one.pk], "es") == {one.pk: ("On <mark>nurses</mark>.", None, 0, "")}
    assert snippets_of("", [one.pk], "en") == {}
    assert snippets_of("nurses", [], "en") == {}


NASTY = "<script>alert('fees')</script> <mark>fees</mark> & \ue000fees\ue001 &lt;b&gt; <b onclick=x>fees"


def test_markup_in_a_document_stays_text():
    one, edition = work(summary_en=NASTY)
    passage(edition, NASTY)
    index_works([one.pk])

    snippet = snippets_of("fees", [one.pk], "en")[one.pk]

    for html in (snippet.summary, snippet.passage):
        rest = html.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in rest
        assert ">" not in rest
        assert html.count("<mark>") == html.count("</mark>") >= 3
        assert "\ue000" not in html
        assert "\ue001" not in html


def test_marks_that_do_not_match_do_no_harm():
    assert marked("a \ue000b\ue001 <c> \ue001 \ue000d") == "a <mark>b</mark> &lt;c&gt; \ue001 <mark>d</mark>"


@pytest.mark.parametrize("count", [1, 3])
def test_snippets_of_a_page_are_one_statement(count, django_assert_num_queries):
    for _ in range(count):
        _one, edition = work(summary_en="On nurses.")
        passage(edition, "Nurses.")
    found = find(Search("nurses"), members_too=False)

    with django_assert_num_queries(1):
        assert len(snippets_of("nurses", found.ids, "en", found.passages)) == count
