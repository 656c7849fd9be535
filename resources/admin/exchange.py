"""Works taken in from a table and given out as one: choose a file, look at the dry run, confirm."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from hub.history.models import Entry
from hub.taxonomy.models import Audience, Instrument, Licence, Place, Sector, Theme
from members.models import Organisation
from resources.exchange.columns import COLUMNS
from resources.exchange.exporting import rows_of
from resources.exchange.plan import Plan, WorkPlan, make_plan
from resources.exchange.sheets import LARGEST, Sheet, UnreadableSheet, explanations, read, write_csv, write_xlsx
from resources.exchange.vocabulary import Vocabulary
from resources.exchange.writing import Written, write
from resources.models import Resource

# How many works and bad cells a preview names.
_NAMED = 200
_FOLDER = "resource-imports"
_KEPT = timedelta(days=1)
_SALT = "resources.import"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ImportForm(forms.Form):
    """The table."""

    table = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy("A CSV or Excel file of at most 5,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    sheet: Sheet

    def clean_table(self) -> bytes:
        """Read the table; refuse what is none."""
        uploaded: UploadedFile = self.cleaned_data["table"]
        if (uploaded.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is too large. Please import it in parts."))
        raw = uploaded.read()
        try:
            self.sheet = read(raw)
        except UnreadableSheet as error:
            raise forms.ValidationError(str(error)) from None
        return raw


class ExchangePages(admin.ModelAdmin):
    """The part of the admin of works that imports and exports tables."""

    change_list_template = "admin/resources/resource/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the pages."""

        def page(address: str, view: Any, name: str, **kwargs: Any) -> URLPattern:
            return path(address, self.admin_site.admin_view(view), kwargs, name=f"resources_resource_{name}")

        return [
            page("import/", self.import_view, "import"),
            page("import/template.csv", self.template_view, "import_template_csv", ending="csv"),
            page("import/template.xlsx", self.template_view, "import_template_xlsx", ending="xlsx"),
            page("export.csv", self.export_view, "export_csv", ending="csv"),
            page("export.xlsx", self.export_view, "export_xlsx", ending="xlsx"),
            *super().get_urls(),
        ]

    def may_import(self, request: HttpRequest) -> bool:
        """Whether this person may add and change works."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Offer the tables above the list."""
        context = {"may_import": self.may_import(request), "chosen": request.GET.urlencode()}
        return super().changelist_view(request, (extra_context or {}) | context)

    # ── Out ──────────────────────────────────────────────────────────────────────────────────
    def export_view(self, request: HttpRequest, ending: str) -> HttpResponse:
        """Return the works of the list, as it is narrowed by the address, as a table."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return _table(self.get_changelist_instance(request).get_queryset(request), ending)

    @admin.action(description=gettext_lazy("Export as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> HttpResponse:
        """Return the chosen works as a CSV table."""
        return _table(queryset, "csv")

    @admin.action(description=gettext_lazy("Export as Excel"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: models.QuerySet[Resource]) -> HttpResponse:
        """Return the chosen works as an Excel table."""
        return _table(queryset, "xlsx")

    def template_view(self, request: HttpRequest, ending: str) -> HttpResponse:
        """Return an empty table; in Excel with sheets that explain the columns and list what may stand in them."""
        if not self.may_import(request):
            raise PermissionDenied
        content = write_csv([]) if ending == "csv" else write_xlsx([], [("help", explanations()), *_lists()])
        return _download(content, f"resources-template.{ending}", ending)

    # ── In ───────────────────────────────────────────────────────────────────────────────────
    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a table, show what it would do, and do it when that is confirmed."""
        if not self.may_import(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._form_page(request, ImportForm())
        if "token" in request.POST:
            return self._confirmed(request)
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._form_page(request, form)
        token = _kept(request, form.cleaned_data["table"])
        return self._preview_page(request, make_plan(form.sheet), token)

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        """Write what was shown, if it is still what the table would do."""
        try:
            name = _name_of(request, request.POST["token"])
            with default_storage.open(name) as file:
                sheet = read(file.read())
        except (signing.BadSignature, OSError, UnreadableSheet):
            self.message_user(request, _("This preview is too old. Please choose the file again."), messages.ERROR)
            return redirect("admin:resources_resource_import")
        written = self._write(request, sheet)
        if isinstance(written, Plan):
            words = _("Meanwhile the library has changed. Please look at it once more.")
            self.message_user(request, words, messages.WARNING)
            return self._preview_page(request, written, request.POST["token"])
        default_storage.delete(name)
        self._say(request, written)
        return redirect("admin:resources_resource_changelist")

    def _write(self, request: HttpRequest, sheet: Sheet) -> Written | Plan:
        """Return what was written, or the new dry run if it is not the one that was confirmed."""
        try:
            with transaction.atomic():
                plan = make_plan(sheet)
                may_write = not plan.bad_cells or "leave_out" in request.POST
                if request.POST.get("seen") != plan.fingerprint or not may_write:
                    return plan
                written = write(plan=plan)
                self._note(written)
        except IntegrityError:
            # Somebody added the same at this very moment.
            return make_plan(sheet)
        return written

    def _note(self, written: Written) -> None:
        """Write the works' histories: bulk writing tells no signal."""
        note = {"note": gettext_noop("Imported from a table."), "values": {}}
        marked = [(each, Entry.Action.CREATE) for each in written.added]
        marked += [(each, Entry.Action.UPDATE) for each in written.changed]
        entries = [
            Entry.objects.new(each.work, action=action, changes=_cells(each), additional_data=note)
            for each, action in marked
        ]
        Entry.objects.bulk_create(entries, batch_size=500)

    def _say(self, request: HttpRequest, written: Written) -> None:
        added, changed = len(written.added), len(written.changed)
        words = [
            ngettext("%(count)s work added.", "%(count)s works added.", added) % {"count": added},
            ngettext("%(count)s work changed.", "%(count)s works changed.", changed) % {"count": changed},
        ]
        self.message_user(request, " ".join(words), messages.SUCCESS)

    def _form_page(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        context = self._context(request) | {"form": form, "columns": COLUMNS}
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/resources/resource/import.html", context, status=status)

    def _preview_page(self, request: HttpRequest, plan: Plan, token: str) -> HttpResponse:
        bad_cells = plan.bad_cells
        context = self._context(request) | {
            "token": token,
            "seen": plan.fingerprint,
            "bad_cells": bad_cells[:_NAMED],
            "bad_count": len(bad_cells),
            "more_bad": max(0, len(bad_cells) - _NAMED),
            "left_out": len(plan.of("bad")),
            "added": _shown(plan.of("new")),
            "changed": _shown(plan.of("changed")),
            "counts": {status: len(plan.of(status)) for status in ("new", "changed", "unchanged", "bad")},
            "may_write": bool(plan.of("new") or plan.of("changed")),
        }
        return TemplateResponse(request, "admin/resources/resource/import_preview.html", context)

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": _("Import works from a table"), "opts": self.opts}


def _cells(each: WorkPlan) -> dict[str, list[str]]:
    """Return what was and what is in each cell that differs, by the name of its column."""
    return {f"{found.column} {found.language}".rstrip(): [found.before, found.after] for found in each.differences}


def _shown(works: list[WorkPlan]) -> dict[str, Any]:
    return {"works": works[:_NAMED], "count": len(works), "more": max(0, len(works) - _NAMED)}


def _table(works: models.QuerySet[Resource], ending: str) -> HttpResponse:
    rows = rows_of(works)
    content = write_csv(rows) if ending == "csv" else write_xlsx(rows)
    return _download(content, f"resources-{timezone.now():%Y-%m-%d}.{ending}", ending)


def _download(content: bytes, name: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _lists() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what may stand in the columns of terms: the word of the table and the name."""
    words = Vocabulary()
    of_models: list[tuple[str, Any, Any]] = [
        ("themes", words.themes, Theme), ("sectors", words.sectors, Sector), ("audiences", words.audiences, Audience),
        ("instruments", words.instruments, Instrument), ("places", words.places, Place),
        ("licences", words.licences, Licence), ("publishers", words.publishers, Organisation),
    ]  # fmt: skip
    return [(name, [(terms.word(row.pk), row.name) for row in model.objects.all()]) for name, terms, model in of_models]


# ── The file between the dry run and its confirmation ────────────────────────────────────────
def _kept(request: HttpRequest, raw: bytes) -> str:
    """Keep an uploaded table for a day, where nobody can ask for it; return the token that leads to it."""
    _forget_old()
    name = default_storage.save(f"{_FOLDER}/{uuid4()}.table", ContentFile(raw))
    return signing.dumps([request.user.pk, name], salt=_SALT)


def _name_of(request: HttpRequest, token: str) -> str:
    pk, name = signing.loads(token, salt=_SALT, max_age=_KEPT)
    if pk != request.user.pk:
        raise signing.BadSignature
    return str(name)


def _forget_old() -> None:
    try:
        _folders, names = default_storage.listdir(_FOLDER)
    except OSError:
        return
    for name in names:
        kept = f"{_FOLDER}/{name}"
        if timezone.now() - default_storage.get_modified_time(kept) > _KEPT:
            default_storage.delete(kept)
