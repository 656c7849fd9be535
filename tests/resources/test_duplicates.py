"""What counts as the same work."""

import pytest
from django.core.files.base import ContentFile

from resources.files.checking import checksum_of
from resources.models import Edition
from resources.services import duplicates
from resources.services.duplicates import Candidate, Reason, doi_key, find, isbn_key, url_key
from tests.factories import ResourceFactory
from tests.resources.intake import draft, submitted

pytestmark = pytest.mark.django_db


def work(**edition):
    """Return a shown work with an edition like that."""
    found = ResourceFactory(edition=False, title_en="Seafarers and their contracts in the north")
    fields = {"language": "en", "url": "https://publisher.example/x"} | edition
    made = Edition.objects.create(resource=found, **fields)
    # Only files have one; saving a link forgets it.
    Edition.objects.filter(pk=made.pk).update(checksum=edition.get("checksum", ""))
    return found


def reasons(**candidate):
    return {one.work: one.reasons for one in find(Candidate(**candidate))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.publisher.example/a/", "http://publisher.example/a"),
        ("https://publisher.example/a?b=1&a=2", "https://publisher.example/a?a=2&b=1#page=3"),
        ("https://publisher.example/a?utm_source=x&fbclid=y", "https://publisher.example/a"),
        ("https://PUBLISHER.example/a%20b", "https://publisher.example/a b"),
        (
            "https://www.ilo.org/wcmsp5/groups/public/documents/wcms_761729.pdf",
            "http://oit.org/x/WCMS_761729/lang--es/",
        ),
        ("https://www.ilo.ch/publications/fees", "https://ilo.int/fr/publications/fees"),
    ],
)
def test_spellings_of_one_link(one, other):
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://publisher.example/a", "https://publisher.example/b"),
        ("https://publisher.example/a?id=1", "https://publisher.example/a?id=2"),
        ("https://www.ilo.org/wcms_761729", "https://www.ilo.org/wcms_761730"),
        ("https://notilo.org/fr/a", "https://notilo.org/a"),
        ("https://[broken", "https://publisher.example/"),
    ],
)
def test_links_to_different_things(one, other):
    assert url_key(one) != url_key(other)


def test_keys_of_numbers():
    assert doi_key("https://doi.org/10.1000/ab-C.") == doi_key("10.1000/AB-c") == "10.1000/AB-C"
    assert isbn_key("978-92-2-133418-7") == isbn_key("9789221334187") == isbn_key("92-2-133418-X") == "9789221334187"
    assert (doi_key("see page 3"), isbn_key("123")) == ("", "")


@pytest.mark.parametrize(
    ("edition", "candidate", "reason"),
    [
        ({"doi": "https://doi.org/10.1000/abc"}, {"dois": ("10.1000/ABC",)}, Reason.DOI),
        ({"isbn": "978-92-2-133418-7"}, {"isbns": ("922133418X",)}, Reason.ISBN),
        ({"checksum": "a" * 64}, {"checksums": ("a" * 64,)}, Reason.FILE),
        (
            {"url": "http://www.publisher.example/y/?utm_medium=m"},
            {"urls": ("https://publisher.example/y",)},
            Reason.URL,
        ),
        ({"url": "https://publisher.example/"}, {"urls": ("https://www.publisher.example",)}, Reason.URL),
        ({}, {"titles": ("Seafarers and their contracts in the North",)}, Reason.TITLE),
        ({}, {"titles": ("Seafarers and their contract in the nörth.",)}, Reason.TITLE),
    ],
)
def test_the_same_is_found_with_its_reason(edition, candidate, reason):
    known = work(**edition)

    assert reasons(**candidate) == {known: [reason]}


def test_others_are_not_found():
    work(doi="10.1000/abc", isbn="978-92-2-133418-7", checksum="a" * 64)

    found = reasons(
        titles=("Domestic workers and their unions", "Short"),
        dois=("10.1000/abcd", ""),
        isbns=("978-3-16-148410-0",),
        urls=("https://publisher.example/x/z",),
        checksums=("b" * 64,),
    )

    assert found == {}


def test_a_work_is_not_its_own_duplicate():
    known = work(doi="10.1000/abc")

    assert find(duplicates.candidate_of(known)) == []


def test_titles_of_proposals_count_and_those_of_drafts_do_not():
    open_one = submitted(kind="report", title_en="Letters of sailors to their unions")
    draft(kind="report", title_en="Letters of sailors to their union")

    assert reasons(titles=("Letters of sailors to their unions",)) == {open_one.resource: [Reason.TITLE]}


def test_the_surest_comes_first():
    by_title = ResourceFactory(title_en="Wages of weavers in small workshops")
    by_doi = work(doi="10.1000/abc")

    found = find(Candidate(titles=("Wages of weavers in small workshops",), dois=("10.1000/abc",)))

    assert [one.work for one in found] == [by_doi, by_title]


def test_checksum_leaves_the_file_at_its_start():
    file = ContentFile(b"abc")

    assert checksum_of(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert file.read() == b"abc"
