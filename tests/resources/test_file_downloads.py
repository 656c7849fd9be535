"""Files and pictures over HTTP: always downloads, resumable, for those who may see the work."""

import pytest
from django.test import Client

from resources.files.streaming import Unsatisfiable, wanted_range
from resources.models import Resource
from resources.tasks import process_files
from tests.resources import making

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 1_000
SIZE = len(CONTENT)


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A folder of their own for the files of a test."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


@pytest.fixture
def url():
    return making.edition(CONTENT, "talk.mp3").get_absolute_url()


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_file_is_a_download_in_which_nothing_runs(client, url):
    response = client.get(url, headers={"Accept-Encoding": "gzip"})

    assert response.status_code == 200
    assert body(response) == CONTENT
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Length"] == str(SIZE)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in response


def test_head_tells_the_same_without_the_content(client, url):
    response, whole = client.head(url, headers={"Range": "bytes=0-9"}), client.get(url)

    assert response.status_code == 200
    assert body(response) == b""
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges", "Content-Disposition"):
        assert response[name] == whole[name]
    body(whole)


def test_whoever_has_the_file_gets_it_no_second_time(client, url):
    first = client.get(url)
    body(first)

    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(url, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert client.get(url, headers={"If-Match": '"another"'}).status_code == 412


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=1000-", 1000, SIZE - 1),
        ("bytes=-100", SIZE - 100, SIZE - 1),
        (f"bytes=70000-{SIZE * 2}", 70_000, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 0, SIZE - 1),
    ],
)
def test_a_download_goes_on_where_it_was_broken_off(client, url, header, first, last):
    response = client.get(url, headers={"Range": header})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert response["Content-Length"] == str(last - first + 1)
    assert body(response) == CONTENT[first : last + 1]


@pytest.mark.parametrize("header", [f"bytes={SIZE}-", "bytes=-0"])
def test_what_lies_behind_the_end_cannot_be_sent(client, url, header):
    response = client.get(url, headers={"Range": header})

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"
    assert body(response) == b""


@pytest.mark.parametrize("header", ["bytes=0-1,5-9", "bytes=9-1", "lines=1-2", "bytes=-", "bytes=a-b", "bytes"])
def test_a_range_that_is_not_understood_is_the_whole_file(client, url, header):
    response = client.get(url, headers={"Range": header})

    assert response.status_code == 200
    assert body(response) == CONTENT


def test_a_part_of_another_version_is_never_sent(client, url):
    known = client.head(url)

    same = client.get(url, headers={"Range": "bytes=5-9", "If-Range": known["ETag"]})
    same_day = client.get(url, headers={"Range": "bytes=5-9", "If-Range": known["Last-Modified"]})
    other = client.get(url, headers={"Range": "bytes=5-9", "If-Range": '"another"'})

    assert [same.status_code, same_day.status_code, other.status_code] == [206, 206, 200]
    assert body(same) == body(same_day) == CONTENT[5:10]
    assert body(other) == CONTENT


def test_an_empty_file_has_no_part():
    with pytest.raises(Unsatisfiable):
        wanted_range("bytes=0-", 0)


def test_another_name_is_no_address(client, url):
    assert client.get(url.rsplit("/", 1)[0] + "/other.mp3").status_code == 404


def test_the_picture_of_a_public_work_may_be_kept_by_all(client):
    edition = making.edition(making.pdf("Words"))
    process_files()
    edition.refresh_from_db()

    response = client.get(edition.get_thumbnail_url())

    assert response.status_code == 200
    assert body(response)[8:12] == b"WEBP"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(edition.get_thumbnail_url(), headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_the_picture_of_a_work_for_members_is_theirs(client, member_client):
    edition = making.edition(making.pdf("Words"), access=Resource.Access.MEMBERS)
    process_files()
    edition.refresh_from_db()

    assert client.get(edition.get_thumbnail_url()).status_code == 404
    response = member_client.get(edition.get_thumbnail_url())

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, max-age=31536000"
    body(response)


def test_a_hidden_work_shows_no_picture(client):
    edition = making.edition(making.pdf("Words"), published_at=None)
    process_files()
    edition.refresh_from_db()

    assert client.get(edition.get_thumbnail_url()).status_code == 404


def test_without_a_picture_there_is_no_address_for_it(client):
    assert client.get(making.edition(CONTENT, "talk.mp3").get_thumbnail_url()).status_code == 404


def test_the_page_of_a_work_shows_the_first_page_in_the_language_of_the_reader(client):
    english = making.edition(making.pdf("Words"))
    french = making.edition(making.pdf("Mots"), language="fr", slug="another")
    french.resource, old = english.resource, french.resource
    french.save()
    old.delete()
    process_files()
    english.refresh_from_db()
    french.refresh_from_db()

    in_english = client.get(english.resource.get_absolute_url()).text
    in_french = client.get(f"/fr/resources/{english.resource.slug}/").text

    image = '<img class="preview" src="{}" alt="" width="320" height="453" loading="lazy">'
    assert image.format(english.get_thumbnail_url()) in in_english
    assert image.format(french.get_thumbnail_url()) in in_french
    assert in_english.count("<img") == in_french.count("<img") == 1


def test_the_page_of_a_work_without_a_picture_has_none():
    edition = making.edition(CONTENT, "talk.mp3")

    assert "<img" not in Client().get(edition.resource.get_absolute_url()).text
