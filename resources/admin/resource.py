"""The administration of the repository."""

import re
from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.db.models.functions import Replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.admin_base import EVERYWHERE
from hub.admin_languages import TranslatedAdmin
from hub.admin_lists import AutocompleteFilter, previewed, unless
from members.models import Member
from resources import kinds, services
from resources.admin.exchange import ExchangePages
from resources.admin.filters import FormFilter, FrameworkFilter, LanguageFilter, PublishedFilter
from resources.admin.sections import ResourceForm, fieldsets_of, kind_of, own_fields, parts_of, sentences_on
from resources.files.processing import process_again
from resources.models import Edition, LinkCheck, Practice, Proposal, Resource
from resources.services import moderation

# An ISBN of ten or thirteen signs, however it is hyphenated.
_ISBN = re.compile(r"(?:\d[\s-]*){9}(?:(?:\d[\s-]*){3})?[\dXx]")


def _hindrances(_owner: Any, works: list[Resource]) -> dict[int, str]:
    """Return why works cannot be shown, by their keys."""
    ready = Resource.objects.filter(pk__in=[work.pk for work in works])
    parts = ready.select_related("proposal", "practice", "agreement", "law").prefetch_related(*kinds.PARTS)
    return {
        work.pk: reason
        for work in parts
        if (reason := _("shown already") if work.published_at is not None else _hindrance(work))
    }


def _no_hidden_practice(work: Resource) -> str:
    is_one = work.kind == Resource.Kind.PRACTICE and work.published_at is None
    return "" if is_one else _("Only practices that are not shown yet are reviewed.")


