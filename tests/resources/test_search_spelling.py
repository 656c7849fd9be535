"""Mistyped words: what was meant is found, or offered."""

from io import StringIO

import pytest
from django.core.management import call_command

from resources.models import SearchWord
from resources.search import Search, find
from resources.search.spelling import distance
from resources.services import refresh_words
from resources.tasks import renew_search
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jornalists", "journalists"),
        ("journalits", "journalists"),
        ("JOURNALSITS", "journalists"),
        ("jounalists malta", "journalists malta"),
        ('"jornalists" -fees', '"journalists" -fees'),
        ("maltta", "malta"),
        ("enfermras", "enfermeras"),
        ("pèriodisats", "periodistas"),
    ],
)
def test_what_was_meant_is_looked_for_and_said(typed, meant):
    work = ResourceFactory(title_en="Journalists of Malta", title_es="Periodistas y enfermeras")
    refresh_words()

    found = find(Search(typed), members_too=False)

    assert found.corrected == meant
    assert found.ids == [work.pk]
    assert found.suggestion == ""


def test_nothing_is_corrected_that_finds_something_but_more_is_offered():
    ResourceFactory(title_en="Nurces")
    for _ in range(4):
        ResourceFactory(title_en="Nurses at sea")
    refresh_words()
    SearchWord.objects.filter(word="nurces").delete()

    found = find(Search("nurces"), members_too=False)

    assert (found.total, found.corrected, found.suggestion) == (1, "", "nurses")


def test_a_word_that_occurs_is_never_corrected():
    ResourceFactory(title_en="Nurse")
    ResourceFactory(title_en="Purses")
    refresh_words()

    found = find(Search("nurses malta"), members_too=False)

    assert (found.total, found.corrected) == (0, "")


def test_a_correction_finds_something_under_the_same_filters_and_for_the_same_reader():
    ResourceFactory(title_en="Secretaries", access="members")
    ResourceFactory(title_en="Gardeners", kind="law")
    refresh_words()

    assert find(Search("secretarise"), members_too=False).corrected == ""
    assert find(Search("secretarise"), members_too=True).corrected == "secretaries"
    assert find(Search("gardenners", {"kind": ("tool",)}), members_too=False).corrected == ""
    assert find(Search("gardenners", {"kind": ("law",)}), members_too=False).corrected == "gardeners"


@pytest.mark.parametrize("typed", ["abc", "C181", "12345", "xqzwvk", "?!"])
def test_what_cannot_be_corrected_finds_nothing(typed):
    ResourceFactory(title_en="Journalists")
    refresh_words()

    found = find(Search(typed), members_too=False)

    assert (found.total, found.corrected, found.suggestion) == (0, "", "")


def test_the_words_follow_the_works():
    work = ResourceFactory(title_en="Zeppelin pilots", description_en="Zeppelin.")
    hidden = ResourceFactory(title_en="Submarines", published_at=None)
    refresh_words()
    assert SearchWord.objects.get(word="zeppelin").works == 1
    assert not SearchWord.objects.filter(word="submarines").exists()

    work.delete()
    hidden.delete()
    renew_search()
    assert not SearchWord.objects.filter(word="zeppelin").exists()


def test_the_command_says_how_much_there_is():
    ResourceFactory()
    out = StringIO()

    call_command("index", stdout=out)

    assert out.getvalue() == f"Indexed 1 works and {SearchWord.objects.count()} words.\n"


def test_distance_counts_changes_and_swaps():
    pairs = {
        ("", ""): 0,
        ("a", ""): 1,
        ("fees", "feess"): 1,
        ("fees", "fese"): 1,
        ("kenya", "kneya"): 1,
        ("ab", "cd"): 2,
    }

    assert {pair: distance(*pair) for pair in pairs} == pairs
