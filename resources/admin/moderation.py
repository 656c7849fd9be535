"""What facilitators do with a proposal: each verb has a page that tells whom it writes to, then acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from hub.languages import text_of
from members.models import Member
from resources import kinds
from resources.admin.moderation_forms import AskForm, CommentForm, DeclineForm, PublishForm, QuestionForm
from resources.errors import ProposalError, ReviewError
from resources.models import Proposal, Resource, Review
from resources.services import moderation, proposing, reviewing

Status = Proposal.Status


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that a facilitator does with a proposal.

    Attributes:
        label: on the button.
        question: above the page that asks.
        done: said afterwards.
        form: what it asks for.
        statuses: when it can be done.
        act: does it; may raise ProposalError or ReviewError.
        told: returns the sentences that say beforehand who gets a mail.
        is_main: whether the button stands out.
        only_practices: whether it is offered for practices only.
    """

    label: str | Promise
    question: str | Promise
    done: str | Promise
    form: type[forms.Form]
    statuses: tuple[Status, ...]
    act: Callable[[Proposal, Member, dict[str, Any]], object]
    told: Callable[[Proposal], list[str]]
    is_main: bool = False
    only_practices: bool = False


def _to_member(proposal: Proposal) -> list[str]:
    words = _("One mail goes out, to %(name)s (%(email)s), in the member’s language.")
    return [words % {"name": proposal.member, "email": proposal.member.email}]


def _to_member_and_reviewers(proposal: Proposal) -> list[str]:
    count = proposal.reviews.filter(status__in=reviewing.OPEN).count()
    if not count:
        return _to_member(proposal)
    words = ngettext(
        "%(count)s reviewer is told that the review is not needed any more.",
        "%(count)s reviewers are told that their reviews are not needed any more.",
        count,
    )
    return [*_to_member(proposal), words % {"count": count}]


def _to_reviewers(proposal: Proposal) -> list[str]:
    return [_("Each of the chosen reviewers gets a mail, and a reminder three days before the day.")]


def _to_member_unless_internal(proposal: Proposal) -> list[str]:
    return [*_to_member(proposal), _("An internal comment is mailed to nobody.")]


def _publish(proposal: Proposal, by: Member, answers: dict[str, Any]) -> object:
    return moderation.accept(
        proposal=proposal,
        by=by,
        note=answers["note"],
        summaries={name[-2:]: text for name, text in answers.items() if name.startswith("summary_")},
        reviewed_on=answers.get("reviewed_on"),
        next_review_on=answers.get("next_review_on"),
    )


def _send_back(proposal: Proposal, by: Member, answers: dict[str, Any]) -> object:
    return moderation.send_back(proposal=proposal, by=by, question=answers["text"])


def _decline(proposal: Proposal, by: Member, answers: dict[str, Any]) -> object:
    return moderation.decline(proposal=proposal, by=by, reason=answers["text"])


def _comment(proposal: Proposal, by: Member, answers: dict[str, Any]) -> object:
    return proposing.comment(proposal=proposal, author=by, text=answers["text"], is_internal=answers["is_internal"])


def _ask(proposal: Proposal, by: Member, answers: dict[str, Any]) -> object:
    return [
        reviewing.ask(proposal=proposal, reviewer=reviewer, due_on=answers["due_on"])
        for reviewer in answers["reviewers"]
    ]


VERBS = {
    "publish": Verb(
        gettext_lazy("Publish"),
        gettext_lazy("Publish it?"),
        gettext_lazy("“%(title)s” is in the library now."),
        PublishForm,
        moderation.UNDECIDED,
        _publish,
        _to_member,
        is_main=True,
    ),
    "ask": Verb(
        gettext_lazy("Ask reviewers"),
        gettext_lazy("Whom do you ask for a review?"),
        gettext_lazy("The reviewers of “%(title)s” have been asked."),
        AskForm,
        (Status.SUBMITTED, Status.IN_REVIEW),
        _ask,
        _to_reviewers,
        only_practices=True,
    ),
    "return": Verb(
        gettext_lazy("Return with a question"),
        gettext_lazy("What do you ask the member?"),
        gettext_lazy("“%(title)s” waits for the member now."),
        QuestionForm,
        (Status.SUBMITTED, Status.IN_REVIEW),
        _send_back,
        _to_member,
    ),
    "comment": Verb(
        gettext_lazy("Comment"),
        gettext_lazy("Write a comment"),
        gettext_lazy("Your comment on “%(title)s” is saved."),
        CommentForm,
        tuple(Status),
        _comment,
        _to_member_unless_internal,
    ),
    "decline": Verb(
        gettext_lazy("Decline"),
        gettext_lazy("Decline it for good?"),
        gettext_lazy("“%(title)s” is declined."),
        DeclineForm,
        moderation.UNDECIDED,
        _decline,
        _to_member_and_reviewers,
    ),
}


