"""Proposals that many people press a button about at the same moment."""

from collections import Counter
from collections.abc import Iterator

import pytest

from hub.outbox.models import Message
from members.models import Member
from members.roles import facilitators
from resources.errors import AlreadyDecided, ReviewError
from resources.models import Proposal, Review
from resources.services import moderation, proposing, reviewing
from tests.chaos.threads import at_once
from tests.e2e.live import LiveHub
from tests.resources.intake import again, asked, draft, facilitator, reviewer, submitted

pytestmark = pytest.mark.xdist_group("chaos")


@pytest.fixture(autouse=True)
def desks_are_left(hub: LiveHub) -> Iterator[None]:
    """Leave no facilitators and no mail behind: the hub is the same for all tests of chaos."""
    yield
    Message.objects.all().delete()
    Member.objects.update(is_staff=False)


def kinds() -> Counter[str]:
    return Counter(Message.objects.values_list("kind", flat=True))


def test_of_ten_facilitators_one_decides(hub: LiveHub) -> None:
    proposal = submitted(kind="report")
    before = kinds()
    desks = [facilitator() for _number in range(10)]

    def decide(number: int) -> Proposal:
        if number % 2:
            return moderation.decline(proposal=proposal, by=desks[number], reason="No.")
        return moderation.accept(proposal=proposal, by=desks[number])

    results = at_once(range(10), decide)

    assert Counter(type(result) for result in results) == {Proposal: 1, AlreadyDecided: 9}
    assert (kinds() - before).total() == 1
    work = again(proposal).resource
    assert (work.published_at is not None) == (again(proposal).status == "accepted")


def test_ten_presses_submit_once(hub: LiveHub) -> None:
    facilitator()
    proposal = draft()
    desks, before = Counter({"resources.proposal_submitted": facilitators().count()}), kinds()

    at_once(range(10), lambda _number: proposing.submit(proposal=proposal))

    assert (again(proposal).status, again(proposal).round) == ("submitted", 1)
    assert kinds() - before == desks


def test_a_reviewer_is_asked_once_and_submits_once(hub: LiveHub) -> None:
    proposal, person = submitted(), reviewer()

    results = at_once(range(6), lambda _number: asked(proposal, person))
    review = reviewing.accept(review=proposal.reviews.get())
    review.recommendation = "publish"
    finished = at_once(range(6), lambda _number: reviewing.submit(review=review))

    for found in (results, finished):
        assert Counter(type(result) for result in found) == {Review: 1, ReviewError: 5}
    assert kinds()["resources.review_asked"] == 1
