"""What the page of a work shows of practices, agreements and laws, and asking the contact of a practice."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hub.outbox.models import Message
from hub.taxonomy.models import Place
from members.models import Member
from resources.models import Agreement, Law, Practice, Proposal, Resource
from tests.conftest import Sink, part
from tests.factories import MemberFactory, ResourceFactory
from tests.resources.test_themes import section

pytestmark = pytest.mark.django_db
TEXT = "Good morning, how did you convince the agencies to open their books?"
CONTACT = "/en/resources/work/contact/"


def practice(**fields: Any) -> Practice:
    """Make a described practice."""
    return Practice.objects.create(
        resource=ResourceFactory(slug="work", kind="practice", title_fr="Une pratique"), **fields
    )


def page(client: Client, language: str = "en") -> str:
    """Return the page of the work."""
    return client.get(f"/{language}/resources/work/").text


# ── Practices ────────────────────────────────────────────────────────────────────────────────
def test_the_parts_of_a_practice_stand_under_headings_in_their_order(client: Client) -> None:
    practice(lessons_en="Start **small**.", context_en="Fees were high.", results_fr="Moins de frais.", cost_en="")

    text = page(client)

    assert re.findall(r'<h2 id="part-(\w+)">([^<]*)</h2>', text) == [
        ("context", "Context and problem"),
        ("results", "Results"),
        ("lessons", "Lessons"),
    ]
    assert "<strong>small</strong>" in section(text, "part-lessons")
    assert '<div lang="fr"><p>Moins de frais.</p>' in section(text, "part-results")


def test_the_evidence_and_the_review_are_explained(client: Client) -> None:
    described = practice(
        evidence="evaluated",
        started_on=date(2019, 3, 1),
        ended_on=date(2021, 6, 30),
        reviewed_on=date(2023, 4, 5),
        next_review_on=date(2025, 4, 5),
        review_summary_en="Worth copying.",
        sources="- [Evaluation](https://www.ilo.org/evaluation)",
    )
    proposal = Proposal.objects.create(resource=described.resource, member=MemberFactory(), status="accepted")
    for status in ("done", "done", "declined"):
        proposal.reviews.create(reviewer=MemberFactory(), status=status)

    text = page(client)

    box = section(text, "evidence")
    assert "Evaluated independently" in box
    assert "Somebody who had no part in it has looked at what it brought about." in box
    assert "Reviewed on 5 April 2023 by 2 reviewers. Next review: 5 April 2025." in box
    assert "Carried out from 1 March 2019 to 30 June 2021." in box
    assert "Worth copying." in section(text, "reviewers")
    assert '<a href="https://www.ilo.org/evaluation"' in section(text, "sources")


def test_a_practice_that_nobody_reviewed_does_not_claim_it(client: Client) -> None:
    practice(evidence="claimed")

    box = section(page(client), "evidence")

    assert "Nobody else has measured them." in box
    assert "Reviewed" not in box


# ── Its contact ──────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def contact(db: None) -> Member:
    """The contact of the practice, whom nobody finds in the directory."""
    row: Member = MemberFactory(name="Hidden Contact", email="contact@office.example", language="fr")
    practice(contact=row)
    return row


def test_a_member_asks_the_contact_without_learning_who_it_is(
    member_client: Client, member: Member, contact: Member, deliver: Callable[[], Sink]
) -> None:
    texts = [page(member_client), member_client.get(CONTACT).text]
    answer = member_client.post(CONTACT, {"text": TEXT})

    [mail] = deliver().to("contact@office.example")
    assert answer.url == "/en/resources/work/"
    assert CONTACT in texts[0]
    assert not [text for text in texts if contact.email in text or contact.name in text]
    assert mail["Reply-To"] == member.email
    assert "Une pratique" in mail["Subject"]
    body = part(mail, "text/plain")
    assert TEXT in body
    assert "http://testserver/fr/resources/work/" in body


def test_the_contact_is_for_members_and_not_for_herself(client: Client, contact: Member) -> None:
    stranger = client.post(CONTACT, {"text": TEXT})
    box = section(page(client), "evidence")
    client.force_login(MemberFactory(status="applied"))
    applicant = client.post(CONTACT, {"text": TEXT})
    client.force_login(contact)
    herself = client.post(CONTACT, {"text": TEXT})

    assert stranger.url == f"/en/account/login/?next={CONTACT}"
    assert f"/en/account/login/?next={CONTACT}" in box
    assert (applicant.status_code, herself.status_code) == (403, 404)
    assert CONTACT not in page(client)
    assert not Message.objects.exists()


@pytest.mark.parametrize("fields", [{"is_active": False}, {"status": "declined"}])
def test_a_contact_who_has_left_is_not_offered(member_client: Client, contact: Member, fields: dict[str, Any]) -> None:
    Member.objects.filter(pk=contact.pk).update(**fields)

    assert CONTACT not in page(member_client)
    assert member_client.post(CONTACT, {"text": TEXT}).status_code == 404


def test_the_contact_of_a_work_that_the_reader_may_not_see_is_not_found(member_client: Client, contact: Member) -> None:
    Resource.objects.update(published_at=None)

    assert member_client.post(CONTACT, {"text": TEXT}).status_code == 404


def test_a_question_that_is_too_short_is_kept(member_client: Client, contact: Member) -> None:
    answer = member_client.post(CONTACT, {"text": "Hello"})

    assert answer.status_code == 422
    assert "Hello</textarea>" in answer.text


# ── Agreements and laws ──────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("is_public", "words"),
    [
        (True, "Yes, everybody can read the text"),
        (False, "No, the text has not been made public"),
        (None, "Not known"),
    ],
)
def test_an_agreement_says_whether_its_text_is_public(client: Client, is_public: bool | None, words: str) -> None:  # noqa: FBT001
    Agreement.objects.create(resource=ResourceFactory(slug="work", kind="agreement"), is_text_public=is_public)

    assert words in section(page(client), "agreement")


def test_an_agreement_says_of_each_clause_whether_it_is_there(client: Client) -> None:
    work = ResourceFactory(slug="work", kind="agreement", places={"np": "origin", "jo": "destination"})
    Agreement.objects.create(
        resource=work, signed_on=date(2017, 10, 18), in_force_on=date(2017, 11, 22), clauses=["fees", "committee"]
    )

    text = page(client)

    told = dict(re.findall(r"</svg> ([^<:]+): (yes|no)</li>", section(text, "agreement")))
    assert len(told) == len(Agreement.Clause)
    assert [label for label, word in told.items() if word == "yes"] == ["Recruitment fees", "Joint committee"]
    assert "18 October 2017" in text
    assert "Nepal to Jordan" in text


def test_an_agreement_whose_clauses_nobody_noted_does_not_say_that_it_has_none(client: Client) -> None:
    Agreement.objects.create(resource=ResourceFactory(slug="work", kind="agreement"))

    assert ": no</li>" not in page(client)


def test_a_law_says_where_and_since_when_it_applies_and_what_of_fees(client: Client) -> None:
    Law.objects.create(
        resource=ResourceFactory(slug="work", kind="law"),
        jurisdiction=Place.objects.get(slug="ug"),
        in_force_on=date(2005, 7, 1),
        fees="regulates",
        scope="both",
    )

    text = page(client)

    law = section(text, "law")
    assert 'href="/en/places/ug/">Uganda</a>' in law
    for words in ("1 July 2005", "Charges to workers are limited", "Recruitment within the country and across borders"):
        assert words in law
    assert "repealed" not in text


def test_a_repealed_law_says_so_at_the_top(client: Client) -> None:
    Law.objects.create(
        resource=ResourceFactory(slug="work", kind="law"),
        jurisdiction=Place.objects.get(slug="ug"),
        repealed_on=date(2021, 12, 31),
    )

    text = page(client)

    assert "This law was repealed on 31 December 2021." in text
    assert text.index("This law was repealed") < text.index('id="law"')