class ModerationAdmin(admin.ModelAdmin):
    """The part of the proposal admin that acts."""

    def get_urls(self) -> list[URLPattern]:
        """Add the pages that ask, and act when they are answered."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/do/<str:name>/", wrap(self.verb_view), name="resources_proposal_do"),
            path("review/<int:pk>/call-off/", wrap(self.call_off_view), name="resources_proposal_call_off"),
            *super().get_urls(),
        ]

    def tools(self, proposal: Proposal) -> list[dict[str, Any]]:
        """Return the buttons that make sense for a proposal as it stands."""
        return [
            {
                "url": reverse("admin:resources_proposal_do", args=[proposal.pk, name]),
                "label": verb.label,
                "is_main": verb.is_main,
            }
            for name, verb in VERBS.items()
            if _applies(verb, proposal)
        ]

    def verb_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Ask on GET, act on POST."""
        verb = VERBS.get(name)
        if verb is None:
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        rows = Proposal.objects.exclude(status=Status.DRAFT).select_related("resource", "member__organisation")
        proposal = get_object_or_404(rows, pk=pk)
        page = reverse("admin:resources_proposal_change", args=[pk])
        if not _applies(verb, proposal):
            words = _("Somebody was faster. The proposal stands as follows: %(status)s.")
            self.message_user(request, words % {"status": proposal.get_status_display()}, messages.WARNING)
            return redirect(page)
        if request.method != "POST":
            return self._ask(request, verb, proposal, verb.form(**_options(verb, proposal)))
        form = verb.form(request.POST, **_options(verb, proposal))
        if not form.is_valid():
            return self._ask(request, verb, proposal, form)
        try:
            verb.act(proposal, cast("Member", request.user), form.cleaned_data)
        except (ProposalError, ReviewError) as error:
            form.add_error(None, str(error))
            return self._ask(request, verb, proposal, form)
        if verb is VERBS["comment"]:
            # The other verbs change what the history is kept of.
            self.log_change(request, proposal, gettext_noop("Commented."))
        title = text_of(proposal.resource, "title").value
        self.message_user(request, str(verb.done) % {"title": title}, messages.SUCCESS)
        return redirect(page)

    def _ask(self, request: HttpRequest, verb: Verb, proposal: Proposal, form: forms.Form) -> HttpResponse:
        is_publishing = verb is VERBS["publish"]
        hindered = []
        if is_publishing:
            hindered = reviewing.obstacles(proposal)
            if lacking := kinds.missing(proposal.resource):
                hindered.append(_("This is still missing: %(names)s.") % {"names": kinds.named(lacking)})
        context = {
            **self.admin_site.each_context(request),
            "title": verb.question,
            "opts": self.opts,
            "verb": verb,
            "proposal": proposal,
            "work": proposal.resource,
            "form": form,
            "told": verb.told(proposal),
            "hindered": hindered,
        }
        return TemplateResponse(
            request, "admin/resources/proposal/do.html", context, status=422 if form.errors else 200
        )

    def call_off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back the request for a review that is not finished; the reviewer gets a mail."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request):
            raise PermissionDenied
        review = get_object_or_404(Review.objects.select_related("reviewer", "proposal__resource"), pk=pk)
        try:
            reviewing.call_off(review=review)
        except ReviewError as error:
            self.message_user(request, str(error), messages.WARNING)
        else:
            words = _("%(name)s is not asked any more, and gets a mail.")
            self.message_user(request, words % {"name": review.reviewer}, messages.SUCCESS)
        return redirect("admin:resources_proposal_change", review.proposal_id)


def _applies(verb: Verb, proposal: Proposal) -> bool:
    is_practice = proposal.resource.kind == Resource.Kind.PRACTICE
    return proposal.status in verb.statuses and (is_practice or not verb.only_practices)


def _options(verb: Verb, proposal: Proposal) -> dict[str, Any]:
    return {"proposal": proposal} if verb.form in {PublishForm, AskForm} else {}
