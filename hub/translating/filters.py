"""The filter of lists by what is translated."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.languages import CODES, name_of
from hub.translating.completeness import complete, lack


class TranslationFilter(admin.SimpleListFilter):
    """Complete in all languages, or missing something in one; parts of a row count as its own texts."""

    title = gettext_lazy("translations")
    parameter_name = "translations"

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: type[models.Model], model_admin: Any
    ) -> None:
        self.parts = model_admin.translated_parts
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        missing = [(code, _("Missing in %(language)s") % {"language": name_of(code)}) for code in CODES]
        return [("complete", _("Complete")), *missing]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Narrow the list by its columns."""
        if self.value() == "complete":
            return queryset.filter(complete(queryset.model, self.parts))
        if self.value() in CODES:
            return queryset.filter(lack(queryset.model, self.parts, self.value() or ""))
        return queryset
