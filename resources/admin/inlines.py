"""The parts of a work on its page of the administration."""

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from hub.admin_base import FewShortcuts
from hub.admin_languages import TranslatedStackedInline
from resources.files.processing import NOTES
from resources.links.words import explanation
from resources.models import Agreement, Creator, Edition, Law, LinkCheck, Practice, Relation, ResourcePlace


class EditionInline(FewShortcuts, admin.StackedInline):
    """The work in its languages: one file or link each."""

    model = Edition
    extra = 0
    fields = (
        ("language", "kind"), "title", "file", "is_scrubbed", "url", "link_state", "file_name", ("pages", "minutes"),
        ("isbn", "doi"), "file_state",
    )  # fmt: skip
    readonly_fields = ("link_state", "file_state")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Edition]:
        """Fetch the states of the links at once."""
        return super().get_queryset(request).select_related("link")

    @admin.display(description=_("state of the link"))
    def link_state(self, edition: Edition) -> SafeString | str:
        """Return what the worker found behind the link, and the way to it."""
        link: LinkCheck | None = getattr(edition, "link", None)
        if link is None or link.url != edition.url:
            return str(LinkCheck.State.UNCHECKED.label) if edition.url else "–"
        words = f"{link.get_state_display()}. {explanation(link)}".removesuffix(" ")
        return format_html('<a href="{}">{}</a>', reverse("admin:resources_linkcheck_change", args=[link.pk]), words)

    @admin.display(description=_("text and preview"))
    def file_state(self, edition: Edition) -> str:
        """Return what the worker has done with the file, and what the facilitator should know."""
        if edition.processing == Edition.Processing.NONE:
            return "–"
        note = NOTES.get(edition.processing_note, "")
        return f"{edition.get_processing_display()}. {note}" if note else str(edition.get_processing_display())


class PlacementInline(FewShortcuts, admin.TabularInline):
    """Countries and regions, each with its role."""

    model = ResourcePlace
    extra = 0
    autocomplete_fields = ("place",)


class CreatorInline(FewShortcuts, admin.TabularInline):
    """Authors in the order of the title page."""

    model = Creator
    extra = 0
    autocomplete_fields = ("organisation",)


class RelationInline(FewShortcuts, admin.TabularInline):
    """What the work is to other works."""

    model = Relation
    fk_name = "source"
    extra = 0
    autocomplete_fields = ("target", "place")


class PracticeInline(TranslatedStackedInline):
    """The parts of a practice."""

    model = Practice

    autocomplete_fields = ("contact",)
    fields = (
        *Practice.PARTS, "evidence", ("started_on", "ended_on"), "sources", "contact", "review_summary",
        ("reviewed_on", "next_review_on"),
    )  # fmt: skip


class AgreementForm(forms.ModelForm):
    """An agreement whose clauses are ticked."""

    clauses = forms.MultipleChoiceField(
        label=_("clauses"),
        choices=Agreement.Clause,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Agreement
        fields = ("signed_on", "in_force_on", "expires_on", "is_text_public", "clauses")


class AgreementInline(admin.StackedInline):
    """What an agreement says."""

    model = Agreement
    form = AgreementForm


class LawInline(FewShortcuts, admin.StackedInline):
    """Where and since when a law applies."""

    model = Law
    autocomplete_fields = ("jurisdiction",)
