"""Files in an S3-compatible store: everything as in a folder, and readers never see the store."""

import boto3
import pytest
from django.core.files.base import ContentFile
from moto.server import ThreadedMotoServer

from resources.tasks import process_files
from tests.resources import making

pytestmark = pytest.mark.django_db
KEYS = {"access_key": "test", "secret_key": "test-test-test"}


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint, settings):
    """An empty bucket, in which the hub keeps its files."""
    store = boto3.resource(
        "s3",
        endpoint_url=endpoint,
        region_name="eu-central-2",
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
    )
    made = store.create_bucket(Bucket="hub", CreateBucketConfiguration={"LocationConstraint": "eu-central-2"})
    options = KEYS | {"bucket_name": "hub", "endpoint_url": endpoint, "region_name": "eu-central-2"}
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "hub.storage.BucketStorage", "OPTIONS": options}}
    yield made
    made.objects.all().delete()
    made.delete()
    store.meta.client.close()


def keys(bucket):
    return {found.key for found in bucket.objects.all()}


def test_a_file_comes_is_read_and_goes(bucket, client, django_capture_on_commit_callbacks):
    content = making.pdf("Recruitment fees", "Who pays them")
    edition = making.edition(content)

    process_files()

    edition.refresh_from_db()
    assert keys(bucket) == {edition.file.name, edition.thumbnail.name}
    assert [passage.text for passage in edition.passages.all()] == ["Recruitment fees", "Who pays them"]
    response = client.get(edition.get_absolute_url())
    assert response.status_code == 200
    assert "Location" not in response
    assert b"".join(response.streaming_content) == content
    response = client.get(edition.get_absolute_url(), headers={"Range": "bytes=5-9"})
    assert b"".join(response.streaming_content) == content[5:10]
    response = client.get(edition.get_thumbnail_url())
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"

    with django_capture_on_commit_callbacks(execute=True):
        edition.resource.delete()

    assert keys(bucket) == set()


def test_another_file_never_overwrites_the_first_before_the_commit(bucket, django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Old"))
    old = edition.file.name

    with django_capture_on_commit_callbacks(execute=True):
        edition.file = ContentFile(making.pdf("New"), "new.pdf")
        edition.save()
        assert keys(bucket) == {old, edition.file.name}

    assert keys(bucket) == {edition.file.name}
    assert edition.file.name != old
