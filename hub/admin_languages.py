"""Administration of what is written in three languages: one set of fields a language, behind tabs."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.forms import Script
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from modeltranslation.admin import TranslationAdmin, TranslationBaseModelAdmin, TranslationStackedInline
from modeltranslation.translator import translator

from hub.admin_base import ActionButtons, FewShortcuts
from hub.languages import CODES, current, fallbacks, name_of


def main_field(model: type[models.Model]) -> str:
    """Return the translated field that names a row: its title, name or subject; empty where there is none."""
    translated = translator.get_options_for_model(model).all_fields
    return next((name for name in ("title", "name", "subject") if name in translated), "")


class TranslatedForm(forms.ModelForm):
    """Asks for the title in at least one language, and makes an empty short name for addresses from it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False
            slug.help_text = (
                _("Part of the page’s address: links that people have stop working when it changes.")
                if self.instance.pk
                else _("Part of the page’s address. Leave it empty and it is made from the title.")
            )

    def clean(self) -> dict[str, Any]:
        """Check the title and fill in the short name."""
        cleaned = super().clean() or self.cleaned_data
        main = main_field(self._meta.model)
        languages = [code for code in fallbacks(current()) if f"{main}_{code}" in self.fields]
        titles = [title for code in languages if (title := cleaned.get(f"{main}_{code}"))]
        if languages and not titles and not any(f"{main}_{code}" in self.errors for code in languages):
            self.add_error(f"{main}_{languages[0]}", _("Write this in at least one language."))
        elif titles and "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = self._free_slug(titles[0])
        return cleaned

    def _free_slug(self, title: str) -> str:
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)  # noqa: SLF001 - Django's own name
        length = self._meta.model._meta.get_field("slug").max_length or 50  # noqa: SLF001 - public in all but name
        base = slugify(title)[: length - 4].strip("-") or self._meta.model._meta.model_name  # noqa: SLF001
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        return next(slug for n in range(1, len(taken) + 2) if (slug := f"{base}-{n}" if n > 1 else base) not in taken)


class _TranslatedFields(FewShortcuts, TranslationBaseModelAdmin):
    """No language is obligatory, and each field says which one is written in it."""

    def patch_translation_field(
        self, db_field: models.Field, field: forms.Field, request: HttpRequest, **kwargs: Any
    ) -> None:
        super().patch_translation_field(db_field, field, request, **kwargs)
        if language := getattr(db_field, "language", ""):
            field.required = False
            field.widget.attrs["lang"] = language


class TranslatedAdmin(_TranslatedFields, ActionButtons, TranslationAdmin):
    """The base of every admin with translated fields."""

    form = TranslatedForm

    class Media:
        js = (Script("hub/js/language-tabs.js", type="module"),)

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """Save as in English, whatever the reader's language: the untranslated column then keeps the English text."""
        with override(settings.LANGUAGE_CODE):
            super().save_model(request, obj, form, change)

    def save_formset(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formset: Any,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Save the rows of an inline in the same way."""
        with override(settings.LANGUAGE_CODE):
            super().save_formset(request, form, formset, change)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Offer no way to a page without an address: a form that was not accepted may have emptied it."""
        return None if obj is not None and getattr(obj, "slug", None) == "" else super().get_view_on_site_url(obj)

    @staticmethod
    def search_by(*names: str) -> tuple[str, ...]:
        """Return the columns of the translated fields `names`: a search finds them in every language."""
        return tuple(f"{name}_{code}" for name in names for code in CODES)


class TranslatedStackedInline(_TranslatedFields, TranslationStackedInline):
    """The base of every inline with translated fields."""

    form = TranslatedForm


def translation_marks(row: models.Model) -> SafeString:
    """Return the boxes EN FR ES: full where nothing is missing, dashed where something is, faint without a title.

    Missing is what is written in another language and not in this one.
    """
    translated = translator.get_options_for_model(type(row)).all_fields
    written = [name for name in translated if any(getattr(row, f"{name}_{code}") for code in CODES)]
    boxes = []
    for code in CODES:
        if not getattr(row, f"{main_field(type(row))}_{code}"):
            state, words = "none", _("not translated")
        elif all(getattr(row, f"{name}_{code}") for name in written):
            state, words = "full", _("complete")
        else:
            state, words = "part", _("parts are missing")
        boxes.append((state, f"{name_of(code)}: {words}", code.upper(), words))
    box = '<span class="translation" data-state="{}" title="{}">{}<span class="visually-hidden"> {}, </span></span>'
    return format_html('<span class="translations">{}</span>', format_html_join("", box, boxes))


translation_marks.short_description = gettext_lazy("translations")  # type: ignore[attr-defined]
