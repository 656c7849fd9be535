"""The list of resources: narrowed, page by page, the same for all visitors."""

import re

import pytest
from django.core.files.base import ContentFile

from tests.factories import OrganisationFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def shown(page):
    return re.findall(r'href="/en/resources/([\w-]+)/"', page.text)


def test_a_row_names_editions_and_publishers(client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    work = ResourceFactory(slug="fees", edition=False)
    work.editions.create(language="fr", file=ContentFile(b"%PDF-1.7", "fees.PDF"), pages=12)
    work.editions.create(language="en", url="https://www.ilo.org/fees")
    work.publishers.add(OrganisationFactory(name="International Labour Organization", acronym="ILO"))

    page = client.get("/en/resources/")

    assert shown(page) == ["fees"]
    assert "ILO" in page.text
    assert "PDF, 8\xa0bytes" in page.text
    assert "12 pages" in page.text
    assert '<abbr title="French">FR</abbr>, <abbr title="English">EN</abbr>' in page.text


def test_filters_narrow_and_pages_follow_one_another(client):
    for number in range(21):
        ResourceFactory(slug=f"report-{number}", kind="report", year=2000 + number)
    ResourceFactory(slug="law", kind="law")

    first = client.get("/en/resources/?kind=report")
    second = client.get("/en/resources/?kind=report&page=2")

    assert shown(first) == [f"report-{number}" for number in range(20, 0, -1)]
    assert shown(second) == ["report-0"]


def test_what_a_visitor_typed_is_never_shown_to_another(client):
    for _ in range(21):
        ResourceFactory()

    client.get("/en/resources/?q=secret-word")
    client.get("/en/resources/?utm_source=mine")
    client.get("/en/resources/?kind=my-own-word")
    page = client.get("/en/resources/")

    assert "secret-word" not in page.text
    assert "utm_source" not in page.text
    assert "my-own-word" not in page.text
    assert len(shown(page)) == 20


def test_an_unpublished_work_is_not_listed(client):
    ResourceFactory(slug="draft", published_at=None)

    page = client.get("/en/resources/")

    assert shown(page) == []
