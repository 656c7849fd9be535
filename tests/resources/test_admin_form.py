"""The page of a work in the administration: it asks for what works of its kind have, and tells the search."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from hub.taxonomy.models import Place
from members.roles import facilitator_group
from resources.models import Agreement, IndexEntry, Law, Practice, Relation, Resource, Tombstone
from resources.search import Search, find
from tests.factories import MemberFactory, OrganisationFactory, ResourceFactory
from tests.resources.admin_forms import ADD, LIST, filled_in, page_of

pytestmark = pytest.mark.django_db


def prefixes(page):
    return [one.formset.prefix for one in page.context["inline_admin_formsets"]]


def fields(page):
    return set(page.context["adminform"].form.fields)


# ── What it asks for ─────────────────────────────────────────────────────────────────────────
COMMON = ["editions", "placements"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("report", [*COMMON, "creators", "relations"]),
        ("practice", ["practice", *COMMON, "creators", "relations"]),
        ("agreement", ["agreement", *COMMON, "relations"]),
        ("law", ["law", *COMMON, "relations"]),
    ],
)
def test_page_has_the_parts_of_the_kind(admin_client, kind, expected):
    work = ResourceFactory(kind=kind)

    assert prefixes(admin_client.get(page_of(work))) == expected
    assert prefixes(admin_client.get(f"{ADD}?kind={kind}")) == expected


def test_page_for_a_new_work_leads_to_the_kinds_with_fields_of_their_own(admin_client):
    page = admin_client.get(ADD)

    for kind in ("practice", "agreement", "law"):
        assert f'href="{ADD}?kind={kind}"' in page.text
    assert admin_client.get(f"{ADD}?kind=law").context["adminform"].form.initial["kind"] == "law"
    assert admin_client.get(f"{ADD}?kind=nonsense").status_code == 200


@pytest.mark.parametrize(
    ("kind", "has", "has_not"),
    [
        ("dataset", {"covers_from", "covers_to"}, {"hours"}),
        ("training", {"hours"}, {"covers_from"}),
        ("practice", {"publishers"}, {"series", "version", "hours", "covers_to"}),
    ],
)
def test_page_has_the_fields_of_the_kind(admin_client, kind, has, has_not):
    found = fields(admin_client.get(page_of(ResourceFactory(kind=kind))))

    assert has <= found
    assert not has_not & found


def test_value_that_does_not_fit_the_kind_is_shown_as_long_as_it_is_there(admin_client):
    work = ResourceFactory(kind="practice", series="ILO brief")

    assert "series" in fields(admin_client.get(page_of(work)))


def test_practice_is_written_in_three_languages(admin_client):
    page = admin_client.get(page_of(ResourceFactory(kind="practice")))

    (practice,) = (one.formset for one in page.context["inline_admin_formsets"] if one.formset.prefix == "practice")
    for part in Practice.PARTS:
        assert {f"{part}_en", f"{part}_fr", f"{part}_es"} <= set(practice.forms[0].fields)
    assert "mt-field-context-fr" in page.text


def test_relations_that_others_keep_are_told_in_words(admin_client):
    work = ResourceFactory(title_en="Toolkit")
    adapted = ResourceFactory(title_en="Toolkit <for Uganda>")
    Relation.objects.create(source=adapted, kind="adaptation", target=work, place=Place.objects.get(slug="ug"))

    page = admin_client.get(page_of(work))

    link = f'<a href="{page_of(adapted)}">Toolkit &lt;for Uganda&gt;</a>'
    assert f"{link} is an adaptation of this resource (Uganda)." in page.text
    assert "is an adaptation of this resource" not in admin_client.get(page_of(adapted)).text


# ── Changing the kind ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", ["practice", "agreement", "law", "dataset", "training"])
def test_after_a_change_of_the_kind_the_page_asks_for_what_it_needs(admin_client, kind):
    work = ResourceFactory(kind="report")

    response = admin_client.post(page_of(work), filled_in(admin_client, page_of(work), kind=kind), follow=True)

    work.refresh_from_db()
    assert work.kind == kind
    assert response.redirect_chain == [(page_of(work), 302)]
    assert "Here are the fields that only this kind has" in response.text


def test_a_new_law_leads_on_to_where_it_applies(admin_client):
    answers = filled_in(admin_client, ADD, title_en="A law", kind="law")

    response = admin_client.post(ADD, answers)

    assert response.url == page_of(Resource.objects.get())


def test_a_report_leads_back_to_the_list(admin_client):
    response = admin_client.post(ADD, filled_in(admin_client, ADD, title_en="A report", kind="report"))

    assert response.url == LIST


def test_part_of_another_kind_stays_until_it_is_deleted(admin_client):
    work = ResourceFactory(kind="practice")
    Practice.objects.create(resource=work, context_en="Nobody could say who paid.")
    admin_client.post(page_of(work), filled_in(admin_client, page_of(work), kind="report"))

    assert "practice" in prefixes(admin_client.get(page_of(work)))

    admin_client.post(page_of(work), filled_in(admin_client, page_of(work), practice__0__DELETE="on"))
    assert "practice" not in prefixes(admin_client.get(page_of(work)))


# ── Saving ───────────────────────────────────────────────────────────────────────────────────
def test_law_is_saved_with_its_facts(admin_client):
    work = ResourceFactory(kind="law")
    vn = Place.objects.get(slug="vn")

    admin_client.post(
        page_of(work),
        filled_in(
            admin_client, page_of(work), law__0__jurisdiction=vn.pk, law__0__in_force_on="2022-01-01",
            law__0__fees="regulates",
        ),
    )  # fmt: skip

    law = Law.objects.get(resource=work)
    assert (law.jurisdiction, law.in_force_on, law.fees) == (vn, date(2022, 1, 1), "regulates")


def test_agreement_is_saved_with_ticked_clauses(admin_client):
    work = ResourceFactory(kind="agreement")

    answers = filled_in(admin_client, page_of(work), agreement__0__clauses=["fees", "committee"])
    admin_client.post(page_of(work), answers | {"agreement-0-is_text_public": "unknown"})

    agreement = Agreement.objects.get(resource=work)
    assert agreement.clauses == ["fees", "committee"]
    assert agreement.is_text_public is None


def test_what_a_work_lacks_for_its_kind_is_said_after_saving(admin_client):
    work = ResourceFactory(kind="law")

    response = admin_client.post(page_of(work), filled_in(admin_client, page_of(work)), follow=True)

    assert "country or region in which it applies" in response.text


@pytest.mark.parametrize(
    ("language", "field", "title", "words"),
    [
        ("en", "title_en", "A handbook on orchards", "orchard"),
        ("fr", "title_fr", "Un manuel sur les vergers", "verger"),
        ("es", "title_es", "Un manual sobre huertos", "huerto"),
    ],
)
def test_what_is_saved_is_found(admin_client, language, field, title, words):
    work = ResourceFactory()

    admin_client.post(page_of(work), filled_in(admin_client, page_of(work), **{field: title}))

    with override(language):
        assert list(find(Search(words), members_too=False, per_page=5).ids) == [work.pk]


def test_what_is_saved_in_a_part_is_found(admin_client):
    work = ResourceFactory(kind="practice")

    admin_client.post(
        page_of(work), filled_in(admin_client, page_of(work), practice__0__context_en="Nobody counted the ferries.")
    )

    assert list(find(Search("ferries"), members_too=False, per_page=5).ids) == [work.pk]


# ── Deleting ─────────────────────────────────────────────────────────────────────────────────
def test_what_is_deleted_is_buried(admin_client):
    work = ResourceFactory()

    admin_client.post(reverse("admin:resources_resource_delete", args=[work.pk]), {"post": "yes"})

    assert not Resource.objects.exists()
    assert not IndexEntry.objects.exists()
    assert Tombstone.objects.get().uuid == work.uuid


def test_several_works_are_buried_at_once(admin_client):
    works = [ResourceFactory(), ResourceFactory(), ResourceFactory(access="members")]

    admin_client.post(
        LIST,
        {"action": "delete_selected", "_selected_action": [work.pk for work in works], "post": "yes"},
    )

    assert not Resource.objects.exists()
    # Strangers have never seen the third.
    assert set(Tombstone.objects.values_list("uuid", flat=True)) == {work.uuid for work in works[:2]}


# ── Who may ──────────────────────────────────────────────────────────────────────────────────
def test_facilitator_works_on_all_of_it(client):
    facilitator = MemberFactory(is_staff=True)
    facilitator.groups.add(facilitator_group())
    client.force_login(facilitator)
    work = ResourceFactory(kind="practice")
    work.creators.create(organisation=OrganisationFactory())

    page = client.get(page_of(work))

    assert prefixes(page) == ["practice", *COMMON, "creators", "relations"]
    assert all(one.has_change_permission for one in page.context["inline_admin_formsets"])
    answers = filled_in(client, page_of(work), practice__0__results_fr="Deux agences ont remboursé.")
    client.post(page_of(work), answers)
    assert work.practice.results_fr == "Deux agences ont remboursé."
