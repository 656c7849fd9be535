"""Proposals and reviews for tests, made through the services as people make them."""

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hub.taxonomy.models import Place, Theme
from members.models import Member
from members.roles import facilitator_group, reviewer_group
from resources.models import Edition, Practice, Proposal, Review
from resources.proposal_forms import EditionRows, WorkForm, author_rows, placement_rows
from resources.services import proposing, reviewing
from tests.factories import MemberFactory, OrganisationFactory
from tests.resources import hostile

_numbers = count(1)
SCORES = dict.fromkeys(Review.Criterion.values, 3)


def pdf(name: str = "study.pdf", words: str = "Fees") -> SimpleUploadedFile:
    """Return a small PDF file as a browser sends it; other words are another file."""
    content = hostile.pdf(1, lambda document: document.docinfo.__setitem__("/Subject", words))
    return SimpleUploadedFile(name, content, "application/pdf")


def facilitator(**fields: Any) -> Member:
    """Return somebody who decides."""
    person = MemberFactory(is_staff=True, organisation_name="Hub", **fields)
    person.groups.add(facilitator_group())
    return person


def reviewer(**fields: Any) -> Member:
    """Return somebody who judges practices, of an organisation of her own."""
    fields = {"organisation_name": f"Institute {next(_numbers)}"} | fields
    person = MemberFactory(**fields)
    person.groups.add(reviewer_group())
    return person


def draft(member: Member | None = None, kind: str = "practice", **fields: Any) -> Proposal:
    """Return a draft of a complete practice or report, that its member has agreed to show."""
    member = member or MemberFactory()
    proposal = proposing.start(member=member, uuid=uuid4(), kind=kind, language=member.language)
    work, number = proposal.resource, next(_numbers)
    texts = {"title_en": f"Complaints by telephone number {number * 7919}", "summary_en": "What it is."} | fields
    for name, value in texts.items():
        setattr(work, name, value)
    work.save()
    work.themes.add(Theme.objects.first())
    if kind == "practice":
        parts = {"context_en": "Nobody complained.", "action_en": "A line was opened.", "results_en": "Many call."}
        Practice.objects.create(resource=work, evidence="monitored", **parts)
        work.placements.create(place=Place.objects.get(slug="ke"))
    else:
        work.year = 2024
        work.save()
        work.publishers.add(OrganisationFactory())
        Edition.objects.create(resource=work, language="en", url=f"https://publisher.example/study-{number}")
    proposal.consented_at = timezone.now()
    proposal.save()
    return Proposal.objects.get(pk=proposal.pk)


def submitted(member: Member | None = None, kind: str = "practice", **fields: Any) -> Proposal:
    """Return a proposal that waits for the facilitators."""
    return proposing.submit(proposal=draft(member, kind, **fields))


def asked(proposal: Proposal, person: Member | None = None) -> Review:
    """Return a review that somebody is asked for."""
    due_on = timezone.localdate() + timedelta(days=21)
    return reviewing.ask(proposal=proposal, reviewer=person or reviewer(), due_on=due_on)


def done(proposal: Proposal, recommendation: str = "publish", person: Member | None = None) -> Review:
    """Return a finished review."""
    review = reviewing.accept(review=asked(proposal, person))
    review.scores, review.recommendation, review.comment = SCORES, recommendation, f"Clear: {recommendation}."
    review.internal_comment = f"Between us: {recommendation}."
    return reviewing.submit(review=review)


def again(row: Any) -> Any:
    """Return a row as it is in the database now."""
    return type(row).objects.get(pk=row.pk)


def page_of(proposal: Proposal, name: str = "edit") -> str:
    """Return the address of one of a member's pages about a proposal, in English."""
    return f"/en/proposals/{proposal.uuid}/{name}/" if name else f"/en/proposals/{proposal.uuid}/"


def answers(proposal: Proposal, **changes: Any) -> dict[str, Any]:
    """Return what a browser would send from the page about a draft as it stands, with changes."""
    proposal = Proposal.objects.select_related("resource").get(pk=proposal.pk)
    sent: dict[str, Any] = {"version": proposal.resource.updated_at.isoformat()}
    form = WorkForm(proposal=proposal)
    for field in form:
        value = field.value()
        if isinstance(value, list):
            sent[field.html_name] = [getattr(one, "pk", one) for one in value]
        elif value not in {None, False}:
            sent[field.html_name] = getattr(value, "pk", value)
    for rows in (placement_rows(proposal.resource), author_rows(proposal.resource)):
        sent |= {f"{rows.prefix}-TOTAL_FORMS": len(rows.forms), f"{rows.prefix}-INITIAL_FORMS": 0}
        sent |= {field.html_name: field.value() or "" for row in rows for field in row}
    editions = EditionRows(proposal)
    sent["edition"] = [str(row.uuid) for row in editions.rows]
    for row in editions.rows:
        sent |= {field.html_name: value for field in row if (value := field.value())}
    return sent | changes
