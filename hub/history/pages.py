"""The history in the administration: each admin writes it and shows it in the same way."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.history.kept import how, page_of
from hub.history.models import Entry
from hub.history.reading import Line, lines

_PER_PAGE = 50


class KeptHistory(admin.ModelAdmin):
    """Writes what is done in the administration into the hub's history and shows that on the page of a row.

    The site puts it before every admin that is registered: none can be forgotten.
    """

    def may_read_history(self, request: HttpRequest, obj: models.Model) -> bool:
        """Whether this person may read who changed a row: who may change it, or may read all of the history.

        Looking at a row is not enough: the history holds what the page leaves out for those who only look.
        """
        may_look = self.has_view_or_change_permission(request, obj)
        return may_look and (request.user.has_perm("history.view_entry") or self.has_change_permission(request, obj))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say whether there is a way to the history."""
        obj = kwargs.get("obj") or context.get("original")
        context["may_read_history"] = (
            obj is not None and IS_POPUP_VAR not in request.GET and self.may_read_history(request, obj)
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what of a row and of its parts, and when; the newest first."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.may_read_history(request, obj):
            raise PermissionDenied
        found = Entry.objects.filter(page=page_of(obj)).select_related("actor", "content_type")
        page = Paginator(found, _PER_PAGE).get_page(request.GET.get("p"))
        told = lines(list(page.object_list), own=obj)
        # An admin whose rows tell their own course, not by entries, has a method for that.
        course_of: Callable[[models.Model], list[Line]] | None = getattr(self, "course_of", None)
        if course_of is not None and page.number == 1:
            told = sorted([*told, *course_of(obj)], key=lambda line: line.when, reverse=True)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(obj),
            "opts": self.opts,
            "object": obj,
            "lines": told,
            "page": page,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history/object.html", context)

    # ── What Django would write into a log of its own ──────────────────────────────────────────

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> None:  # type: ignore[override]
        """Write down the making of a row whose model tells nobody."""
        if how(type(obj)) is None:
            Entry.objects.new(obj, action=Entry.Action.CREATE, changes={}).save()

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> None:  # type: ignore[override]
        """Write down what was done: a sentence as it is; of a form each model tells itself what has changed.

        A sentence is given in English, marked by `gettext_noop`, and read in the reader's language.
        """
        if isinstance(message, str):
            Entry.objects.note(obj, message)
        elif how(type(obj)) is None:
            Entry.objects.new(obj, action=Entry.Action.UPDATE, changes={}).save()

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """Write down the deletion of rows whose model tells nobody."""
        rows = [row for row in queryset if how(type(row)) is None]
        Entry.objects.bulk_create(Entry.objects.new(row, action=Entry.Action.DELETE, changes={}) for row in rows)


def with_history(admin_class: type[admin.ModelAdmin]) -> type[admin.ModelAdmin]:
    """Return an admin class that keeps the hub's history."""
    if issubclass(admin_class, KeptHistory):
        return admin_class
    return type(admin_class.__name__, (KeptHistory, admin_class), {"__module__": admin_class.__module__})
