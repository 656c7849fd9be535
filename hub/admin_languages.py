"""Administration of what is written in three languages: one set of fields a language, behind tabs."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from modeltranslation.admin import TranslationAdmin, TranslationBaseModelAdmin, TranslationStackedInline

from hub.admin_base import ActionButtons, FewShortcuts
from hub.languages import CODES, current, fallbacks
from hub.translating.completeness import main_field, parts_lack
from hub.translating.filters import TranslationFilter
from hub.translating.marks import PARTS_LACK, states_of, translation_marks
from hub.translating.side_by_side import SideBySide


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


class TranslatedAdmin(_TranslatedFields, SideBySide, ActionButtons, TranslationAdmin):
    """The base of every admin with translated fields.

    Lists show what is translated and can be narrowed by it; forms name what is missing; a page of its own translates.
    """

    form = TranslatedForm
    # Files of a list look their columns up by name.
    translation_marks = staticmethod(translation_marks)

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

    def get_list_display(self, request: HttpRequest) -> Any:
        """Show the boxes EN FR ES in every list."""
        columns = super().get_list_display(request)
        return columns if translation_marks in columns else [*columns, translation_marks]

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Offer in every list to narrow it by what is translated."""
        return [*super().get_list_filter(request), TranslationFilter]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Tell the boxes of a list, in its one query, what the parts of the rows lack."""
        rows = super().get_queryset(request)
        is_list = request.resolver_match is not None and str(request.resolver_match.url_name).endswith("_changelist")
        if not self.translated_parts or not is_list:
            return rows
        lacks = {PARTS_LACK.format(code): parts_lack(self.model, self.translated_parts, code) for code in CODES}
        return rows.annotate(**lacks)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Name above the form what is missing in which language, with the ways there."""
        obj = context["original"]
        if obj is not None:
            forms_of_parts = [
                (str(form.instance), form)
                for inline in context["inline_admin_formsets"]
                if isinstance(inline.opts, TranslatedStackedInline)
                for form in inline.formset.initial_forms
            ]
            context["translate_url"] = self.translate_url(obj) if self.may_translate(request, obj) else ""
            context["translation_states"] = states_of(
                [("", context["adminform"].form), *forms_of_parts],
                page_of=lambda: self.public_url(obj),
                translate_url=context["translate_url"],
                readers=self.registered_readers(obj),
            )
        return super().render_change_form(request, context, *args, **kwargs)

    @staticmethod
    def search_by(*names: str) -> tuple[str, ...]:
        """Return the columns of the translated fields `names`: a search finds them in every language."""
        return tuple(f"{name}_{code}" for name in names for code in CODES)


class TranslatedStackedInline(_TranslatedFields, TranslationStackedInline):
    """The base of every inline with translated fields."""

    form = TranslatedForm
