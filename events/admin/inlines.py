"""What hangs on an event: its people, topics, hosts, documents and invitations."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from events.admin.limits import PartOfOwnEvent, assists_only
from events.models import Contribution, DiscussionTopic, EventDocument, EventOrganisation, Invitation
from hub.admin_base import FewShortcuts
from hub.admin_languages import TranslatedStackedInline


class EventOrganisationInline(PartOfOwnEvent, FewShortcuts, admin.TabularInline):
    """Who hosts and supports it."""

    model = EventOrganisation
    extra = 0
    fields = ("role", "organisation", "position")
    autocomplete_fields = ("organisation",)


class ContributionInline(PartOfOwnEvent, TranslatedStackedInline):
    """Who speaks and moderates."""

    model = Contribution
    extra = 0
    fields = (("role", "status", "position"), ("name", "member"), "job_title", ("organisation", "country"))
    autocomplete_fields = ("member", "organisation", "country")

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """Keep the list of members from assistants."""
        return ("member",) if assists_only(request) else ()


class TopicFormSet(forms.BaseInlineFormSet):
    """Topics; one without a number follows the last."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Let the number be empty."""
        super().add_fields(form, index)
        form.fields["number"].required = False

    def clean(self) -> None:
        """Give out the numbers that were left to us."""
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        kept = [form for form in kept if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE")]
        last = max((form.cleaned_data.get("number") or 0 for form in kept), default=0)
        for form in kept:
            if not form.cleaned_data.get("number"):
                last += 1
                form.cleaned_data["number"] = form.instance.number = last


class DiscussionTopicInline(PartOfOwnEvent, TranslatedStackedInline):
    """What is discussed, in which order."""

    model = DiscussionTopic
    formset = TopicFormSet
    extra = 0
    fields = ("number", "title", "description", ("presenter", "organisation"))
    autocomplete_fields = ("organisation",)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """Offer as presenters the people of this event only."""
        if db_field.name == "presenter":
            match = request.resolver_match
            event = match.kwargs.get("object_id") if match else None
            kwargs["queryset"] = Contribution.objects.filter(event=event) if event else Contribution.objects.none()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class EventDocumentInline(PartOfOwnEvent, FewShortcuts, admin.TabularInline):
    """What to read before and after. Assistants do not look through the library, so choose nothing from it."""

    assistants_may = frozenset({"view"})

    model = EventDocument
    extra = 0
    fields = ("role", "resource", "position")
    autocomplete_fields = ("resource",)


class InvitationInline(PartOfOwnEvent, FewShortcuts, admin.TabularInline):
    """Invitations are added and taken away; one that was sent belongs to its address and is never edited."""

    model = Invitation
    extra = 0
    fields = ("email", "name", "language", "status", "answered_at")
    readonly_fields = ("status", "answered_at")

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Say no: another address needs another link, so another invitation."""
        return False
