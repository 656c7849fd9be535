"""The templates of facilitators: words with placeholders, for each purpose and language."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from events.admin.checked_words import CheckedWords
from events.admin.mailing_form import WordsForm
from events.models import MailTemplate
from events.placeholders import REQUIRED, in_braces, of_purpose
from hub.admin_languages import TranslatedAdmin, translation_marks

Purpose = MailTemplate.Purpose


def legend_of(purpose: str) -> dict[str, Any]:
    """Return what a page says of the placeholders of a purpose."""
    return {"placeholders": of_purpose(purpose), "required": in_braces(REQUIRED[purpose])}


@admin.register(MailTemplate)
class MailTemplateAdmin(CheckedWords):
    """Words to begin mailings with. Changing a template changes no mailing that was begun with it."""

    form = WordsForm
    change_form_template = "admin/events/mailtemplate/change_form.html"
    list_display = ("name", "purpose", translation_marks, "is_active", "updated_at")
    list_filter = ("purpose", "is_active")
    search_fields = ("name", *TranslatedAdmin.search_by("subject"))

    def get_fieldsets(self, request: HttpRequest, obj: MailTemplate | None = None) -> Any:
        """Return what it is for, and the words."""
        return [
            (None, {"fields": ["name", "purpose", "is_active"]}),
            (_("Words"), {"fields": self.replace_orig_field(["subject", "body"])}),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Explain the placeholders: of the template's purpose, or of each while it has none."""
        template = context["original"]
        chosen = [template.purpose] if template is not None else list(Purpose)
        context["legends"] = [(Purpose(purpose).label, legend_of(purpose)) for purpose in chosen]
        return super().render_change_form(request, context, *args, **kwargs)
