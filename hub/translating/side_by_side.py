"""The page on which a row is translated: the source on the left, the field on the right."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hub.languages import CODES, KEEPS_LANGUAGE, current, fallbacks, name_of
from hub.translating.completeness import gaps, lack, locked_parts_of, parts_of
from hub.translating.sheet import Sheet

# Translators have this and nothing else that writes; it holds for what they may read.
TRANSLATE = "taxonomy.translate_texts"
# How far the queue is looked through for the rows before and after.
_QUEUE = 500


@dataclass(frozen=True, slots=True)
class Pair:
    """From which language into which one."""

    source: str
    language: str

    @property
    def query(self) -> str:
        """The end of the addresses that keep the pair."""
        return f"?{urlencode({'from': self.source, 'to': self.language})}"


class SideBySide(admin.ModelAdmin):
    """The part of an admin that translates; see `TranslatedAdmin`."""

    # Names under which a row knows the parts that are translated together with it.
    translated_parts: tuple[str, ...] = ()
    # Long texts that are shown as they are; all others are Markdown.
    plain_texts: tuple[str, ...] = ()

    # ── What the admin of a model may say ──────────────────────────────────────────────────────

    def may_translate(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether this person may write translations of a row, or of some rows of this model."""
        if obj is not None and not self.takes_translations(obj):
            return False
        if self.has_change_permission(request, obj):
            return True
        return request.user.has_perm(TRANSLATE) and self.has_view_permission(request, obj)

    def takes_translations(self, obj: Any) -> bool:
        """Whether the texts of a row can still change."""
        return True

    def to_translate(self, request: HttpRequest) -> models.QuerySet:
        """Return the rows that are worth translating, the most urgent first."""
        return self.get_queryset(request).order_by("pk")

    def urgency(self, obj: Any) -> str:
        """Say in a few words why a row is urgent, or that it is not; nothing where all are alike."""
        return ""

    def registered_readers(self, obj: Any) -> dict[str, int] | None:
        """Return how many people count on a row, by language; None where nobody is counted."""
        return None

    def public_url(self, obj: Any) -> str:
        """Return the page of a row in the current language; empty where it has none."""
        if getattr(obj, "slug", None) == "":
            # A form that was not accepted has emptied it.
            return ""
        if callable(self.view_on_site):
            return self.view_on_site(obj) or ""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""

    def save_translation(self, request: HttpRequest, row: models.Model, names: list[str]) -> None:
        """Save the fields `names` of a row or of a part, and no other column: others may write there meanwhile."""
        columns = [*names, *(f"{name}_{code}" for name in names for code in CODES)]
        dated = ["updated_at"] if hasattr(row, "updated_at") else []
        # As in English, whatever the reader's language: the untranslated column then keeps the English text.
        with override(settings.LANGUAGE_CODE):
            row.save(update_fields=[*columns, *dated])

    def translated(self, request: HttpRequest, obj: Any) -> None:
        """Do what follows from new texts."""

    # ── The page ───────────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_translate"
        view = self.admin_site.admin_view(self.translate_view)
        return [path("<path:object_id>/translate/", view, name=name), *super().get_urls()]

    def translate_url(self, obj: models.Model) -> str:
        """Return the address of the page on which a row is translated."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_translate"
        return reverse(name, args=[quote(obj.pk)])

    def translate_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show both languages on GET; write one of them on POST."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.may_translate(request, obj):
            raise PermissionDenied
        pair = self._translation_pair(request, obj)
        beside = self._translation_neighbours(request, obj, pair)
        if request.method == "POST":
            with transaction.atomic():
                # Locked, so that nobody writes between the comparison and the saving.
                locked = self.model._base_manager.select_for_update(no_key=True).get(pk=obj.pk)  # noqa: SLF001 - Django's own name
                if not self.takes_translations(locked):
                    # It has been sent while this page waited for it.
                    raise PermissionDenied
                sheet = self._translation_sheet(request, locked, pair, request.POST)
                is_valid = sheet.is_valid()
                if is_valid and "_preview" not in request.POST:
                    self._translation_save(request, locked, sheet)
                    return self._translation_lead_on(request, locked, pair, beside[1])
        else:
            sheet = self._translation_sheet(request, obj, pair)
        return self._translation_page(request, obj, pair, sheet, beside)

    def _translation_pair(self, request: HttpRequest, obj: models.Model) -> Pair:
        """Return the languages that the address asks for, or those in which there is most to do."""
        language = request.GET.get("to", "")
        if language not in CODES:
            wanted = [code for code in CODES if gaps(obj, code)]
            others = [code for code in CODES if code != settings.LANGUAGE_CODE]
            language = next(iter([code for code in wanted if code == current()] or wanted or others))
        source = request.GET.get("from", "")
        if source not in CODES or source == language:
            source = next(code for code in fallbacks(language) if code != language)
        return Pair(source, language)

    def _translation_neighbours(self, request: HttpRequest, obj: models.Model, pair: Pair) -> tuple[Any, Any]:
        """Return the keys of the rows before and after this one that wait for the same language."""
        waiting = self.to_translate(request).filter(lack(self.model, self.translated_parts, pair.language))
        keys = list(waiting.values_list("pk", flat=True)[:_QUEUE])
        if obj.pk not in keys:
            return None, next(iter(keys), None)
        place = keys.index(obj.pk)
        return keys[place - 1] if place else None, keys[place + 1] if place + 1 < len(keys) else None

    def _translation_sheet(self, request: HttpRequest, obj: models.Model, pair: Pair, data: Any = None) -> Sheet:
        parts = locked_parts_of if data is not None else parts_of
        return Sheet(
            [obj, *parts(obj, self.translated_parts)],
            source=pair.source,
            language=pair.language,
            field_of=partial(self._translation_field, request),
            is_markdown=self._is_markdown,
            data=data,
        )

    def _translation_field(self, request: HttpRequest, row: models.Model, column: str) -> Any:
        """Return the field that the form of the administration has for a column, also for one of a part."""
        return self.formfield_for_dbfield(row._meta.get_field(column), request)  # type: ignore[arg-type]  # noqa: SLF001 - public

    def _is_markdown(self, model: type[models.Model], name: str) -> bool:
        is_long = isinstance(model._meta.get_field(name), models.TextField)  # noqa: SLF001 - public in all but name
        return is_long and not (model is self.model and name in self.plain_texts)

    def _translation_save(self, request: HttpRequest, obj: Any, sheet: Sheet) -> None:
        stale = [line.label for line in sheet.stale_lines()]
        changed = sheet.put()
        if not changed:
            self.message_user(request, _("Nothing has changed."))
            return
        for row, names in changed.items():
            self.save_translation(request, row, names)
        if obj not in changed and hasattr(obj, "updated_at"):
            # Pages are made anew when the whole is: parts have no date of their own.
            obj.save(update_fields=["updated_at"])
        self.translated(request, obj)
        count = sum(map(len, changed.values()))
        words = ngettext("%(count)s text is saved: %(name)s.", "%(count)s texts are saved: %(name)s.", count)
        self.message_user(request, words % {"count": count, "name": obj}, messages.SUCCESS)
        if stale:
            words = _("Read these again: the source has changed since you opened the page (%(names)s).")
            self.message_user(request, words % {"names": ", ".join(stale)}, messages.WARNING)

    def _translation_lead_on(self, request: HttpRequest, obj: models.Model, pair: Pair, after: Any) -> HttpResponse:
        if "_next" not in request.POST:
            return redirect(f"{self.translate_url(obj)}{pair.query}")
        if after is None:
            self.message_user(request, _("Nothing else of this kind waits for this language."))
            return redirect(f"{reverse('admin:translations')}?to={pair.language}")
        return redirect(f"{self.translate_url(self.model(pk=after))}{pair.query}")

    def _translation_page(
        self, request: HttpRequest, obj: Any, pair: Pair, sheet: Sheet, beside: tuple[Any, Any]
    ) -> HttpResponse:
        before, after = (f"{self.translate_url(self.model(pk=pk))}{pair.query}" if pk else "" for pk in beside)
        with override(pair.language):
            public = self.public_url(obj)
        words = _("%(source)s to %(language)s") % {"source": name_of(pair.source), "language": name_of(pair.language)}
        readers = self.registered_readers(obj)
        context = {
            **self.admin_site.each_context(request),
            "title": format_html("{}: {}", _("Translate"), obj),
            "subtitle": words,
            "opts": self.opts,
            "original": obj,
            "media": self.media,
            "pair": pair,
            "sheet": sheet,
            "is_preview": "_preview" in request.POST,
            "missing": sum(not line.stored and bool(line.source.value) for line in sheet.lines),
            "readers": readers.get(pair.language, 0) if readers is not None else None,
            "page_url": f"{public}?{KEEPS_LANGUAGE}=1" if public else "",
            "may_open": self.has_view_or_change_permission(request, obj),
            "others": [
                (other, language, f"?{urlencode({'from': other, 'to': language})}")
                for language in CODES
                for other in CODES
                if other != language
            ],
            "before": before,
            "after": after,
        }
        return TemplateResponse(request, "admin/translating/side_by_side.html", context)
