"""The facilitators' desk: what members propose, how long it waits, and what was said about it."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.admin_lists import AutocompleteFilter, DateRangeFilter, ListAdmin, count_of
from hub.languages import text_of
from resources import kinds
from resources.admin.moderation import ModerationAdmin
from resources.models import Proposal, Review
from resources.preview import preview_of
from resources.services import reviewing
from resources.services.duplicates import candidate_of, find

Status = Proposal.Status

# After this long a waiting proposal stands out in the list.
_LATE = timedelta(days=14)


class QueueFilter(admin.SimpleListFilter):
    """Whose turn it is; without a choice the list shows what is open."""

    title = gettext_lazy("whose turn it is")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [
            ("us", _("Ours")),
            ("reviewers", _("The reviewers’")),
            ("member", _("The member’s")),
            ("closed", _("Closed")),
            ("all", _("Everything")),
        ]

    def choices(self, changelist: Any) -> Any:
        """Call the list without a choice what it is."""
        first, *others = super().choices(changelist)
        return [first | {"display": _("Everything open")}, *others]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list."""
        open_review = models.Exists(Review.objects.filter(proposal=models.OuterRef("pk"), status__in=reviewing.OPEN))
        match self.value():
            case "us":
                return queryset.filter(
                    models.Q(status=Status.SUBMITTED) | models.Q(status=Status.IN_REVIEW) & ~open_review
                )
            case "reviewers":
                return queryset.filter(open_review, status=Status.IN_REVIEW)
            case "member":
                return queryset.filter(status=Status.RETURNED)
            case "closed":
                return queryset.filter(status__in=[Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN])
            case "all":
                return queryset
        return queryset.filter(status__in=Proposal.OPEN)


@admin.register(Proposal)
class ProposalAdmin(ModerationAdmin, ListAdmin):
    """What members propose. Only verbs change a proposal; the work is corrected on its own page."""

    list_display = ("title", "kind", "member", "state", "waiting", "reviews_done", "language")
    list_select_related = ("resource", "member")
    list_filter = (
        QueueFilter,
        "resource__kind",
        "language",
        ("member", AutocompleteFilter),
        ("submitted_at", DateRangeFilter),
    )
    search_fields = (
        "resource__title_en", "resource__title_fr", "resource__title_es", "member__name", "member__email",
    )  # fmt: skip
    ordering = ("submitted_at", "pk")
    fields = ("member", "status", "submitted_at", "publisher_name", "consented_at", "decided_at", "decided_by")
    readonly_fields = fields
    actions = None
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: members propose, on the site."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Proposal | None = None) -> bool:
        """Say no: with a work its proposal goes, and what was decided stays readable."""
        return False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Proposal]:
        """Leave out drafts, which are nobody's business but the member's, and count the reviews."""
        seen = super().get_queryset(request).exclude(status=Status.DRAFT)
        reviews = Review.objects.filter(proposal=models.OuterRef("pk")).order_by()
        done, asked = reviews.filter(status=Review.Status.DONE), reviews.exclude(status=Review.Status.DECLINED)
        return seen.annotate(done_count=count_of(done, "proposal"), asked_count=count_of(asked, "proposal"))

    # ── Columns ────────────────────────────────────────────────────────────────────────────────

    @admin.display(description=gettext_lazy("title"), ordering="resource__title")
    def title(self, proposal: Proposal) -> str:
        """Return the title in the language that it is written in."""
        return text_of(proposal.resource, "title").value or _("Without a title")

    @admin.display(description=gettext_lazy("kind"), ordering="resource__kind")
    def kind(self, proposal: Proposal) -> str:
        """Return what it is."""
        return proposal.resource.get_kind_display()

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, proposal: Proposal) -> SafeString:
        """Return whose turn it is, as facilitators say it."""
        words = {Status.SUBMITTED: _("Waiting for us"), Status.RETURNED: _("Waiting for the member")}
        tones = {Status.SUBMITTED: "draft", Status.ACCEPTED: "published", Status.DECLINED: "cancelled"}
        status = Status(proposal.status)
        return format_html(
            '<span class="event-status" data-status="{}">{}</span>',
            tones.get(status, ""),
            words.get(status, proposal.get_status_display()),
        )

    @admin.display(description=gettext_lazy("waits since"), ordering="submitted_at")
    def waiting(self, proposal: Proposal) -> SafeString | str:
        """Return how long it has been open; long ones stand out."""
        if proposal.submitted_at is None or proposal.status not in Proposal.OPEN:
            return "–"
        words = timesince(proposal.submitted_at, depth=1)
        is_late = timezone.now() - proposal.submitted_at > _LATE
        return format_html("<strong>{}</strong>", words) if is_late else words

    @admin.display(description=gettext_lazy("reviews"))
    def reviews_done(self, proposal: Any) -> str:
        """Return how many reviews are done, of how many."""
        return f"{proposal.done_count}/{proposal.asked_count}" if proposal.asked_count else "–"

    # ── The page ───────────────────────────────────────────────────────────────────────────────

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the work, what was said, what reviewers found and what can be done."""
        proposal = context["original"]
        if proposal is not None:
            work = preview_of(proposal.resource_id)
            reviews = list(proposal.reviews.select_related("reviewer").order_by("pk"))
            context |= {
                "work": work,
                "proposal": proposal,
                "title": text_of(work, "title").value or _("Without a title"),
                "subtitle": None,
                "lacking": [one.label for one in kinds.missing(work)],
                "obstacles": reviewing.obstacles(proposal) if proposal.status in Proposal.OPEN else [],
                "duplicates": find(candidate_of(work)) if proposal.status in Proposal.OPEN else [],
                "comments": proposal.comments.select_related("author"),
                "reviews": [(review, _marks(review), review.status in reviewing.OPEN) for review in reviews],
                "tools": self.tools(proposal) if self.has_change_permission(request, proposal) else [],
                "may_change": self.has_change_permission(request, proposal),
                "show_save": False,
                "show_save_and_continue": False,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the page; nothing on it is saved as a form."""
        extra = (extra_context or {}) | {"show_save": False, "show_save_and_continue": False}
        return super().change_view(request, object_id, form_url, extra)


def _marks(review: Review) -> list[tuple[str, Any]]:
    if review.status != Review.Status.DONE:
        return []
    return [(str(criterion.label), review.scores.get(criterion.value, "–")) for criterion in Review.Criterion]
