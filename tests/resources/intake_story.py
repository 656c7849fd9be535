"""Everything that mail is written about around proposals and reviews, in one language."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from members.models import Member
from members.roles import facilitator_group, reviewer_group
from resources.models import Proposal, Review
from resources.services import moderation, proposing, reviewing
from tests.factories import MemberFactory, OrganisationFactory
from tests.resources.intake import asked, done, facilitator, reviewer, submitted


def intake(language: str) -> Iterator[None]:
    """Let members propose, facilitators ask and decide, and reviewers judge; pause for the mail of each step."""
    reader: dict[str, Any] = {"language": language, "name": "Ana"}
    desk, member = facilitator(**reader), MemberFactory(**reader)
    # Other languages' readers get no mail of this one's.
    staff = Member.objects.filter(groups__name__in=[facilitator_group().name, reviewer_group().name])
    staff.exclude(language=language).update(is_active=False)
    practice = _submitted(member, language, "practice")
    yield
    moderation.send_back(proposal=practice, by=desk, question=f"Q-{language}")
    yield
    proposing.comment(proposal=practice, author=member, text=f"A-{language}")
    proposing.comment(proposal=practice, author=desk, text=f"C-{language}")
    yield
    practice = proposing.submit(proposal=practice)
    yield
    yield from _reviews(practice, reader)
    moderation.accept(proposal=practice, by=desk, summaries={language: f"S-{language}"})
    moderation.decline(proposal=_submitted(member, language, "report"), by=desk, reason=f"R-{language}")
    trusted = MemberFactory(organisation=OrganisationFactory(name_en="Org", is_trusted=True), **reader)
    _submitted(trusted, language, "report")
    yield
    staff.update(is_active=False)


def _reviews(practice: Proposal, reader: dict[str, Any]) -> Iterator[None]:
    first, second = asked(practice, reviewer(**reader)), asked(practice, reviewer(**reader))
    yield
    Review.objects.filter(pk=first.pk).update(due_on=timezone.localdate())
    reviewing.remind_due()
    yield
    reviewing.call_off(review=first)
    reviewing.turn_down(review=second, has_conflict=True, note="N")
    yield
    done(practice, person=reviewer(**reader))
    done(practice, person=reviewer(**reader))
    yield


def _submitted(member: Member, language: str, kind: str) -> Proposal:
    titles = {"title_en": "Complaints by telephone", "title_fr": "Plaintes par téléphone", "title_es": "Quejas"}
    return submitted(member, kind, **titles)
