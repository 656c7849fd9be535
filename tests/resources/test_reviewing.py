"""Judging a practice: answer, conflict of interest, marks, and what reviewers see of each other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hub.outbox.models import Message
from resources.models import Edition, Review
from resources.services import moderation, proposing, reviewing
from tests.factories import MemberFactory
from tests.resources.intake import SCORES, again, asked, done, facilitator, pdf, reviewer, submitted

pytestmark = pytest.mark.django_db
MARKS = {f"score_{name}": str(mark) for name, mark in SCORES.items()}
COMPLETE = MARKS | {"recommendation": "publish", "comment": "Clear.", "internal_comment": "Known.", "submit": "1"}


@pytest.fixture
def review():
    return asked(submitted())


@pytest.fixture
def judge(review):
    client = Client()
    client.force_login(review.reviewer)
    return client


def page(review, name=""):
    return f"/en/reviews/{review.uuid}/{name}"


def mails(kind):
    return list(Message.objects.filter(kind=f"resources.{kind}").values_list("recipient", flat=True))


def test_before_the_answer_only_the_outline_is_shown(judge, review):
    before = judge.get(page(review)).content.decode()
    judge.post(page(review, "reply/"), {"answer": "accept"})
    after = judge.get(page(review)).content.decode()

    assert ("Can you review it?" in before, "Nobody complained." in before) == (True, False)
    assert ("Your judgement" in after, "Nobody complained." in after) == (True, True)
    assert (again(review).status, again(review).has_conflict) == ("accepted", False)


@pytest.mark.parametrize(("answer", "has_conflict"), [("conflict", True), ("decline", None)])
def test_a_conflict_or_a_refusal_ends_the_review_and_facilitators_are_told(judge, review, answer, has_conflict):
    desk = facilitator()

    judge.post(page(review, "reply/"), {"answer": answer, "note": "I advised them."})
    judge.post(page(review, "reply/"), {"answer": "accept"})
    judge.post(page(review), COMPLETE)

    review = again(review)
    assert (review.status, review.has_conflict, review.conflict_note) == ("declined", has_conflict, "I advised them.")
    assert mails("review_ended") == [desk.email]


def test_a_conflict_needs_words_and_an_answer_is_needed(judge, review):
    answers = [judge.post(page(review, "reply/"), sent).status_code for sent in ({"answer": "conflict"}, {})]

    assert (answers, again(review).status) == ([422, 422], "asked")


def test_a_review_is_saved_and_then_submitted(judge, review):
    desk = facilitator()
    reviewing.accept(review=review)

    judge.post(page(review), {"score_rights": "2", "comment": "So far", "save": "1"})
    half = again(review)
    incomplete = judge.post(page(review), {"score_rights": "2", "submit": "1"})
    judge.post(page(review), COMPLETE)
    judge.post(page(review), COMPLETE | {"comment": "Changed"})

    assert (half.status, half.scores, half.comment) == ("accepted", {"rights": 2}, "So far")
    assert incomplete.status_code == 422
    assert "Give a mark from 1 to 4." in incomplete.content.decode()
    review = again(review)
    assert (review.status, review.scores, review.recommendation) == ("done", SCORES, "publish")
    assert (review.comment, review.internal_comment) == ("Clear.", "Known.")
    assert mails("reviews_in") == [desk.email]


@pytest.mark.parametrize("sent", [{"recommendation": "reject", "comment": ""}, {"score_rights": "5"}])
def test_what_makes_no_sense_is_refused(judge, review, sent):
    reviewing.accept(review=review)

    assert judge.post(page(review), COMPLETE | sent).status_code == 422
    assert again(review).status == "accepted"


def test_nobody_judges_before_declaring(judge, review):
    judge.post(page(review), COMPLETE)

    assert again(review).status == "asked"


def test_reviewers_read_each_other_only_after_their_own_judgement(judge, review):
    done(review.proposal, "reject")
    reviewing.accept(review=review)

    before = judge.get(page(review)).content.decode()
    judge.post(page(review), COMPLETE)
    after = judge.get(page(review)).content.decode()

    assert ("Between us: reject." in before, "Between us: reject." in after) == (False, True)


def test_the_author_reads_comments_without_names_once_the_proposal_comes_back(review):
    client = Client()
    client.force_login(review.proposal.member)
    finished = done(review.proposal, "revise", reviewer(name="Nobody Else"))
    address = f"/en/proposals/{review.proposal.uuid}/"

    before = client.get(address).content.decode()
    moderation.send_back(proposal=review.proposal, by=facilitator(), question="Please change it.")
    after = client.get(address).content.decode()

    assert (finished.comment in before, finished.comment in after) == (False, True)
    assert ("Nobody Else" in after, finished.internal_comment in after) == (False, False)


@pytest.mark.parametrize("name", ["", "reply/"])
def test_others_find_nothing_and_strangers_sign_in(client, member_client, review, name):
    answers = [member_client.post(page(review, name), COMPLETE), member_client.get(page(review))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get(page(review)).status_code == client.post(page(review), COMPLETE).status_code == 302
    assert again(review).status == "asked"


def test_reply_rejects_get(judge, review):
    assert judge.get(page(review, "reply/")).status_code == 405


def test_files_are_sent_to_those_who_judge_and_to_nobody_else(judge, member_client, review, settings, tmp_path):
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    edition = Edition.objects.create(resource=review.proposal.resource, language="en", file=pdf())
    address = f"/en/proposals/{review.proposal.uuid}/files/{edition.uuid}/"

    before = judge.get(address).status_code
    reviewing.accept(review=review)
    answer = judge.get(address)

    assert (before, member_client.get(address).status_code) == (404, 404)
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_withdrawn_proposal_needs_no_review(judge, review):
    reviewing.accept(review=review)

    proposing.withdraw(proposal=review.proposal)

    assert not Review.objects.exists()
    assert mails("review_called_off") == [review.reviewer.email]
    assert judge.post(page(review), COMPLETE).status_code == 404


def test_reviewers_are_reminded_once_shortly_before_the_day(review):
    later = asked(review.proposal)
    Review.objects.filter(pk=review.pk).update(due_on=timezone.localdate() + timedelta(days=2))
    finished = done(review.proposal)
    Review.objects.filter(pk=finished.pk).update(due_on=timezone.localdate())

    counts = [reviewing.remind_due(), reviewing.remind_due()]
    Review.objects.filter(pk=later.pk).update(due_on=timezone.localdate() - timedelta(days=1))

    assert (counts, reviewing.remind_due()) == ([1, 0], 0)
    assert mails("review_reminder") == [review.reviewer.email]


@pytest.mark.parametrize("count", [1, 3])
def test_my_reviews_take_the_same_queries_for_any_length(count, django_assert_num_queries):
    person = reviewer()
    for _number in range(count):
        asked(submitted(), person)
        done(submitted(), person=person)
    client = Client()
    client.force_login(person)

    with django_assert_num_queries(3):
        html = client.get("/en/reviews/").content.decode()

    assert ("To do" in html, "Finished" in html) == (True, True)


def test_applicants_and_strangers_have_no_reviews(client):
    applicant = Client()
    applicant.force_login(MemberFactory(status="applied"))

    assert (client.get("/en/reviews/").status_code, applicant.get("/en/reviews/").status_code) == (302, 403)
