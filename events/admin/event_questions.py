"""What the page of an event says about its questions, and the list of them for those on the podium."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.limits import helps_with
from events.models import Event, Question

Status = Question.Status


class QuestionsAdmin(admin.ModelAdmin):
    """The part of the event admin that is about questions."""

    def get_urls(self) -> list[URLPattern]:
        """Add the list by topic."""
        view = self.admin_site.admin_view(self.questions_view)
        return [path("<int:pk>/questions/", view, name="events_event_questions"), *super().get_urls()]

    @admin.display(description=gettext_lazy("questions"))
    def questions_line(self, event: Event) -> SafeString:
        """Return how many questions are to be read and how many are shown, each with its list."""
        counts: dict[str, int] = event.questions.aggregate(
            pending=models.Count("pk", filter=models.Q(status=Status.PENDING)),
            shown=models.Count("pk", filter=models.Q(status=Status.SHOWN)),
        )
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a> · <a href="{}">{}</a>',
            questions_url(event, Status.PENDING),
            _("%(count)s to be read") % {"count": counts["pending"]},
            questions_url(event, Status.SHOWN),
            _("%(count)s shown") % {"count": counts["shown"]},
            reverse("admin:events_event_questions", args=[event.pk]),
            _("Questions by topic"),
        )

    def questions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what a moderator reads out, for print: without names, and without what was hidden."""
        event = get_object_or_404(Event, pk=pk)
        may_read = request.user.has_perm("events.view_question") or helps_with(request, event)
        if not (may_read and self.has_view_permission(request, event)):
            raise PermissionDenied
        asked = Question.objects.filter(event=event).exclude(status=Status.HIDDEN)
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Questions by topic"),
            "opts": self.opts,
            "event": event,
            "groups": asked.most_wanted_first().select_related("registration__country").under(event.topics.all()),
        }
        return TemplateResponse(request, "admin/events/event/questions.html", context)


def questions_url(event: Event, status: str) -> str:
    """Return the list of an event's questions of a status."""
    return f"{reverse('admin:events_question_changelist')}?event={event.pk}&status__exact={status}"
