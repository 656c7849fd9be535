"""The report on the library: what is looked for and used, and what is missing."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from hub.taxonomy.models import Place
from resources.models import DownloadCount, SearchCount
from tests.factories import EventFactory, MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db
LIBRARY = reverse("admin:events_reports_library") + "?begins=2026-01-01&ends=2026-12-31"


@pytest.fixture
def observer(db):
    person = MemberFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_reports"))
    browser = Client()
    browser.force_login(person)
    return browser


def test_the_report_names_what_is_looked_for_and_hides_what_few_look_for(observer):
    rows = (("en", "fees", 10, 40, 7), ("en", "fees", 11, 2, 8), ("fr", "frais", 11, 9, 0), ("es", "nombre", 11, 2, 0))
    for language, words, month, searches, results in rows:
        SearchCount.objects.create(
            language=language, words=words, month=date(2026, month, 1), searches=searches, results=results
        )
    SearchCount.objects.create(language="en", words="old", month=date(2025, 12, 1), searches=9)

    report = observer.get(LIBRARY).context["library"]

    assert report.table("searched").rows == (("fees (English)", (42, 8)), ("frais (French)", (9, 0)))
    assert report.table("nothing-found").rows == (("frais (French)", (9, 0)),)


def test_the_report_counts_downloads_and_missing_languages(observer):
    one, other = ResourceFactory(title_en="One"), ResourceFactory(title_en="Other")
    other.editions.create(language="fr", url="https://www.ilo.org/fr")
    for edition, month, count in (
        (one.editions.get(), 5, 3),
        (other.editions.get(language="en"), 5, 2),
        (other.editions.get(language="fr"), 6, 2),
    ):
        DownloadCount.objects.create(edition=edition, month=date(2026, month, 1), count=count)
    ResourceFactory(published_at=None)

    report = observer.get(LIBRARY).context["library"]

    assert report.table("used").rows == (("Other", (4,)), ("One", (3,)))
    assert report.table("languages").rows == (("English", (2, 0)), ("French", (1, 1)), ("Spanish", (0, 2)))


def test_gaps_are_named_for_countries_of_events_and_of_several_members(observer):
    kenya, nepal, jordan = (Place.objects.get(slug=slug) for slug in ("ke", "np", "jo"))
    EventFactory().places.add(kenya)
    MemberFactory.create_batch(5, country=nepal)
    MemberFactory(country=jordan)
    ResourceFactory(themes=["recruitment-fees"], places={"ke": "about"})
    ResourceFactory(themes=["recruitment-fees"], places={"ke": "origin"}, published_at=None)

    page = observer.get(LIBRARY)

    gaps = page.context["library"].gaps
    by_country = {name: dict(zip(gaps.themes, line, strict=True)) for name, line in gaps.rows}
    assert set(by_country) == {kenya.name, nepal.name}
    assert {theme: works for theme, works in by_country[kenya.name].items() if works} == {
        "Recruitment fees and related costs": 1
    }
    assert gaps.empty == 2 * len(gaps.themes) - 1
    assert page.text.count('class="report-gap"') == gaps.empty


def test_the_report_of_the_library_is_a_file_too(observer):
    SearchCount.objects.create(language="en", words="=cmd", month=date(2026, 5, 1), searches=3)

    text = observer.get(f"{LIBRARY}&format=csv").content.decode()

    assert "'=cmd (English)" in text
    assert observer.get(f"{LIBRARY}&format=xlsx").content.startswith(b"PK")


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_takes_the_same_queries_for_any_number_of_rows(observer, django_assert_num_queries, count):
    for number in range(count):
        work = ResourceFactory(themes=["recruitment-fees"], places={"ke": "about"})
        DownloadCount.objects.create(edition=work.editions.get(), month=date(2026, 5, 1), count=3)
        SearchCount.objects.create(language="en", words=f"w{number}", month=date(2026, 5, 1), searches=3)
        EventFactory().places.add(Place.objects.all()[number + 20])

    # Session, member, permissions (2); downloads, works, languages, places, themes, pairs, searches (2).
    with django_assert_num_queries(12):
        observer.get(LIBRARY)
