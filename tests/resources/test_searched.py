"""What is looked for is counted by its words: no person, no address, no query of the database in the request."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources import searched
from resources.models import SearchCount
from resources.services import refresh_words
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db
READER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def nothing_waits(db):
    searched.count(today=TODAY)


def counted():
    searched.count(today=TODAY)
    return {(row.language, row.words): (row.searches, row.results) for row in SearchCount.objects.all()}


def look(client, path, **headers):
    return client.get(path, headers=READER | headers)


def test_a_search_is_counted_by_its_words_in_small_letters(client):
    ResourceFactory(title_en="A law on fees")
    for path in ("/en/resources/?q=Fees", "/en/resources/?q=++fees+", "/en/search/?q=FEES", "/fr/resources/?q=zzzzqq"):
        look(client, path)

    assert counted() == {("en", "fees"): (3, 1), ("fr", "zzzzqq"): (1, 0)}
    assert counted() == {("en", "fees"): (3, 1), ("fr", "zzzzqq"): (1, 0)}
    assert SearchCount.objects.first().month == date(2026, 11, 1)


def test_words_for_which_others_were_found_have_no_result(client):
    ResourceFactory.create_batch(3, title_en="Recruitment", summary_en="Recruitment")
    refresh_words()
    page = look(client, "/en/resources/?q=recruitmant")

    assert "Showing results for" in page.text
    assert counted() == {("en", "recruitmant"): (1, 0)}


@pytest.mark.parametrize(
    "path",
    [
        "/en/resources/?q=fees&page=2",
        "/en/resources/?q=fees&kind=law",
        "/en/resources/?q=fees&sort=title",
        "/en/resources/?q=fees&exact=1",
        "/en/resources/?kind=law",
        "/en/resources/?q=ana%40union.example",
        "/en/resources/?q=%2B41+22+799+61+11",
        "/en/search/?q=https://union.example/ana",
        "/en/search/?q=",
    ],
)
def test_what_goes_on_from_a_search_and_what_is_personal_is_not_counted(client, path):
    assert look(client, path).status_code == 200
    assert counted() == {}


def test_programs_heads_and_browsers_ahead_of_their_readers_are_not_counted(client):
    path = "/en/resources/?q=fees"

    client.get(path)
    client.get(path, headers={"User-Agent": "Googlebot/2.1"})
    client.head(path, headers=READER)
    look(client, path, **{"Sec-Purpose": "prefetch"})

    assert counted() == {}


def test_numbers_of_conventions_and_years_are_subjects():
    assert searched.kept_words("C181  and 2023") == "c181 and 2023"
    assert len(searched.kept_words("word " * 40)) <= 100


def test_a_search_asks_the_database_nothing_more(client):
    ResourceFactory()
    look(client, "/en/resources/?q=nothing")

    with CaptureQueriesContext(connection) as of_a_program:
        client.get("/en/resources/?q=recruitment", headers={"User-Agent": "Googlebot"})
    with CaptureQueriesContext(connection) as of_a_reader:
        look(client, "/en/resources/?q=recruitment")

    assert len(of_a_reader) == len(of_a_program) > 0
    assert counted()["en", "recruitment"] == (1, 1)


def test_a_search_is_answered_while_the_cache_is_away(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    searched._redis.cache_clear()
    try:
        response = look(client, "/en/resources/?q=fees")
    finally:
        searched._redis.cache_clear()
        searched._Rest.until = 0.0

    assert response.status_code == 200


def test_rare_words_are_forgotten_when_the_next_month_is_over():
    for month, searches in ((9, 2), (9, 3), (10, 1), (11, 1)):
        SearchCount.objects.create(
            month=date(2026, month, 1), language="en", words=f"{month}-{searches}", searches=searches
        )

    searched.count(today=TODAY)

    assert set(SearchCount.objects.values_list("words", flat=True)) == {"9-3", "10-1", "11-1"}
