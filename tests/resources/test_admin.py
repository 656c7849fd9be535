"""The repository and the vocabulary in the administration."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hub.taxonomy.models import Place, Sector, Theme
from resources.models import Resource
from tests.factories import OrganisationFactory, ResourceFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:resources_resource_changelist")
NO_EDITIONS = {"editions-TOTAL_FORMS": 0, "editions-INITIAL_FORMS": 0}


def act(client, action, *rows):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


def test_every_page_of_the_repository_answers(admin_client):
    resource = ResourceFactory()

    for url in (
        LIST,
        reverse("admin:resources_resource_add"),
        reverse("admin:resources_resource_change", args=[resource.pk]),
    ):
        assert admin_client.get(url).status_code == 200, url


@pytest.mark.parametrize("model", [Theme, Sector, Place])
def test_every_page_of_the_vocabulary_answers(admin_client, model):
    name = model._meta.model_name

    assert admin_client.get(reverse(f"admin:taxonomy_{name}_changelist")).status_code == 200
    assert (
        admin_client.get(reverse(f"admin:taxonomy_{name}_change", args=[model.objects.first().pk])).status_code == 200
    )
    expected = 403 if model is Place else 200
    assert admin_client.get(reverse(f"admin:taxonomy_{name}_add")).status_code == expected


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_costs_the_same_for_many_works(admin_client, django_assert_num_queries, item_count):
    for _ in range(item_count):
        ResourceFactory()
    admin_client.get(LIST)

    with django_assert_num_queries(8):
        admin_client.get(LIST)


def test_publish_and_unpublish(admin_client):
    work = ResourceFactory(published_at=None)
    work.publishers.add(OrganisationFactory())

    act(admin_client, "publish", work)
    work.refresh_from_db()
    assert work.published_at is not None

    act(admin_client, "unpublish", work)
    work.refresh_from_db()
    assert work.published_at is None


def test_publishing_again_keeps_the_first_day(admin_client):
    work = ResourceFactory()

    act(admin_client, "publish", work)

    first = work.published_at
    work.refresh_from_db()
    assert work.published_at == first


def test_publishing_without_an_edition_says_so(admin_client):
    work = ResourceFactory(published_at=None, edition=False)

    response = act(admin_client, "publish", work)

    work.refresh_from_db()
    assert work.published_at is None
    assert "It lacks: a file or a link" in response.text


def test_a_work_with_a_french_title_gets_an_address_of_its_own(admin_client):
    ResourceFactory(slug="commissions-de-recrutement")

    admin_client.post(
        reverse("admin:resources_resource_add"),
        {"title_fr": "Commissions de recrutement", "kind": "report", **NO_EDITIONS},
    )

    assert Resource.objects.get(title_fr="Commissions de recrutement").slug == "commissions-de-recrutement-2"


def test_a_file_is_stored_with_its_size(admin_client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    data = {
        "title_en": "A brief",
        "kind": "brief",
        "editions-TOTAL_FORMS": 1,
        "editions-INITIAL_FORMS": 0,
        "editions-0-language": "en",
        "editions-0-kind": "original",
        "editions-0-file": SimpleUploadedFile("brief.pdf", b"%PDF-1.7 brief"),
    }

    response = admin_client.post(reverse("admin:resources_resource_add"), data)

    assert response.status_code == 302
    assert Resource.objects.get().editions.get().size == 14


def test_places_keep_their_code(admin_client):
    place = Place.objects.get(slug="ke")

    admin_client.post(
        reverse("admin:taxonomy_place_change", args=[place.pk]), {"name_en": "Kenia", "slug": "xx", "iso_code": "XX"}
    )

    place.refresh_from_db()
    assert (place.name_en, place.slug, place.iso_code) == ("Kenia", "ke", "KE")
