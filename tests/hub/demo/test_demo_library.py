"""The library of the demonstration: everything that the model can hold is to be seen, and found."""

import pytest
from django.utils.translation import override

from events.models import EventDocument
from members.models import Member, Organisation
from members.roles import reviewers
from resources import kinds
from resources.models import (
    Agreement,
    Creator,
    Edition,
    IndexEntry,
    Law,
    Practice,
    Proposal,
    ProposalComment,
    Relation,
    Resource,
    ResourcePlace,
    Review,
)
from resources.search import Search, find

# Loaded once, so in one worker.
pytestmark = pytest.mark.xdist_group("load_demo")


def work(slug):
    return Resource.objects.get(slug=slug)


# ── Works ────────────────────────────────────────────────────────────────────────────────────
def test_there_are_works_of_every_kind(demo):
    kinds = set(Resource.objects.filter(published_at__isnull=False).values_list("kind", flat=True))

    assert kinds == set(Resource.Kind.values)


@pytest.mark.parametrize(
    "field",
    [
        "issued_on", "version", "series", "series_number", "original_language", "licence", "covers_from", "hours",
        "verified_on", "submitted_by", "year",
    ],
)  # fmt: skip
def test_some_work_shows_the_field(demo, field):
    assert Resource.objects.exclude(**{f"{field}__isnull": True}).exclude(**_empty(field)).exists()


def _empty(field):
    return {field: ""} if field in {"version", "series", "series_number", "original_language"} else {}


@pytest.mark.parametrize(
    "many", ["publishers", "themes", "sectors", "audiences", "instruments", "framework_items", "creators"]
)
def test_some_work_is_sorted_by(demo, many):
    assert Resource.objects.filter(**{f"{many}__isnull": False}).distinct().count() >= 20


def test_places_have_all_roles(demo):
    assert set(ResourcePlace.objects.values_list("role", flat=True)) == set(ResourcePlace.Role.values)


def test_relations_are_of_all_kinds(demo):
    assert set(Relation.objects.values_list("kind", flat=True)) == set(Relation.Kind.values)


def test_editions_are_of_all_kinds_and_many_languages(demo):
    assert set(Edition.objects.values_list("kind", flat=True)) == set(Edition.Kind.values)
    assert Edition.objects.values_list("language", flat=True).distinct().count() >= 10


def test_inspection_guide_has_an_isbn_in_every_language(demo):
    editions = work("labour-inspection-domestic-work-sector").editions

    assert dict(editions.values_list("language", "isbn")) == {
        "en": "978-92-2-129448-1",
        "fr": "978-92-2-229448-0",
        "es": "978-92-2-329448-9",
    }


def test_second_edition_of_the_global_study_replaces_the_first(demo):
    relation = work("global-study-recruitment-fees-second-edition").relations.get(kind="supersedes")

    assert relation.target == work("global-study-recruitment-fees")


def test_toolkit_has_been_adapted_for_three_countries_and_a_region(demo):
    adaptations = work("toolkit-for-journalists").related_from.filter(kind="adaptation")

    assert {relation.place.slug for relation in adaptations} == {"vn", "ug", "ng", "africa"}


def test_authors_are_organisations_and_no_persons(demo):
    assert Creator.objects.exists()
    assert not Creator.objects.filter(organisation=None).exists()


def test_laws_and_agreements_have_their_facts(demo):
    assert Law.objects.count() == Resource.objects.filter(kind="law").count() >= 10
    assert Agreement.objects.count() == Resource.objects.filter(kind="agreement").count() >= 5
    law = work("viet-nam-law-overseas-workers-2020").law
    assert (law.jurisdiction.slug, law.in_force_on.isoformat(), law.fees) == ("vn", "2022-01-01", "regulates")
    for agreement in Resource.objects.filter(kind="agreement"):
        assert set(agreement.placements.values_list("role", flat=True)) == {"origin", "destination"}
        assert agreement.agreement.signed_on


def test_practices_are_told_in_parts_and_graded(demo):
    practices = Practice.objects.filter(resource__published_at__isnull=False)

    assert practices.count() == 20
    assert set(practices.values_list("evidence", flat=True)) == set(Practice.Evidence.values)
    for practice in practices:
        for part in ("context", "action", "results", "lessons"):
            assert all(getattr(practice, f"{part}_{code}") for code in ("en", "fr", "es")), practice
        assert not practice.resource.description_en
    for part in Practice.PARTS:
        assert practices.exclude(**{f"{part}_en__isnull": True}).exclude(**{f"{part}_en": ""}).exists(), part


def test_infographics_are_described_for_those_who_do_not_see_them(demo):
    for infographic in Resource.objects.filter(kind="infographic"):
        assert infographic.description_en
        assert infographic.description_fr
        assert infographic.description_es


def test_recordings_belong_to_past_events(demo):
    recordings = EventDocument.objects.filter(role=EventDocument.Role.RECORDING)

    assert {document.resource.kind for document in recordings} == {"recording"}
    assert {document.event.slug for document in recordings} == {
        "alliance-8-7-fair-recruitment",
        "public-employment-services-fair-recruitment",
    }


