"""The concept note of an event as a Word file, and the way from a note to a new event."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import translation
from django.views.decorators.http import require_safe

from events.concept_notes.house import file_name, house_form
from events.models import ConceptNote, Event
from hub.languages import CODES

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ConceptNotePages(admin.ModelAdmin):
    """The part of the event admin that gives out concept notes and leads to where they come in."""

    change_list_template = "admin/events/event/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the file."""
        view = self.admin_site.admin_view(require_safe(self.concept_note_view))
        name = "events_event_concept_note"
        return [path("<int:event_id>/concept-note/<slug:language>.docx", view, name=name), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Offer the way from a concept note above the list."""
        notes = self.admin_site.get_model_admin(ConceptNote)
        context = {"may_read_notes": notes.has_add_permission(request) and self.has_add_permission(request)}
        return super().changelist_view(request, (extra_context or {}) | context)

    def concept_note_view(self, request: HttpRequest, event_id: int, language: str) -> HttpResponse:
        """Return an event as a concept note in a language."""
        event: Event = get_object_or_404(Event.objects.select_related("series"), pk=event_id)
        if not self.has_view_permission(request, event):
            raise PermissionDenied
        if language not in CODES:
            raise Http404
        with translation.override(language):
            name = file_name(event, language)
        response = HttpResponse(house_form(event, language), content_type=_WORD)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response
