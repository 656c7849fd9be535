"""The repository and the vocabulary in the administration."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hub.taxonomy.models import Audience, Framework, FrameworkItem, Instrument, Licence, Place, Sector, Theme
from resources.models import Proposal, Resource
from tests.acting import act
from tests.factories import MemberFactory, OrganisationFactory, ResourceFactory
from tests.resources.admin_forms import ADD, LIST, filled_in
from tests.resources.hostile import pdf

pytestmark = pytest.mark.django_db


def test_every_page_of_the_repository_answers(admin_client):
    resource = ResourceFactory()

    for url in (
        LIST,
        reverse("admin:resources_resource_add"),
        reverse("admin:resources_resource_change", args=[resource.pk]),
    ):
        assert admin_client.get(url).status_code == 200, url


@pytest.mark.parametrize("model", [Theme, Sector, Place, Audience, Licence, Instrument, Framework, FrameworkItem])
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

    with django_assert_num_queries(6):
        admin_client.get(LIST)


def test_publish_and_unpublish(admin_client):
    work = ResourceFactory(published_at=None)
    work.publishers.add(OrganisationFactory())

    act(admin_client, LIST, "publish", work)
    work.refresh_from_db()
    assert work.published_at is not None

    act(admin_client, LIST, "unpublish", work)
    work.refresh_from_db()
    assert work.published_at is None


def test_publishing_again_keeps_the_first_day(admin_client):
    work = ResourceFactory()

    act(admin_client, LIST, "publish", work)

    first = work.published_at
    work.refresh_from_db()
    assert work.published_at == first


def test_publishing_without_an_edition_says_so(admin_client):
    work = ResourceFactory(published_at=None, edition=False)

    response = act(admin_client, LIST, "publish", work)

    work.refresh_from_db()
    assert work.published_at is None
    assert "It lacks: a file or a link" in response.text


def test_a_work_with_a_french_title_gets_an_address_of_its_own(admin_client):
    ResourceFactory(slug="commissions-de-recrutement")

    admin_client.post(ADD, filled_in(admin_client, ADD, title_fr="Commissions de recrutement", kind="report"))

    assert Resource.objects.get(title_fr="Commissions de recrutement").slug == "commissions-de-recrutement-2"


def test_a_file_is_stored_with_its_size(admin_client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    data = filled_in(admin_client, ADD, title_en="A brief", kind="brief", editions__TOTAL_FORMS=1) | {
        "editions-0-language": "en",
        "editions-0-kind": "original",
        "editions-0-file": SimpleUploadedFile("brief.pdf", pdf()),
    }

    response = admin_client.post(ADD, data)

    assert response.status_code == 302
    edition = Resource.objects.get().editions.get()
    with edition.file.open() as stored:
        assert edition.size == len(stored.read()) > 0


def test_places_keep_their_code(admin_client):
    place = Place.objects.get(slug="ke")

    admin_client.post(
        reverse("admin:taxonomy_place_change", args=[place.pk]), {"name_en": "Kenia", "slug": "xx", "iso_code": "XX"}
    )

    place.refresh_from_db()
    assert (place.name_en, place.slug, place.iso_code) == ("Kenia", "ke", "KE")


# ── The list ─────────────────────────────────────────────────────────────────────────────────
def listed(client, **query):
    return [row.slug for row in client.get(LIST, query).context["cl"].result_list]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"shown": "no"}, {"hidden"}),
        ({"kind__exact": "law"}, {"law"}),
        ({"access__exact": "members"}, {"law"}),
        ({"form": "none"}, {"hidden"}),
        ({"form": "link"}, {"law", "study"}),
        ({"form": "file"}, set()),
        ({"language": "fr"}, {"study"}),
        ({"language": "en"}, {"law", "study"}),
    ],
)
def test_list_is_narrowed(admin_client, query, expected):
    ResourceFactory(slug="hidden", published_at=None, edition=False)
    ResourceFactory(slug="law", kind="law", access="members")
    ResourceFactory(slug="study").editions.create(language="fr", url="https://www.ilo.org/etude", isbn="978-1-4")

    assert set(listed(admin_client, **query)) == expected


def test_list_is_narrowed_by_theme_and_by_principle_with_its_parts(admin_client):
    guideline = FrameworkItem.objects.get(slug="og5-1")
    ResourceFactory(slug="inspection", themes=["labour-inspection"]).framework_items.add(guideline)
    ResourceFactory(slug="other").framework_items.add(FrameworkItem.objects.get(slug="og-governments"))
    theme = Theme.objects.get(slug="labour-inspection")

    assert listed(admin_client, themes=theme.pk) == ["inspection"]
    assert listed(admin_client, framework_items=guideline.pk) == ["inspection"]
    assert set(listed(admin_client, framework_items=guideline.parent.pk)) == {"inspection", "other"}
    page = admin_client.get(LIST, {"framework_items": guideline.pk}).text
    assert ">OG5.1 A labour inspectorate that has what it needs</option>" in page


def test_drafts_of_members_are_not_in_the_list(admin_client):
    draft = ResourceFactory(published_at=None)
    proposal = Proposal.objects.create(resource=draft, member=MemberFactory())
    page = reverse("admin:resources_resource_change", args=[draft.pk])

    assert listed(admin_client) == []
    assert admin_client.get(page, follow=True).redirect_chain == [(reverse("admin:index"), 302)]

    Proposal.objects.filter(pk=proposal.pk).update(status="submitted")
    assert listed(admin_client) == [draft.slug]
    assert admin_client.get(page).status_code == 200


@pytest.mark.parametrize(
    "words",
    ["978-92-2-129448-1", "9789221294481", "978 92 2 129448 1", "10.54394/DQXY4093", "orchards", "vergers", "huertos"],
)
def test_work_is_found_by_isbn_doi_and_title_in_any_language(admin_client, words):
    work = ResourceFactory(slug="wanted", title_en="On orchards", title_fr="Des vergers", title_es="Los huertos")
    work.editions.update(isbn="978-92-2-129448-1", doi="10.54394/DQXY4093")
    work.editions.create(language="fr", url="https://www.ilo.org/vergers", isbn="978-92-2-229448-0")
    ResourceFactory()

    assert listed(admin_client, q=words) == ["wanted"]
