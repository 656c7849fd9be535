"""Proposing a work: what it is, all about it, and whether the library has it already."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, cast
from uuid import UUID

from auditlog.context import disable_auditlog
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.languages import current
from members.models import Member
from resources import prefill, publishers
from resources.errors import ProposalError
from resources.files.checking import checksum_of
from resources.known import known_works
from resources.models import Edition, Proposal, Resource
from resources.proposal_forms import BeginForm, EditionRows, WorkForm, author_rows, placement_rows
from resources.proposal_forms.rows import save_authors, save_placements
from resources.services import proposing
from resources.views.intake_access import approved_member, own_proposal

Status = Proposal.Status
EDITABLE = (Status.DRAFT, Status.RETURNED)


@approved_member
def propose(request: HttpRequest) -> HttpResponse:
    """Ask what somebody has; a press of the button begins a draft of it."""
    member = cast("Member", request.user)
    drafts = Proposal.objects.filter(member=member, status=Status.DRAFT).select_related("resource")
    if request.method != "POST":
        return render(request, "resources/proposals/begin.html", {"form": BeginForm(), "drafts": drafts[:5]})
    held = _held(request, member)
    form = BeginForm(request.POST, request.FILES, held=held)
    if form.is_valid():
        proposal = _begin(form, member, held)
        return redirect("resources:proposal_edit", proposal.uuid)
    if form.edition and form.edition.file and form.draft_token:
        # The file is right, another answer is not: a browser would not send the file again.
        held = _begin(form, member, held).resource.editions.first()
    context = {"form": form, "held": held}
    return render(request, "resources/proposals/begin.html", context, status=422)


def _held(request: HttpRequest, member: Member) -> Edition | None:
    """Return the edition that an earlier press of the same button has kept."""
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        return None
    drafts = Proposal.objects.filter(uuid=token, member=member, status=Status.DRAFT)
    return Edition.objects.filter(resource__proposal__in=drafts).first()


def _begin(form: BeginForm, member: Member, held: Edition | None) -> Proposal:
    """Return the draft with what the first step tells, its metadata filled in; the same press twice is one draft."""
    kind, language = form.cleaned_data.get("kind"), form.cleaned_data.get("language") or current()
    token = form.draft_token
    if token is None:
        raise Http404
    with disable_auditlog(), transaction.atomic():
        try:
            proposal = proposing.start(member=member, uuid=token, kind=kind or Resource.Kind.REPORT, language=current())
        except Proposal.DoesNotExist as error:
            raise Http404 from error
        if proposal.status != Status.DRAFT:
            return proposal
        work = proposal.resource
        if kind and kind != work.kind:
            work.kind = kind
            work.save(update_fields=["kind", "updated_at"])
        edition = _keep_edition(work, form.edition, held, language)
    if edition is not None:
        _describe(proposal, edition)
    return proposal


def _keep_edition(work: Resource, given: Edition | None, held: Edition | None, language: str) -> Edition | None:
    """Save the edition of the first step; return it if it is news."""
    if given is None:
        if held is not None and held.language != language:
            held.language = language
            held.save(update_fields=["language", "updated_at"])
        return None
    checksum = checksum_of(given.file) if given.file else ""
    known = work.editions.filter(language=given.language).first() or held
    if known is not None and (known.url, known.checksum) == (given.url, checksum):
        return None
    edition = known or given
    if known is not None:
        old, storage = known.file.name, known.file.storage
        if old:
            transaction.on_commit(lambda: storage.delete(old))
        known.file, known.url, known.language = given.file, given.url, given.language
    edition.resource = work
    edition.checksum = checksum
    edition.save()
    return edition


def _describe(proposal: Proposal, edition: Edition) -> None:
    found = prefill.of_file(edition.file) if edition.file else prefill.of_link(edition.url)
    if found is not None:
        with disable_auditlog(), transaction.atomic():
            prefill.fill_in(proposal, edition, found)


@own_proposal
def proposal_edit(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Show all about a draft; POST saves it, and leads on to submission if that was pressed."""
    if proposal.status not in EDITABLE:
        return redirect("resources:proposal", proposal.uuid)
    if request.method != "POST":
        parts = _Parts(proposal)
        return parts.page(request)
    parts = _Parts(proposal, request)
    is_valid = parts.is_valid()
    with _unseen(proposal), transaction.atomic():
        parts.editions.keep_files()
    if not is_valid:
        return parts.page(request, status=422)
    kind = proposal.resource.kind
    with _unseen(proposal):
        is_saved = parts.save()
    if not is_saved:
        return parts.page(request, status=422)
    is_other_kind = parts.proposal.resource.kind != kind
    if is_other_kind:
        words = _("Your draft is saved. The questions are now those of this kind: %(kind)s.")
        messages.success(request, words % {"kind": parts.proposal.resource.get_kind_display()})
    elif "submit" not in request.POST:
        messages.success(request, _("Your draft is saved. You can go on another day."))
    if is_other_kind or "submit" not in request.POST:
        return redirect("resources:proposal_edit", proposal.uuid)
    if parts.ask_for_what_is_missing():
        return parts.page(request, status=422)
    return redirect("resources:proposal_check", proposal.uuid)