def test_members_see_more_than_visitors(demo):
    hidden = Resource.objects.filter(access=Resource.Access.MEMBERS, published_at__isnull=False)
    reader = Member.objects.get(email="member.en@hub.example")

    assert [one.slug for one in hidden] == ["members-questions-bilateral-agreements"]
    assert Resource.objects.visible_to(reader).count() == Resource.objects.visible_to(None).count() + 1


def test_every_shown_work_and_no_other_is_in_the_index(demo):
    shown = Resource.objects.filter(published_at__isnull=False)

    assert demo["resources"] == shown.count()
    assert set(IndexEntry.objects.values_list("resource", flat=True)) == set(shown.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("language", "words", "slug"),
    [
        ("en", "Seasonal Agricultural Workers", "agreement-mexico-canada-seasonal-agricultural-workers"),
        ("fr", "boîte à outils journalistes Ouganda", "toolkit-for-journalists-uganda"),
        ("es", "agencias de colocación México", "mexico-placement-agencies-regulation"),
        ("en", "978-92-2-032569-8", "recruitment-agencies-intermediaries-pakistan"),
    ],
)
def test_work_is_found(demo, language, words, slug):
    with override(language):
        found = find(Search(words), members_too=False, per_page=5)

    assert work(slug).pk in found.ids


def test_works_lack_for_their_kind_only_what_is_not_public(demo):
    shown = Resource.objects.filter(published_at__isnull=False).prefetch_related(*kinds.PARTS)

    lacking = {one.slug: {missing.field for missing in kinds.missing(one)} for one in shown}

    assert set().union(*lacking.values()) <= {"year", "issued_on", "in_force_on", "hours", "minutes"}
    assert sum(map(bool, lacking.values())) <= 15, {slug: found for slug, found in lacking.items() if found}


# ── Proposals and reviews ────────────────────────────────────────────────────────────────────
def test_there_is_a_proposal_in_every_state(demo):
    assert set(Proposal.objects.values_list("status", flat=True)) == set(Proposal.Status.values)


def test_what_is_not_decided_yet_is_hidden(demo):
    undecided = Proposal.objects.exclude(status=Proposal.Status.ACCEPTED)

    assert undecided.filter(resource__published_at__isnull=False).count() == 0
    assert Proposal.objects.filter(status="accepted", resource__published_at=None).count() == 0


def test_practice_in_review_has_reviews_in_every_state(demo):
    proposal = Proposal.objects.get(status=Proposal.Status.IN_REVIEW)

    assert proposal.resource.kind == "practice"
    assert set(proposal.reviews.values_list("status", flat=True)) == set(Review.Status.values)
    done = proposal.reviews.get(status="done")
    assert set(done.scores) == set(Review.Criterion.values)
    assert set(done.scores.values()) <= {1, 2, 3, 4}
    assert done.submitted_at


def test_reviewers_are_members_who_can_be_asked_and_one_can_sign_in(demo):
    asked = {review.reviewer for review in Review.objects.all()}

    assert asked == set(reviewers())
    assert Member.objects.get(email="member.fr@hub.example") in asked


def test_reviewed_practice_says_what_the_reviewers_say(demo):
    practice = work("kenya-united-kingdom-health-workers-agreement").practice

    assert practice.review_summary_en
    assert practice.review_summary_fr
    assert practice.review_summary_es
    assert practice.reviewed_on < practice.next_review_on


def test_member_and_facilitator_talk_about_a_returned_proposal(demo):
    comments = ProposalComment.objects.filter(proposal__status="returned")

    assert {comment.author.email for comment in comments} == {"member.en@hub.example", "facilitator@hub.example"}
    assert list(comments) == sorted(comments, key=lambda comment: comment.created_at)
    assert ProposalComment.objects.filter(is_internal=True).exists()


# ── Members ──────────────────────────────────────────────────────────────────────────────────
def test_english_member_keeps_works_a_list_and_searches(demo):
    member = Member.objects.get(email="member.en@hub.example")

    assert member.saved.count() == 4
    assert member.reading_lists.get().visibility == "link"
    assert member.reading_lists.get().items.count() == 5
    assert member.saved_searches.count() == 2


def test_saved_searches_are_kept_as_the_search_writes_them(demo):
    for member in Member.objects.filter(saved_searches__isnull=False).distinct():
        for saved in member.saved_searches.all():
            assert Search.parse(saved.query).query() == saved.query


def test_members_are_found_by_members_or_by_everybody_or_by_nobody(demo):
    assert set(Member.objects.values_list("visibility", flat=True)) == set(Member.Visibility.values)
    for member in Member.objects.exclude(visibility=Member.Visibility.NOBODY):
        assert member.about


def test_some_organisation_is_trusted_and_has_members(demo):
    assert Organisation.objects.filter(is_trusted=True, members__isnull=False).exists()
