"""How a work comes into the library: proposed by a member, talked over, reviewed, decided."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from hub.models import Dated, Language, PubliclyIdentified
from members.models import Member


class Proposal(Dated, PubliclyIdentified):
    """A member's proposal. Its work stays hidden until the proposal is accepted.

    DRAFT -> SUBMITTED -> (RETURNED -> SUBMITTED)* -> (IN_REVIEW) -> ACCEPTED | DECLINED; the member can withdraw it
    until it is decided.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waiting for the facilitators")
        RETURNED = "returned", _("Waiting for you")
        IN_REVIEW = "review", _("In review")
        ACCEPTED = "accepted", _("Published")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    OPEN = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.IN_REVIEW)

    resource = models.OneToOneField(
        "resources.Resource", models.CASCADE, related_name="proposal", verbose_name=_("resource")
    )
    member = models.ForeignKey(Member, models.CASCADE, related_name="proposals", verbose_name=_("proposed by"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    # Of the texts: title, summary and what the kind asks. Facilitators translate them.
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    publisher_name = models.CharField(
        _("publisher as the member wrote it"),
        max_length=300,
        blank=True,
        help_text=_("Not yet among the organisations. Add it to them and choose it as publisher of the resource."),
    )
    # That the work may be shown, and that nobody comes to harm by it.
    consented_at = models.DateTimeField(_("agreed to publication"), null=True, blank=True, editable=False)
    # Counts how often it was submitted, so that each time is one mail.
    round = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-submitted_at", "-pk"]
        indexes = [
            # What waits for the facilitators.
            models.Index(fields=["status", "submitted_at"], name="proposal_waiting"),
        ]

    def __str__(self) -> str:
        return str(self.resource)


class ProposalComment(models.Model):
    """A word between the member and the facilitators."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="comments")
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", verbose_name=_("author"))
    text = models.TextField(_("comment"), max_length=4000)
    # Only facilitators and reviewers read it.
    is_internal = models.BooleanField(_("internal"), default=False)
    created_at = models.DateTimeField(_("written"), db_default=Now())

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Review(Dated, PubliclyIdentified):
    """What one reviewer says about a proposed practice."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked")
        ACCEPTED = "accepted", _("In progress")
        DECLINED = "declined", _("Declined")
        DONE = "done", _("Done")

    class Recommendation(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        REVISE = "revise", _("Publish after changes")
        REJECT = "reject", _("Do not publish")

    class Criterion(models.TextChoices):
        """What a practice is judged by, each from 1 (not met) to 4 (fully met)."""

        RIGHTS = "rights", _("Protects workers’ rights and follows the General Principles")
        EVIDENCE = "evidence", _("Results are supported by evidence")
        DIALOGUE = "dialogue", _("Governments, employers and workers had a say")
        REPLICABLE = "replicable", _("Others can do the same")
        SUSTAINABLE = "sustainable", _("It lasts beyond a project")
        INCLUSION = "inclusion", _("Women and groups at risk are considered")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="reviews", verbose_name=_("proposal"))
    reviewer = models.ForeignKey(Member, models.CASCADE, related_name="reviews", verbose_name=_("reviewer"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ASKED)
    # None until it is declared.
    has_conflict = models.BooleanField(_("conflict of interest"), null=True, blank=True)
    conflict_note = models.CharField(_("about the conflict of interest"), max_length=500, blank=True)
    # Criterion to score.
    scores = models.JSONField(_("scores"), default=dict, blank=True)
    recommendation = models.CharField(_("recommendation"), max_length=8, choices=Recommendation, blank=True)
    comment = models.TextField(_("comment for the author"), max_length=4000, blank=True)
    internal_comment = models.TextField(_("comment for the facilitators"), max_length=4000, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "reviewer"],
                name="review_once",
                violation_error_message=_("This reviewer has been asked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.reviewer}"
