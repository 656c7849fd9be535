"""Facilitators see what became of files, and have them read again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from resources.models import Edition
from resources.tasks import process_files
from tests.acting import act
from tests.factories import ResourceFactory
from tests.resources import making

pytestmark = pytest.mark.django_db
LIST = reverse("admin:resources_resource_changelist")


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    """A folder of their own for the files of a test."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


def page(client, work):
    return client.get(reverse("admin:resources_resource_change", args=[work.pk])).text


def test_the_state_of_a_file_stands_beside_it(admin_client):
    edition = making.edition(making.pdf("Words")[:200])
    assert "Waiting" in page(admin_client, edition.resource)

    process_files()

    assert "Failed. The file is damaged or incomplete" in page(admin_client, edition.resource)


def test_the_file_itself_is_one_press_away(admin_client):
    edition = making.edition(making.pdf("Words"))
    page = admin_client.get(reverse("admin:resources_resource_change", args=[edition.resource_id])).text

    address = edition.get_absolute_url()

    assert f'href="{address}"' in page
    assert admin_client.get(address).status_code == 200


def test_files_are_read_again_on_request(admin_client):
    edition = making.edition(making.pdf("Words"))
    process_files()

    response = act(admin_client, LIST, "process_files", edition.resource)

    assert "1 file will be read again within a minute." in response.text
    edition.refresh_from_db()
    assert edition.processing == Edition.Processing.WAITING


def test_a_work_with_links_alone_has_nothing_to_read(admin_client):
    work, other = ResourceFactory(), making.edition(making.pdf("Words")).resource

    assert "Read the files again" not in page(admin_client, work)
    assert "Read the files again" in page(admin_client, other)


def test_deleting_works_in_the_list_deletes_their_files(admin_client, tmp_path, django_capture_on_commit_callbacks):
    edition = making.edition(making.pdf("Words"))
    process_files()

    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(LIST, {"action": "delete_selected", "_selected_action": [edition.resource.pk], "post": "yes"})

    assert not Edition.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_uploaded_file_waits_for_the_worker_and_its_replacement_too(
    admin_client, tmp_path, django_capture_on_commit_callbacks
):
    empty = {
        f"{part}-{what}_FORMS": 0 for part in ("placements", "creators", "relations") for what in ("TOTAL", "INITIAL")
    }
    data = empty | {
        "title_en": "A brief",
        "kind": "brief",
        "access": "public",
        "editions-TOTAL_FORMS": 1,
        "editions-INITIAL_FORMS": 0,
        "editions-0-language": "en",
        "editions-0-kind": "original",
        "editions-0-file": SimpleUploadedFile("brief.pdf", making.pdf("First")),
    }
    response = admin_client.post(reverse("admin:resources_resource_add"), data)
    assert response.status_code == 302, response.context["errors"]
    edition = Edition.objects.get()
    assert edition.processing == Edition.Processing.WAITING
    process_files()
    data |= {
        "editions-INITIAL_FORMS": 1,
        "editions-0-id": edition.pk,
        "editions-0-resource": edition.resource_id,
        "editions-0-pages": 1,
        "editions-0-file": SimpleUploadedFile("brief.pdf", making.pdf("Second", "Third")),
    }

    with django_capture_on_commit_callbacks(execute=True):
        change = reverse("admin:resources_resource_change", args=[edition.resource_id])
        response = admin_client.post(change, data | {"slug": edition.resource.slug})
    assert response.status_code == 302, response.context["errors"]

    assert len(list((tmp_path / "editions").iterdir())) == 1
    process_files()
    edition.refresh_from_db()
    assert edition.pages == 2
    assert [passage.text for passage in edition.passages.all()] == ["Second", "Third"]
