"""Lists of the administration as files: exactly the rows that filter and search show, on all pages."""

import html
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import ActionLocation, IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, gettext_noop, override
from django.utils.translation import gettext as _

from hub.admin_lists.counting import counted_rows
from hub.history.models import Entry
from hub.tables import streamed_csv, xlsx_response

# Excel files are finished before the first byte is sent, and Excel itself holds a million rows.
XLSX_ROWS = 100_000
_BATCH = 2_000
# Columns that lead to a person.
_PEOPLE = {"member", "user"}


class ExportForm(forms.Form):
    """Which columns, and what file."""

    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose a column.")},
    )
    format = forms.ChoiceField(
        label=gettext_lazy("File"),
        widget=forms.RadioSelect,
        choices=[("csv", gettext_lazy("CSV, for any spreadsheet")), ("xlsx", gettext_lazy("Excel"))],
        initial="csv",
    )

    def __init__(self, *args: Any, columns: list[tuple[str, str]], shown: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["columns"]
        field.choices = columns
        field.initial = list(shown)


class ExportAdmin(admin.ModelAdmin):
    """The part of an admin that makes files of its list."""

    # Columns of the file that the list does not show: names as in `list_display`, also of many-to-many fields.
    export_extra: tuple[str, ...] = ()
    # Whether a file of this list is of use; false where there are better ones.
    is_exported = True

    def get_urls(self) -> list[URLPattern]:
        """Add the page of the file."""
        view = self.admin_site.admin_view(self.download_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_download"
        return [path("download/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest, action_location: Any = ActionLocation.CHANGE_LIST) -> dict[str, Any]:
        """Leave the download of chosen rows out where it is of no use."""
        actions = super().get_actions(request, action_location)
        return {name: action for name, action in actions.items() if self.is_exported or name != "export"}

    def export_columns(self, request: HttpRequest) -> dict[str, str]:
        """Return the names of all columns with their labels, those of the list first."""
        names = dict.fromkeys([*self.get_list_display(request), *self.export_extra])
        return {_key(name): capfirst(str(label_for_field(name, self.model, self))) for name in names}

    def download_view(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """Ask for columns and format on GET; send the file on POST. The query is that of the list."""
        if not self.is_exported or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        back = f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_changelist')}?{request.GET.urlencode()}"
        try:
            found: Any = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return redirect(back)
        columns = self.export_columns(request)
        shown = [_key(name) for name in self.get_list_display(request)]
        choices: dict[str, Any] = {"columns": list(columns.items()), "shown": shown}
        form = ExportForm(request.POST, **choices) if request.method == "POST" else ExportForm(**choices)
        if request.method == "POST" and form.is_valid():
            kind = form.cleaned_data["format"]
            if kind == "csv" or counted_rows(found.queryset, XLSX_ROWS) <= XLSX_ROWS:
                self.log_export(request, found.count_words, form.cleaned_data["columns"], kind)
                return self.export(found.queryset, form.cleaned_data["columns"], kind)
            words = _("These are too many rows for an Excel file. Choose CSV, which every spreadsheet opens.")
            form.add_error("format", ValidationError(words))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Download as a table"),
            "opts": self.opts,
            "form": form,
            "found": found,
            "back": back,
            "is_narrowed": found.has_active_filters or found.query,
            "is_personal": self.is_personal(),
        }
        return TemplateResponse(request, "admin/export.html", context, status=422 if form.errors else 200)

    def is_personal(self) -> bool:
        """Whether the list tells of people: it has an address or leads to a member."""
        return any(isinstance(field, models.EmailField) or field.name in _PEOPLE for field in self.opts.fields)

    def export(self, rows: models.QuerySet, columns: list[str], kind: str) -> HttpResponse | StreamingHttpResponse:
        """Return the rows as a file.

        Args:
            rows: in their order.
            columns: names out of `export_columns`.
            kind: "csv" or "xlsx".
        """
        header = [label_for_field(name, self.model, self) for name in columns]
        name = f"{self.opts.model_name}-{timezone.now():%Y-%m-%d}"
        answer = streamed_csv if kind == "csv" else xlsx_response
        return answer(name, map(capfirst, map(str, header)), self._cells(rows, columns))

    def _cells(self, rows: models.QuerySet, columns: list[str]) -> Iterator[list[Any]]:
        fields = {field.name: field for field in self.opts.get_fields() if not field.auto_created}
        chosen = [fields[name] for name in columns if name in fields]
        rows = rows.defer(None).defer(*(name for name in getattr(self, "list_defer", ()) if name not in columns))
        if linked := [field.name for field in chosen if field.many_to_one or field.one_to_one]:
            rows = rows.select_related(*linked, *_followed(rows))
        rows = rows.prefetch_related(*(field.name for field in chosen if field.many_to_many))
        # A file is written after the answer has begun, when nobody has set the language of its reader any more.
        language = get_language()
        for row in rows.iterator(_BATCH):
            with override(language):
                cells = [self._cell(row, name) for name in columns]
            yield cells

    def _cell(self, row: models.Model, name: str) -> Any:
        try:
            field, _attribute, value = lookup_field(name, row, self)
        except ObjectDoesNotExist:
            return ""
        if field is not None and field.many_to_many:
            return "; ".join(map(str, value.all()))
        display = getattr(row, f"get_{name}_display", None) if field is not None else None
        return _text(display() if display else value)

    def log_export(self, request: HttpRequest, count: str, columns: list[str], kind: str) -> None:
        """Note in the log of the administration who took what out of it."""
        words = gettext_noop("Downloaded as %(kind)s: %(count)s rows, columns %(columns)s, narrowed by: %(query)s.")
        # What was searched for may be somebody's name, which the log has no business to keep.
        query = {name: "…" if name == SEARCH_VAR else value for name, value in request.GET.items()}
        told = {
            "kind": kind.upper(),
            "count": count,
            "columns": ", ".join(columns),
            "query": ", ".join(f"{name}={value}" for name, value in query.items()) or "–",
        }
        Entry.objects.note_list(self.model, words, **told)


@admin.action(description=gettext_lazy("Download as a table (CSV)"), permissions=["view"])
def export_chosen(owner: Any, request: HttpRequest, queryset: models.QuerySet) -> StreamingHttpResponse:
    """Return the chosen rows as a file with all columns."""
    columns = list(owner.export_columns(request))
    words = _("all that were chosen") if request.POST.get("select_across") == "1" else str(queryset.count())
    owner.log_export(request, words, columns, "csv")
    return owner.export(queryset, columns, "csv")


def _key(name: Any) -> str:
    return name if isinstance(name, str) else name.__name__


def _followed(rows: models.QuerySet) -> list[str]:
    """Return what a query fetches along already, which naming more would take away."""
    known = rows.query.select_related
    return list(known) if isinstance(known, dict) else []


def _text(value: Any) -> Any:
    """Return a value as a cell: times in UTC, yes and no in words, texts without markup."""
    match value:
        case None:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
        case date():
            return value.isoformat()
        case SafeString():
            return " ".join(html.unescape(strip_tags(value)).split())
        case list() | tuple():
            return "; ".join(map(str, value))
    return value
