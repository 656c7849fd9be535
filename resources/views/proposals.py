"""A member's proposals: where they stand, what was said about them, and taking them back."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.models import Member
from resources import proposal_states
from resources.errors import ProposalError
from resources.models import Edition, Proposal, Review
from resources.preview import preview_of
from resources.proposal_forms import CommentForm
from resources.services import proposing
from resources.views.intake_access import approved_member, own_proposal
from resources.views.proposing import EDITABLE

Status = Proposal.Status
# When the member reads what the reviewers have written for her.
_READS_REVIEWS = (Status.RETURNED, Status.ACCEPTED, Status.DECLINED)
# When there is somebody to talk to.
_TALKS = (Status.SUBMITTED, Status.RETURNED, Status.IN_REVIEW)


@require_safe
@approved_member
def proposals(request: HttpRequest) -> HttpResponse:
    """List a member's proposals with their states in plain words."""
    member = cast("Member", request.user)
    rows = [(row, proposal_states.PROPOSAL[row.status]) for row in proposing.open_for_member(member)]
    context = {"rows": rows, "has_reviews": Review.objects.filter(reviewer=member).exists()}
    return render(request, "resources/proposals/index.html", context)


@require_safe
@own_proposal
def proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Show one's own proposal: its state, what was said, and the work as readers will see it."""
    return _page(request, proposal, CommentForm())


def _page(request: HttpRequest, proposal: Proposal, form: CommentForm, status: int = 200) -> HttpResponse:
    reads_reviews = proposal.status in _READS_REVIEWS
    reviews = proposal.reviews.filter(status=Review.Status.DONE, has_conflict=False).exclude(comment="")
    context = {
        "proposal": proposal,
        "work": preview_of(proposal.resource_id),
        "state": proposal_states.PROPOSAL[proposal.status],
        "comments": proposal.comments.filter(is_internal=False).select_related("author"),
        "reviews": reviews if reads_reviews else [],
        "form": form if proposal.status in _TALKS else None,
        "can_edit": proposal.status in EDITABLE,
        "can_withdraw": proposal.status in Proposal.OPEN,
    }
    return render(request, "resources/proposals/proposal.html", context, status=status)


@require_POST
@own_proposal
def proposal_comment(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Write to the facilitators; they are told by mail."""
    form = CommentForm(request.POST)
    if proposal.status not in _TALKS:
        messages.error(request, _("Nobody answers here any more: the proposal is closed."))
    elif not form.is_valid():
        return _page(request, proposal, form, status=422)
    else:
        proposing.comment(proposal=proposal, author=cast("Member", request.user), text=form.cleaned_data["text"])
        messages.success(request, _("Your message has been passed on."))
    return redirect("resources:proposal", proposal.uuid)


@require_POST
@approved_member
def proposal_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a proposal back, or delete a draft; a second press finds nothing left to do."""
    found = Proposal.objects.filter(uuid=uuid, member=cast("Member", request.user)).first()
    if found is None:
        return redirect("resources:proposals")
    try:
        proposing.withdraw(proposal=found)
    except ProposalError as error:
        messages.error(request, str(error))
        return redirect("resources:proposal", uuid)
    was_draft = found.status == Status.DRAFT
    messages.success(request, _("The draft is deleted.") if was_draft else _("Your proposal is withdrawn."))
    return redirect("resources:proposals")


@require_safe
@approved_member
def proposal_file(request: HttpRequest, uuid: UUID, edition: UUID) -> HttpResponseBase:
    """Send a file of a work that is not shown yet to its proposer, to those who review it, and to facilitators."""
    proposal = get_object_or_404(Proposal.objects.select_related("resource"), uuid=uuid)
    member = cast("Member", request.user)
    reviews = proposal.reviews.filter(reviewer=member, has_conflict=False)
    runs_desk = member.is_staff and member.has_perm("resources.view_proposal")
    if not (proposal.member_id == member.pk or runs_desk or reviews.exists()):
        raise Http404
    found = get_object_or_404(Edition.objects.exclude(file=""), uuid=edition, resource=proposal.resource)
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.download_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