def _unseen(proposal: Proposal) -> AbstractContextManager[None]:
    """Keep a draft out of the history, which facilitators read: it is nobody's business but the member's."""
    return disable_auditlog() if proposal.status == Status.DRAFT else nullcontext()


class _Parts:
    """The forms of one page about a proposal."""

    def __init__(self, proposal: Proposal, request: HttpRequest | None = None) -> None:
        data = request.POST if request else None
        self.proposal = proposal
        self.sent_version = data.get("version", "") if data is not None else ""
        self.form = WorkForm(data, proposal=proposal)
        self.placements = placement_rows(proposal.resource, data)
        self.authors = author_rows(proposal.resource, data)
        self.editions = EditionRows(proposal, data, request.FILES if request else None)
        # What is said about parts that have no field of their own.
        self.notes: dict[str, str] = {}

    def is_valid(self) -> bool:
        """Whether all can be saved."""
        valid = [part.is_valid() for part in (self.form, self.placements, self.authors, self.editions)]
        if not all(valid[1:]):
            self.form.add_error(None, _("Look at the marked lines under editions, countries and authors."))
        return all(valid)

    def save(self) -> bool:
        """Save all, unless another window has saved something else meanwhile."""
        with transaction.atomic():
            now = proposing.lock(self.proposal)
            if now.status not in EDITABLE:
                self.form.add_error(None, _("This was submitted in another window and cannot be changed now."))
                return False
            if _version(now) != self.sent_version:
                self.proposal.resource.updated_at = now.resource.updated_at
                words = _(
                    "This draft was saved in another window after you opened this one. Nothing you wrote here is lost: "
                    "if you save it now, it replaces what was saved there."
                )
                self.form.add_error(None, words)
                return False
            self.form.save()
            save_placements(self.proposal.resource, self.placements)
            save_authors(self.proposal.resource, self.authors)
            self.editions.save()
            proposing.mark_changed(self.proposal.resource)
        return True

    def ask_for_what_is_missing(self) -> bool:
        """Note beside the questions what is missing before it can be submitted; return whether anything is."""
        fresh = Proposal.objects.select_related("resource").get(pk=self.proposal.pk)
        for one in proposing.lacking(fresh):
            words = _("This is needed: %(what)s.") % {"what": one.label}
            if not self.form.ask_for(one.field, words):
                self.notes[one.field] = words
                self.form.add_error(None, words)
        self.form.ask_for_the_rest()
        return bool(self.form.errors)

    def page(self, request: HttpRequest, status: int = 200) -> HttpResponse:
        """Return the page with these forms."""
        self.form.mark_needed()
        work = self.proposal.resource
        context: dict[str, Any] = {
            "proposal": self.proposal,
            "work": work,
            "form": self.form,
            "placements": self.placements,
            "authors": self.authors,
            "editions": self.editions.rows,
            "notes": self.notes,
            "version": _version(self.proposal),
            "suggestions": publishers.suggestions(),
            "known": known_works(cast("Member", request.user), work) if status == 200 else [],
            "questions": self.proposal.comments.filter(is_internal=False).order_by("-created_at", "-pk")[:1]
            if self.proposal.status == Status.RETURNED
            else [],
        }
        return render(request, "resources/proposals/edit.html", context, status=status)


def _version(proposal: Proposal) -> str:
    return proposal.resource.updated_at.isoformat()


@own_proposal
def proposal_check(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Show what the library may have already; POST says that it is another work, and submits it."""
    if proposal.status not in EDITABLE:
        return redirect("resources:proposal", proposal.uuid)
    if request.method == "POST":
        try:
            submitted = proposing.submit(proposal=proposal)
        except ProposalError as error:
            messages.error(request, str(error))
            return redirect("resources:proposal_edit", proposal.uuid)
        if submitted.status == Status.ACCEPTED:
            messages.success(request, _("Thank you. It is in the library now."))
        else:
            messages.success(request, _("Thank you. The facilitators have been told and write to you."))
        return redirect("resources:proposal", proposal.uuid)
    context = {
        "proposal": proposal,
        "work": proposal.resource,
        "known": known_works(cast("Member", request.user), proposal.resource),
        "lacking": [capfirst(str(one.label)) for one in proposing.lacking(proposal)],
        "is_trusted": proposing.is_trusted(proposal),
    }
    return render(request, "resources/proposals/check.html", context)
