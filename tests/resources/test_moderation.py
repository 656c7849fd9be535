"""The facilitators' desk: the queue, the verbs with the mails that they cause, and two who decide at once."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.outbox.models import Message
from members.roles import reviewer_group
from resources.errors import AlreadyDecided
from resources.models import ProposalComment
from resources.services import moderation, proposing
from tests.factories import MemberFactory
from tests.resources.intake import again, asked, done, draft, facilitator, page_of, reviewer, submitted

pytestmark = pytest.mark.django_db
LIST = reverse("admin:resources_proposal_changelist")
SUMMARY = {"summary_en": "Two reviewers found it sound.", "reviewed_on": "2024-05-01", "next_review_on": "2026-05-01"}


@pytest.fixture
def desk():
    return facilitator(name="Tomás")


@pytest.fixture
def desk_client(desk):
    client = Client()
    client.force_login(desk)
    return client


def page(proposal, verb=""):
    if verb:
        return reverse("admin:resources_proposal_do", args=[proposal.pk, verb])
    return reverse("admin:resources_proposal_change", args=[proposal.pk])


def mails(*leave_out):
    """Return the kinds and readers of the queued mails, but those about the beginning."""
    rows = Message.objects.exclude(kind__in=["resources.proposal_submitted", *leave_out]).order_by("pk")
    return [(kind.removeprefix("resources."), reader) for kind, reader in rows.values_list("kind", "recipient")]


# ── The queue ────────────────────────────────────────────────────────────────────────────────
def test_the_queue_shows_what_is_open_and_whose_turn_it_is(desk_client, desk):
    draft(title_en="A secret draft")
    waiting = submitted(title_en="It waits for us")
    judged = submitted(title_en="Reviewers have it")
    asked(judged)
    returned = submitted(title_en="The member has it")
    moderation.send_back(proposal=returned, by=desk, question="Why?")
    closed = submitted(title_en="It is closed")
    moderation.decline(proposal=closed, by=desk, reason="No.")

    def shown(query):
        html = desk_client.get(f"{LIST}?{query}").content.decode()
        titles = ("A secret draft", "It waits for us", "Reviewers have it", "The member has it", "It is closed")
        return [title for title in titles if title in html]

    assert shown("") == ["It waits for us", "Reviewers have it", "The member has it"]
    assert shown("queue=us") == ["It waits for us"]
    assert shown("queue=reviewers") == ["Reviewers have it"]
    assert shown("queue=member") == ["The member has it"]
    assert shown("queue=closed") == ["It is closed"]
    assert len(shown("queue=all")) == 4
    assert again(waiting).status == "submitted"


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_takes_the_same_queries_for_any_length(desk_client, count, django_assert_num_queries):
    for _number in range(count):
        asked(submitted())
    desk_client.get(LIST)

    with django_assert_num_queries(7):
        desk_client.get(LIST)


def test_the_page_shows_the_work_the_words_and_the_verbs(desk_client, desk):
    proposal = submitted()
    proposing.comment(proposal=proposal, author=desk, text="Between colleagues", is_internal=True)
    done(proposal)

    html = desk_client.get(page(proposal)).content.decode()

    for words in ("Nobody complained.", "Between colleagues", "Between us: publish.", "A practice needs two reviews"):
        assert words in html
    for verb in ("publish", "ask", "return", "comment", "decline"):
        assert page(proposal, verb) in html


def test_other_works_need_no_reviewers(desk_client):
    proposal = submitted(kind="report")

    assert page(proposal, "ask") not in desk_client.get(page(proposal)).content.decode()
    assert desk_client.get(page(proposal, "ask"))["Location"] == page(proposal)


# ── The verbs ────────────────────────────────────────────────────────────────────────────────
def test_a_report_is_published_and_its_member_is_told(desk_client, desk, member, member_client):
    proposal = submitted(member, "report", title_en="A study of visas")
    before = desk_client.get(page(proposal, "publish")).content.decode()

    desk_client.post(page(proposal, "publish"), {"note": "Well done"})

    proposal = again(proposal)
    assert f"One mail goes out, to Grace Wanjiku ({member.email})" in before
    assert (proposal.status, proposal.decided_by, proposal.resource.slug) == ("accepted", desk, "a-study-of-visas")
    assert proposal.resource.published_at is not None
    assert mails() == [("proposal_published", member.email)]
    found = member_client.get("/en/resources/?q=visas").content.decode()
    assert proposal.resource.get_absolute_url() in found


def test_a_proposal_goes_back_with_a_question_and_comes_again(desk_client, desk, member, member_client):
    proposal = submitted(member)

    desk_client.post(page(proposal, "return"), {"text": "Who paid for it?"})
    shown = member_client.get(page_of(proposal, "edit")).content.decode()
    member_client.post(page_of(proposal, "comment"), {"text": "The ministry."})
    member_client.post(page_of(proposal, "check"))

    assert "Who paid for it?" in shown
    assert (again(proposal).status, again(proposal).round) == ("submitted", 2)
    assert mails() == [("proposal_returned", member.email), ("proposal_answered", desk.email)]


def test_facilitators_are_told_once_per_round(desk, member, member_client):
    proposal = submitted(member)
    for _press in range(2):
        member_client.post(page_of(proposal, "check"))
    moderation.send_back(proposal=proposal, by=desk, question="Why?")
    for _press in range(2):
        member_client.post(page_of(proposal, "check"))

    rows = Message.objects.filter(kind="resources.proposal_submitted").order_by("pk")
    assert [(row.recipient, row.payload["round"]) for row in rows] == [(desk.email, 1), (desk.email, 2)]


def test_a_proposal_is_declined_with_a_reason_and_reviewers_need_not_go_on(desk_client, member, member_client):
    proposal = submitted(member)
    review = asked(proposal)

    empty = desk_client.post(page(proposal, "decline"), {"text": ""})
    desk_client.post(page(proposal, "decline"), {"text": "We have it already."})
    html = member_client.get(page_of(proposal, "")).content.decode()

    assert empty.status_code == 422
    assert "Give a reason" in empty.content.decode()
    assert again(proposal).status == "declined"
    assert mails("resources.review_asked") == [
        ("review_called_off", review.reviewer.email),
        ("proposal_declined", member.email),
    ]
    assert "We have it already." in html
    assert "Withdraw the proposal" not in html


def test_internal_comments_are_mailed_to_nobody_and_hidden_from_the_member(desk_client, member, member_client):
    proposal = submitted(member)

    desk_client.post(page(proposal, "comment"), {"text": "Doubtful", "is_internal": "on"})
    desk_client.post(page(proposal, "comment"), {"text": "We read it this week"})

    html = member_client.get(page_of(proposal, "")).content.decode()
    assert ProposalComment.objects.filter(is_internal=True).count() == 1
    assert ("Doubtful" in html, "We read it this week" in html) == (False, True)
    assert mails() == [("proposal_commented", member.email)]


def test_an_empty_comment_is_refused_and_a_closed_proposal_takes_none(desk, member, member_client):
    proposal = submitted(member)

    empty = member_client.post(page_of(proposal, "comment"), {"text": " "})
    moderation.decline(proposal=proposal, by=desk, reason="No.")
    member_client.post(page_of(proposal, "comment"), {"text": "But why?"})

    assert (empty.status_code, proposal.comments.filter(author=member).count()) == (422, 0)


# ── Practices ────────────────────────────────────────────────────────────────────────────────
def test_a_practice_is_not_published_before_two_reviews_are_done_and_none_is_open(desk_client):
    proposal = submitted()
    done(proposal)

    early = desk_client.post(page(proposal, "publish"), SUMMARY)
    done(proposal)
    third = asked(proposal)
    still_open = desk_client.post(page(proposal, "publish"), SUMMARY)

    assert (early.status_code, still_open.status_code) == (422, 422)
    assert "A practice needs two reviews" in early.content.decode()
    assert "1 review is still open." in still_open.content.decode()
    assert again(proposal).status == "review"
    desk_client.post(reverse("admin:resources_proposal_call_off", args=[third.pk]))
    assert desk_client.post(page(proposal, "publish"), SUMMARY).status_code == 302


def test_publishing_a_practice_tells_readers_what_the_reviewers_say(desk_client):
    proposal = submitted()
    done(proposal)
    done(proposal, "revise")

    empty = desk_client.post(page(proposal, "publish"), SUMMARY | {"summary_en": ""})
    desk_client.post(page(proposal, "publish"), SUMMARY)

    practice = again(proposal).resource.practice
    assert empty.status_code == 422
    assert practice.review_summary_en == "Two reviewers found it sound."
    assert (str(practice.reviewed_on), str(practice.next_review_on)) == ("2024-05-01", "2026-05-01")
    assert again(proposal).status == "accepted"


def test_disagreement_asks_for_a_third_review(desk_client, desk):
    proposal = submitted()
    done(proposal)
    done(proposal, "reject")

    refused = desk_client.post(page(proposal, "publish"), SUMMARY)
    done(proposal)
    accepted = desk_client.post(page(proposal, "publish"), SUMMARY)

    assert "The reviewers disagree: ask a third one." in refused.content.decode()
    assert (accepted.status_code, again(proposal).status) == (302, "accepted")
    assert [kind for kind, reader in mails() if reader == desk.email] == ["reviews_in"] * 3


def test_reviewers_are_asked_from_the_desk(desk_client):
    proposal = submitted()
    people = [reviewer(), reviewer()]
    sent = {"reviewers": [person.pk for person in people], "due_on": "2999-01-01"}

    late = desk_client.post(page(proposal, "ask"), sent | {"due_on": "2020-01-01"})
    desk_client.post(page(proposal, "ask"), sent)

    assert late.status_code == 422
    assert [review.reviewer for review in proposal.reviews.all()] == people
    assert again(proposal).status == "review"
    assert mails() == [("review_asked", person.email) for person in people]


def test_a_desk_without_reviewers_is_told_where_they_come_from(desk_client):
    html = desk_client.get(page(submitted(), "ask")).content.decode()

    assert "Nobody can be asked yet." in html
    assert reverse("admin:members_member_changelist") in html


def test_who_cannot_be_asked_is_named_with_the_reason(desk_client):
    proposer = MemberFactory(name="Ana", organisation_name="Ministry of Work")
    proposer.groups.add(reviewer_group())
    proposal = submitted(proposer)
    colleague = reviewer(name="Ben", organisation_name="ministry of work ")
    outsider = MemberFactory(name="Cleo")

    html = desk_client.get(page(proposal, "ask")).content.decode()
    refused = desk_client.post(
        page(proposal, "ask"), {"reviewers": [colleague.pk, outsider.pk], "due_on": "2999-01-01"}
    )

    assert "Ana has proposed the practice." in html
    assert "Ben belongs to the same organisation as the proposer: Ministry of Work." in html
    assert (refused.status_code, proposal.reviews.count()) == (422, 0)


# ── Who may, and two at once ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("verb", ["publish", "ask", "return", "comment", "decline"])
def test_only_facilitators_act(client, member_client, verb):
    proposal = submitted(kind="practice")
    colleague = Client()
    colleague.force_login(MemberFactory(is_staff=True))

    answers = [one.post(page(proposal, verb), {"text": "x"}).status_code for one in (client, member_client, colleague)]

    assert answers == [302, 302, 403]
    assert (again(proposal).status, proposal.comments.count()) == ("submitted", 0)


def test_asking_changes_nothing_and_calling_off_rejects_get(desk_client):
    proposal = submitted()
    review = asked(proposal)

    for verb in ("publish", "ask", "return", "comment", "decline"):
        assert desk_client.get(page(proposal, verb)).status_code == 200

    assert desk_client.get(reverse("admin:resources_proposal_call_off", args=[review.pk])).status_code == 405
    assert (again(proposal).status, again(review).status) == ("review", "asked")


def test_the_second_of_two_facilitators_is_told_what_the_first_has_decided(desk_client, desk):
    proposal = submitted(kind="report")
    moderation.accept(proposal=proposal, by=desk)

    answer = desk_client.post(page(proposal, "decline"), {"text": "No."}, follow=True)
    with pytest.raises(AlreadyDecided):
        moderation.decline(proposal=proposal, by=desk, reason="No.")

    assert "Somebody was faster." in answer.content.decode()
    assert again(proposal).status == "accepted"
    assert [kind for kind, _reader in mails()] == ["proposal_published"]
