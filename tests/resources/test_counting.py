"""Downloads are counted, readers are not."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile

from resources.models import DownloadCount, Edition
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def edition(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    work = ResourceFactory(edition=False)
    made = Edition(resource=work, language="en")
    made.file.save("report.csv", ContentFile(b"a,b\n1,2\n"), save=False)
    made.save()
    return made


def fetch(client, edition, method="get", **headers):
    response = getattr(client, method)(edition.get_absolute_url(), headers={"user-agent": BROWSER} | headers)
    # response.close() would end the connection that the test's transaction lives in.
    for close in response._resource_closers:
        close()
    return response


def counted():
    return list(DownloadCount.objects.order_by("month").values_list("month", "count"))


def test_a_download_is_counted_in_its_month(client, edition):
    with time_machine.travel(datetime(2026, 1, 31, 12, tzinfo=UTC)):
        fetch(client, edition)
        fetch(client, edition)
    with time_machine.travel(datetime(2026, 2, 1, 12, tzinfo=UTC)):
        fetch(client, edition)

    assert counted() == [(date(2026, 1, 1), 2), (date(2026, 2, 1), 1)]
    assert "Fetched 3 times" in client.get(edition.resource.get_absolute_url()).content.decode()


def test_programs_heads_and_the_rest_of_a_broken_download_are_not_counted(client, edition):
    fetch(client, edition, **{"user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"})
    fetch(client, edition, **{"user-agent": "curl/8.5"})
    fetch(client, edition, **{"user-agent": ""})
    fetch(client, edition, "head")
    fetch(client, edition, range="bytes=4-")

    assert counted() == []


def test_a_file_that_one_may_not_see_is_not_counted(client, edition):
    edition.resource.published_at = None
    edition.resource.save()

    assert fetch(client, edition).status_code == 404
    assert counted() == []


def test_nothing_is_kept_about_who_fetched_it():
    names = {field.name for field in DownloadCount._meta.get_fields()}

    assert names == {"id", "edition", "month", "count"}