@admin.register(Resource)
class ResourceAdmin(ExchangePages, TranslatedAdmin):
    """Works and their editions."""

    form = ResourceForm
    save_on_top = True
    translated_parts = ("practice",)
    list_display = ("title", "kind", "year", "is_shown", "access", "edition_languages")
    list_filter = (
        PublishedFilter,
        "kind",
        "access",
        FormFilter,
        LanguageFilter,
        ("themes", AutocompleteFilter),
        ("sectors", AutocompleteFilter),
        ("publishers", AutocompleteFilter),
        ("framework_items", FrameworkFilter),
    )
    # The table of works, which can be read in again, is the better file.
    is_exported = False
    search_fields = (*TranslatedAdmin.search_by("title"), "slug", "editions__title", "editions__isbn", "editions__doi")
    autocomplete_fields = (
        "publishers", "themes", "sectors", "audiences", "instruments", "framework_items", "licence", "submitted_by",
    )  # fmt: skip
    readonly_fields = ("published_at", "relations_of_others")
    actions = ("publish", "unpublish", "have_reviewed", "process_files", "export_csv", "export_xlsx")

    def get_fieldsets(self, request: HttpRequest, obj: Resource | None = None) -> Any:
        """Return the sections that fit the kind of the work."""
        sections = fieldsets_of(request, obj)
        if not request.user.has_perm("members.view_member"):
            # Who proposed a work is between that member and the facilitators.
            for _heading, told in sections:
                told["fields"] = [name for name in told["fields"] if name != "submitted_by"]
        return [(name, {**told, "fields": self.replace_orig_field(told["fields"])}) for name, told in sections]

    def get_inlines(self, request: HttpRequest, obj: Resource | None) -> list[Any]:
        """Return the parts that a work of this kind has."""
        return parts_of(request, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the kind that the address asks for."""
        return super().get_changeform_initial_data(request) | {"kind": kind_of(request, None)}

    @admin.display(description=gettext_lazy("what others are to it"))
    def relations_of_others(self, resource: Resource) -> SafeString:
        """Return the relations that are kept with other works."""
        return sentences_on(resource)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Resource], search_term: str
    ) -> tuple[models.QuerySet[Resource], bool]:
        """Find an ISBN however it is hyphenated, and everything else as it is written."""
        if _ISBN.fullmatch(search_term.strip()):
            digits = re.sub(r"[\s-]", "", search_term)
            bare = Replace(Replace("isbn", models.Value("-")), models.Value(" "))
            editions = Edition.objects.alias(bare=bare).filter(resource=models.OuterRef("pk"), bare__iexact=digits)
            return queryset.filter(models.Exists(editions)), False
        return super().get_search_results(request, queryset, search_term)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Resource]:
        """Leave out drafts, which are nobody's business but the member's; fetch the editions of all rows at once."""
        drafts = Proposal.objects.filter(resource=models.OuterRef("pk"), status=Proposal.Status.DRAFT)
        return super().get_queryset(request).filter(~models.Exists(drafts)).prefetch_related("editions")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Save the parts, then tell the search."""
        super().save_related(request, form, formsets, change)
        services.index_works([form.instance.pk])
        # Read anew: the form's own row remembers parts from before they were saved.
        if lacking := kinds.missing(Resource.objects.get(pk=form.instance.pk)):
            words = _("It is saved. As a work of this kind it still lacks: %(names)s.")
            self.message_user(request, words % {"names": kinds.named(lacking)}, "WARNING")

    def response_add(self, request: HttpRequest, obj: Resource, post_url_continue: str | None = None) -> HttpResponse:
        """Lead on to what a new work of its kind still needs."""
        return self._lead_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Resource) -> HttpResponse:
        """Lead on to what a work needs since its kind was changed."""
        return self._lead_on(request, obj) or super().response_change(request, obj)

    def _lead_on(self, request: HttpRequest, work: Resource) -> HttpResponse | None:
        """Return the way to the page of a work whose form had no place yet for what only its kind has."""
        names = own_fields(work.kind)
        if "_popup" in request.POST or not names or any(name in request.POST for name in names):
            return None
        words = _("“%(title)s” is saved. Here are the fields that only this kind has: %(kind)s.")
        self.message_user(request, words % {"title": work, "kind": work.get_kind_display()})
        return redirect("admin:resources_resource_change", work.pk)

    def delete_model(self, request: HttpRequest, obj: Resource) -> None:
        """Note for harvesters that the work is gone, then delete it."""
        services.bury(works=[obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Do the same for several works."""
        services.bury(works=queryset)
        super().delete_queryset(request, queryset)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Let what the worker and the desk keep of a work go with it, though nobody deletes that by itself."""
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return found, counts, lacking - {LinkCheck._meta.verbose_name, Proposal._meta.verbose_name}, protected  # noqa: SLF001

    def view_on_site(self, obj: Resource) -> str:
        """Return the page of the work in the language of the administration."""
        return obj.get_absolute_url()

    def to_translate(self, request: HttpRequest) -> models.QuerySet[Resource]:
        """Return the works, shown ones first, of these the newest."""
        is_hidden = models.Case(models.When(published_at=None, then=1), default=0)
        return self.get_queryset(request).alias(hidden=is_hidden).order_by("hidden", "-published_at", "pk")

    def urgency(self, obj: Resource) -> str:
        """Say whether readers see a work."""
        return _("Hidden") if obj.published_at is None else _("Shown to readers")

    def translated(self, request: HttpRequest, obj: Resource) -> None:
        """Tell the search."""
        services.index_works([obj.pk])

    @admin.display(description=gettext_lazy("shown"), boolean=True, ordering="published_at")
    def is_shown(self, resource: Resource) -> bool:
        """Tell whether readers see it."""
        return resource.published_at is not None

    @admin.display(description=gettext_lazy("editions"))
    def edition_languages(self, resource: Resource) -> str:
        """Return the languages in which the work itself can be read."""
        return " ".join(edition.language.upper() for edition in resource.editions.all())

    def offers(self, action: str, obj: Resource) -> bool:
        """Whether a work can be shown, hidden or reviewed, and whether it has files to be read."""
        if action == "process_files":
            return any(edition.file for edition in obj.editions.all())
        if action == "have_reviewed":
            return obj.kind == Resource.Kind.PRACTICE and obj.published_at is None
        return (obj.published_at is None) == (action == "publish")

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"], location=EVERYWHERE)
    @previewed(gettext_lazy("Show these works to readers?"), hindered=_hindrances)
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Show works to readers; the day they were first shown stays."""
        hidden = services.publish(works=queryset)
        words = ngettext("%(count)s resource is shown now.", "%(count)s resources are shown now.", len(hidden))
        self.message_user(request, words % {"count": len(hidden)})

    @admin.action(description=gettext_lazy("Have it reviewed"), permissions=["change"], location=EVERYWHERE)
    @previewed(gettext_lazy("Have these practices reviewed?"), hindered=unless(_no_hidden_practice))
    def have_reviewed(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Make proposals of hidden practices that facilitators have entered, so that reviewers can be asked."""
        for work in queryset:
            proposal = moderation.open_for_review(work=work, by=cast("Member", request.user))
            url = reverse("admin:resources_proposal_change", args=[proposal.pk])
            words = _("“%(title)s” can be reviewed now:") % {"title": work}
            self.message_user(request, format_html('{} <a href="{}">{}</a>', words, url, _("Ask reviewers")))

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["change"], location=EVERYWHERE)
    @previewed(
        gettext_lazy("Hide these works from readers?"),
        hindered=unless(lambda work: "" if work.published_at else _("hidden already")),
    )
    def unpublish(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Hide works from readers."""
        shown = services.hide(works=queryset)
        words = ngettext("%(count)s resource is hidden now.", "%(count)s resources are hidden now.", len(shown))
        self.message_user(request, words % {"count": len(shown)})

    @admin.action(description=gettext_lazy("Read the files again"), permissions=["change"], location=EVERYWHERE)
    @previewed(gettext_lazy("Read the files of these works again?"))
    def process_files(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> None:
        """Have the text of the files read and their previews drawn anew."""
        count = process_again(works=queryset)
        words = ngettext(
            "%(count)s file will be read again within a minute.",
            "%(count)s files will be read again within a minute.",
            count,
        )
        self.message_user(request, words % {"count": count})


def _hindrance(work: Resource) -> str:
    """Return why people must not show a work as it is; empty if they may."""
    proposal: Proposal | None = getattr(work, "proposal", None)
    if proposal is not None and proposal.status in Proposal.OPEN:
        return _("It is a proposal that is not decided yet: decide there.")
    practice: Practice | None = getattr(work, "practice", None)
    if work.kind == Resource.Kind.PRACTICE and not (practice and practice.reviewed_on):
        return _("A practice is reviewed first. Have it reviewed, or note when that was done elsewhere.")
    lacking = kinds.missing(work)
    return _("It lacks: %(names)s.") % {"names": kinds.named(lacking)} if lacking else ""
