"""What a member does with her proposal: begin, submit, answer, take back."""

from functools import partial
from uuid import UUID

from auditlog.context import disable_auditlog
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub.languages import text_of
from members.models import Member
from resources import kinds, mail
from resources.errors import AlreadyDecided, Incomplete
from resources.models import Proposal, ProposalComment, Resource
from resources.services.indexing import index_works
from resources.services.publication import publish
from resources.services.reviewing import call_off_open

Status = Proposal.Status

# What a work's address is until it is shown: nobody can guess it, and no title is used up by a draft.
_DRAFT_SLUG = "proposal-"


def lock(proposal: Proposal) -> Proposal:
    """Return the proposal's row with its work, locked until the transaction ends: decisions take turns.

    Raises:
        AlreadyDecided: if it has been deleted meanwhile.
    """
    rows = Proposal.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "resource", "member__organisation"
    )
    if (found := rows.filter(pk=proposal.pk).first()) is None:
        raise AlreadyDecided(_("This proposal has been withdrawn."))
    return found


@transaction.atomic
def start(*, member: Member, uuid: UUID, kind: str, language: str) -> Proposal:
    """Begin a draft of a kind of work, with texts in `language`; the same `uuid` gives the same draft.

    The page that begins it names the `uuid`, so that a second press of its button finds the draft of the first.

    Raises:
        Proposal.DoesNotExist: if somebody else's proposal has that `uuid`.
    """
    known = Proposal.objects.filter(uuid=uuid, member=member).select_related("resource")
    if (proposal := known.first()) is not None:
        return proposal
    try:
        with transaction.atomic():
            work = Resource.objects.create(slug=f"{_DRAFT_SLUG}{uuid.hex}", kind=kind, submitted_by=member)
            return Proposal.objects.create(uuid=uuid, member=member, resource=work, language=language)
    except IntegrityError:
        # The first press was in the middle of it.
        return known.get()


def lacking(proposal: Proposal) -> list[kinds.Missing]:
    """Return what must be told before the proposal can be submitted. A publisher's written name is enough for that."""
    found = kinds.missing(proposal.resource)
    if proposal.publisher_name:
        written = {"publishers", "instruments", "licence"}
        found = [one for one in found if one.field not in written]
    return found


def is_trusted(proposal: Proposal) -> bool:
    """Whether it is shown as soon as it is submitted: from a trusted organisation, complete, and no practice."""
    organisation = proposal.member.organisation
    return (
        organisation is not None
        and organisation.is_trusted
        and proposal.resource.kind != Resource.Kind.PRACTICE
        and not kinds.missing(proposal.resource)
    )


@transaction.atomic
def submit(*, proposal: Proposal) -> Proposal:
    """Hand a draft, or a proposal that came back, to the facilitators; return it as it stands then.

    What comes from a trusted organisation is shown at once. A second press changes nothing.

    Raises:
        Incomplete: if something is missing that works of its kind must have, or the member has not agreed.
        AlreadyDecided: if it was decided or withdrawn meanwhile.
    """
    proposal = lock(proposal)
    if proposal.status in {Status.SUBMITTED, Status.IN_REVIEW, Status.ACCEPTED}:
        return proposal
    if proposal.status not in {Status.DRAFT, Status.RETURNED}:
        raise AlreadyDecided(str(proposal.get_status_display()))
    if found := lacking(proposal):
        raise Incomplete(_("This is still missing: %(names)s.") % {"names": kinds.named(found)})
    if proposal.consented_at is None:
        raise Incomplete(_("Please agree that it may be shown."))
    proposal.round += 1
    proposal.submitted_at = timezone.now()
    if is_trusted(proposal):
        show(proposal)
        mail.published_at_once(proposal)
        return proposal
    has_reviews = proposal.reviews.exclude(status="declined").exists()
    proposal.status = Status.IN_REVIEW if has_reviews else Status.SUBMITTED
    proposal.save()
    mail.proposal_submitted(proposal)
    return proposal


def show(proposal: Proposal, *, by: Member | None = None) -> None:
    """Publish the work of a locked proposal under an address made from its title."""
    work = proposal.resource
    if work.slug.startswith(_DRAFT_SLUG):
        work.slug = _free_slug(work)
        work.save(update_fields=["slug", "updated_at"])
    for kind, part in (("practice", "practice"), ("agreement", "agreement"), ("law", "law")):
        # Answers of a kind that the member had chosen before.
        if work.kind != kind and (row := getattr(work, part, None)) is not None:
            row.delete()
    proposal.status = Status.ACCEPTED
    proposal.decided_at = timezone.now()
    proposal.decided_by = by
    proposal.save()
    # Read anew: without the parts that are gone.
    publish(works=[Resource.objects.get(pk=work.pk)])
    work.refresh_from_db(fields=["published_at"])


def _free_slug(work: Resource) -> str:
    base = slugify(text_of(work, "title").value)[:110].strip("-") or work.kind
    taken = set(Resource.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := f"{base}-{n}" if n > 1 else base) not in taken)


@transaction.atomic
def withdraw(*, proposal: Proposal) -> None:
    """Take a proposal back. A draft that nobody has seen is deleted with its work; a second press changes nothing.

    Raises:
        AlreadyDecided: if it was decided meanwhile.
    """
    try:
        proposal = lock(proposal)
    except AlreadyDecided:
        return
    if proposal.status == Status.WITHDRAWN:
        return
    if proposal.status not in Proposal.OPEN:
        raise AlreadyDecided(str(proposal.get_status_display()))
    if proposal.status == Status.DRAFT and proposal.round == 0:
        _delete(proposal.resource)
        return
    call_off_open(proposal)
    proposal.status = Status.WITHDRAWN
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["status", "decided_at", "updated_at"])


def _delete(work: Resource) -> None:
    for edition in work.editions.exclude(file=""):
        # After the commit: a file without its row is a pity, a row without its file a lie.
        transaction.on_commit(partial(edition.file.storage.delete, str(edition.file.name)))
    with disable_auditlog():
        work.delete()


@transaction.atomic
def comment(*, proposal: Proposal, author: Member, text: str, is_internal: bool = False) -> ProposalComment:
    """Write a comment. The other side is told by mail: the facilitators of the member's, the member of theirs.

    Raises:
        AlreadyDecided: if the proposal has been deleted meanwhile.
    """
    proposal = lock(proposal)
    written = ProposalComment.objects.create(proposal=proposal, author=author, text=text, is_internal=is_internal)
    if author.pk == proposal.member_id:
        mail.proposal_answered(written)
    elif not is_internal:
        mail.proposal_commented(written)
    return written


def mark_changed(work: Resource) -> None:
    """Note that a work was changed, so that another tab learns of it, and tell the search."""
    work.save(update_fields=["updated_at"])
    index_works([work.pk])


def open_for_member(member: Member) -> models.QuerySet[Proposal]:
    """Return a member's proposals with what her list shows of them, the last changed first."""
    return (
        Proposal.objects.filter(member=member)
        .select_related("resource")
        .annotate(comment_count=models.Count("comments", filter=models.Q(comments__is_internal=False)))
        .order_by("-updated_at", "-pk")
    )
