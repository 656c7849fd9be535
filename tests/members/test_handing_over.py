"""Handing over: what passes on is shown first, then both are told in their languages."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.roles import facilitator_group, reviewer_group
from resources.models import Proposal, Review
from tests.conftest import part
from tests.factories import EventFactory, MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:members_member_hand_over")


@pytest.fixture
def desk(db):
    person = MemberFactory(name="Fatou Facilitator", email="fatou@hub.example", is_staff=True)
    person.groups.add(facilitator_group())
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def two(db):
    giver = MemberFactory(name="Awa Ndiaye", email="awa@hub.example", language="fr", organisation_name="Baobab")
    taker = MemberFactory(name="Rosa Blau", email="rosa@hub.example", language="es", organisation_name="Harbour")
    return giver, taker


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def hand_over(client, giver, taker, tasks=None):
    """Look, and confirm all that is offered."""
    page = client.get(PAGE, {"giver": giver.pk, "taker": taker.pk})
    offered = re.findall(r'name="task" value="([^"]+)"', page.text)
    return client.post(PAGE, {"giver": giver.pk, "taker": taker.pk, "task": offered if tasks is None else tasks})


def practice(reviewer, status="asked", **fields):
    proposer = MemberFactory(organisation_name="Jasmine")
    work = ResourceFactory(kind="practice", edition=False)
    proposal = Proposal.objects.create(resource=work, member=proposer, status="review", **fields)
    due = timezone.localdate() + timedelta(days=9)
    return Review.objects.create(proposal=proposal, reviewer=reviewer, status=status, due_on=due)


def test_events_to_come_pass_on_and_both_are_told_in_their_languages(desk, two, deliver):
    giver, taker = two
    coming = EventFactory(
        contact_email="AWA@hub.example", title_fr="Frais dans les ports", title_es="Gastos en puertos"
    )
    over = EventFactory(ended=True, contact_email=giver.email)
    coming.assistants.add(giver)

    hand_over(desk, giver, taker)

    for event in (coming, over):
        event.refresh_from_db()
    assert (coming.contact_email, coming.contact_name_fr, over.contact_email) == (taker.email, taker.name, giver.email)
    assert list(coming.assistants.all()) == [taker]
    sink = deliver()
    (told,), (asked,) = sink.to(giver.email), sink.to(taker.email)
    assert "Frais dans les ports" in part(told, "text/plain")
    assert "Gastos en puertos" in part(asked, "text/plain")
    assert (told["Reply-To"], asked["Reply-To"]) == (taker.email, giver.email)


def test_a_review_not_begun_passes_to_a_reviewer_only(desk, two, deliver):
    giver, taker = two
    asked, begun = practice(giver), practice(giver, status="accepted")

    refused = text_of(desk.get(PAGE, {"giver": giver.pk, "taker": taker.pk}))
    taker.groups.add(reviewer_group())
    hand_over(desk, giver, taker)

    for review in (asked, begun):
        review.refresh_from_db()
    assert "Rosa Blau is not among the reviewers." in refused
    assert "1 review that has been begun stays." in refused
    assert (asked.reviewer, begun.reviewer) == (taker, giver)
    # One that tells what has passed on, and the request itself.
    assert len(deliver().to(taker.email)) == 2


def test_only_what_is_ticked_passes_on(desk, two):
    giver, taker = two
    first, second = EventFactory.create_batch(2, contact_email=giver.email)

    nothing = hand_over(desk, giver, taker, [])
    hand_over(desk, giver, taker, [f"events.contacts:{first.pk}"])

    for event in (first, second):
        event.refresh_from_db()
    assert nothing.status_code == 422
    assert (first.contact_email, second.contact_email) == (taker.email, giver.email)


def test_roles_pass_on_by_administrators_alone(desk, two, admin_client):
    giver, taker = two
    giver.groups.add(reviewer_group())
    role = f"members.roles:{reviewer_group().pk}"

    hand_over(desk, giver, taker, [role])
    by_facilitator = taker.groups.count()
    hand_over(admin_client, giver, taker)

    assert by_facilitator == 0
    assert (list(taker.groups.all()), giver.groups.count()) == ([reviewer_group()], 0)


def test_reading_the_page_passes_nothing_on(desk, two):
    giver, taker = two
    event = EventFactory(contact_email=giver.email)

    desk.get(PAGE, {"giver": giver.pk, "taker": taker.pk, "task": f"events.contacts:{event.pk}"})

    event.refresh_from_db()
    assert event.contact_email == giver.email


def test_nothing_passes_to_oneself_or_to_an_applicant(desk, two):
    giver, _taker = two
    applicant = MemberFactory(status="applied")

    same = desk.get(PAGE, {"giver": giver.pk, "taker": giver.pk})
    early = desk.get(PAGE, {"giver": giver.pk, "taker": applicant.pk})

    assert "Choose two different people." in same.text
    assert "is not a member, or may not sign in." in early.text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(desk, two, count, django_assert_num_queries):
    giver, taker = two
    for event in EventFactory.create_batch(count, contact_email=giver.email):
        event.assistants.add(giver)
    desk.get(PAGE, {"giver": giver.pk, "taker": taker.pk})

    with django_assert_num_queries(13):
        desk.get(PAGE, {"giver": giver.pk, "taker": taker.pk})


def test_strangers_and_staff_without_the_right_are_kept_out(member_client, two):
    client = Client()
    client.force_login(MemberFactory(is_staff=True))

    assert member_client.get(PAGE).status_code == 302
    assert client.get(PAGE).status_code == 403
