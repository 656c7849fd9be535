"""What works of each kind must have before people show them."""

import pytest
from django.urls import reverse

from resources import kinds
from resources.models import Agreement, Law, Practice, Resource
from tests.acting import act
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:resources_resource_changelist")


def lacking(work):
    return {one.field for one in kinds.missing(Resource.objects.get(pk=work.pk))}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("practice", {"context", "action", "results", "evidence", "placements"}),
        ("tool", {"publishers", "year", "audiences"}),
        ("guidance", {"publishers", "year", "audiences"}),
        ("report", {"publishers", "year"}),
        ("brief", {"publishers", "year"}),
        ("code", {"publishers", "year"}),
        ("law", {"jurisdiction", "in_force_on"}),
        ("standard", {"instruments", "year"}),
        ("agreement", {"placements", "signed_on"}),
        ("dataset", {"covers_from", "licence"}),
        ("training", {"hours"}),
        ("recording", {"minutes", "issued_on"}),
        ("infographic", {"description"}),
        ("media", {"publishers", "issued_on"}),
        ("event-document", {"issued_on"}),
    ],
)
def test_an_empty_work_lacks_what_its_kind_needs(kind, fields):
    work = ResourceFactory(kind=kind, year=None)

    assert lacking(work) == fields
    work.editions.all().delete()
    assert lacking(work) == fields | ({"editions"} if kind != "practice" else set())


def test_every_kind_has_its_rule():
    assert set(kinds.NEEDS) == set(Resource.Kind.values)


def test_complete_works_lack_nothing():
    agreement = ResourceFactory(kind="agreement", edition=False, places={"np": "origin", "jo": "destination"})
    Agreement.objects.create(resource=agreement, signed_on="2020-01-01", is_text_public=False)
    law = ResourceFactory(kind="law")
    Law.objects.create(resource=law, jurisdiction_id=1, in_force_on="2020-01-01")
    practice = ResourceFactory(kind="practice", edition=False, places={"ke": "about"})
    Practice.objects.create(resource=practice, context_fr="a", action_es="b", results_en="c", evidence="claimed")

    assert [lacking(work) for work in (agreement, law, practice)] == [set()] * 3


def test_facilitators_are_told_what_is_missing_when_they_publish(admin_client):
    work = ResourceFactory(published_at=None, year=None)

    response = act(admin_client, LIST, "publish", work)

    work.refresh_from_db()
    assert work.published_at is None
    assert "It lacks: publisher, year of publication." in response.text


def test_facilitators_do_not_publish_past_the_review(admin_client):
    work = ResourceFactory(kind="practice", published_at=None, places={"ke": "about"})
    practice = Practice.objects.create(resource=work, context_en="a", action_en="b", results_en="c", evidence="claimed")

    refused = act(admin_client, LIST, "publish", work)
    begun = act(admin_client, LIST, "have_reviewed", work)
    still = act(admin_client, LIST, "publish", work)

    assert "A practice is reviewed first." in refused.text
    assert reverse("admin:resources_proposal_change", args=[work.proposal.pk]) in begun.text
    assert "It is a proposal that is not decided yet" in still.text
    work.proposal.delete()
    practice.reviewed_on = "2024-01-01"
    practice.save()
    act(admin_client, LIST, "publish", work)
    work.refresh_from_db()
    assert work.published_at is not None
