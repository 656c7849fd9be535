"""From what members propose, judge and keep to rows."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from hub.demo.offers import OFFERS
from hub.demo.rows import member_of, stable_uuid
from hub.demo.shapes import Offer, Verdict
from hub.demo.shelves import SAVED, SHELVES, WATCHES
from hub.taxonomy.models import Audience, Place, Sector, Theme
from members.models import Member, Organisation
from resources.models import (
    Edition,
    Practice,
    Proposal,
    ProposalComment,
    ReadingList,
    ReadingListItem,
    Resource,
    ResourcePlace,
    Review,
    SavedResource,
    SavedSearch,
)

# Reviewers have so long.
_REVIEW_TIME = timedelta(days=21)
# A practice is looked at again after so long.
_UNTIL_NEXT_REVIEW = timedelta(days=3 * 365)
# A search was saved so long ago, so that the works of the demo are news.
_SAVED_BEFORE = timedelta(days=10)


def add_proposals(now: datetime) -> int:
    """Make the proposals that are not there; return how many are new."""
    return sum(_add_proposal(offer, now) for offer in OFFERS)


def _add_proposal(offer: Offer, now: datetime) -> bool:
    uuid = uuid5(NAMESPACE_URL, f"https://hub.example/proposals/{offer.slug}")
    if Proposal.objects.filter(uuid=uuid).exists():
        return False
    member = Member.objects.get(email=offer.by)
    known = None if offer.title else Resource.objects.get(slug=offer.slug)
    resource = known or _add_hidden_work(offer, member, uuid)
    submitted_at = _ago(now, offer.submitted_days_ago)
    decided_at = _ago(now, offer.decided_days_ago)
    facilitator = member_of("facilitator@hub.example")
    proposal = Proposal.objects.create(
        uuid=uuid,
        resource=resource,
        member=member,
        status=offer.status,
        language=offer.language,
        submitted_at=submitted_at,
        consented_at=submitted_at,
        decided_at=decided_at,
        decided_by=facilitator if offer.status in {Proposal.Status.ACCEPTED, Proposal.Status.DECLINED} else None,
        round=0 if submitted_at is None else 1,
    )
    for remark in offer.remarks:
        ProposalComment.objects.create(
            proposal=proposal,
            author=member_of(remark.by),
            text=remark.text,
            is_internal=remark.is_internal,
            created_at=now - timedelta(days=remark.days_ago),
        )
    for verdict in offer.verdicts:
        _add_review(proposal, verdict, now)
    if decided_at and offer.verdicts and offer.status == Proposal.Status.ACCEPTED:
        day = decided_at.date()
        Practice.objects.filter(resource=resource).update(reviewed_on=day, next_review_on=day + _UNTIL_NEXT_REVIEW)
    return True


def _ago(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now - timedelta(days=days)


def _add_hidden_work(offer: Offer, member: Member, uuid: UUID) -> Resource:
    def own(field: str, value: str) -> dict[str, str]:
        return {f"{field}_{offer.language}": value}

    resource = Resource.objects.create(
        # What is not shown yet has an address that nobody guesses.
        slug=f"proposal-{uuid.hex}",
        kind=offer.kind,
        year=offer.year,
        original_language=offer.language,
        submitted_by=member,
        **own("title", offer.title),
        **own("summary", offer.summary),
    )
    resource.publishers.set(Organisation.objects.filter(uuid__in=map(stable_uuid, offer.publishers)))
    resource.themes.set(Theme.objects.filter(slug__in=offer.themes))
    resource.sectors.set(Sector.objects.filter(slug__in=offer.sectors))
    resource.audiences.set(Audience.objects.filter(slug__in=offer.audiences))
    for place in Place.objects.filter(slug__in=offer.places):
        ResourcePlace.objects.create(resource=resource, place=place)
    if offer.url:
        Edition.objects.create(resource=resource, language=offer.language, url=offer.url)
    if offer.parts:
        columns: dict[str, str] = {}
        for part, text in offer.parts:
            columns |= own(part, text)
        Practice.objects.create(resource=resource, evidence=offer.evidence, contact=member, **columns)
    return resource


def _add_review(proposal: Proposal, verdict: Verdict, now: datetime) -> None:
    submitted_at = _ago(now, verdict.days_ago)
    asked_at = proposal.submitted_at or now
    Review.objects.create(
        proposal=proposal,
        reviewer=Member.objects.get(email=verdict.by),
        status=verdict.status,
        has_conflict=verdict.has_conflict,
        conflict_note=verdict.conflict_note,
        scores=dict(zip(Review.Criterion.values, verdict.scores, strict=False)),
        recommendation=verdict.recommendation,
        comment=verdict.comment,
        internal_comment=verdict.internal_comment,
        due_on=(asked_at + _REVIEW_TIME).date(),
        submitted_at=submitted_at,
    )


def add_kept(now: datetime) -> None:
    """Make what members have saved, for those who keep nothing yet."""
    for email, slugs in SAVED.items():
        member = member_of(email)
        if member and not member.saved.exists():
            for resource in Resource.objects.filter(slug__in=slugs):
                SavedResource.objects.create(member=member, resource=resource)
    for shelf in SHELVES:
        member = Member.objects.get(email=shelf.by)
        if member.reading_lists.filter(title=shelf.title).exists():
            continue
        reading_list = ReadingList.objects.create(
            member=member, title=shelf.title, description=shelf.description, visibility=shelf.visibility
        )
        rows = {row.slug: row for row in Resource.objects.filter(slug__in=dict(shelf.works))}
        for position, (slug, note) in enumerate(shelf.works, start=1):
            if row := rows.get(slug):
                ReadingListItem.objects.create(reading_list=reading_list, resource=row, note=note, position=position)
    for watch in WATCHES:
        SavedSearch.objects.get_or_create(
            member=Member.objects.get(email=watch.by),
            query=watch.query,
            defaults={"name": watch.name, "frequency": watch.frequency, "seen_until": now - _SAVED_BEFORE},
        )
