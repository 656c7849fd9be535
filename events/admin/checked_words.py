"""Words that only their own form may change, since it checks them."""

from typing import Any

from django.db import models
from django.http import HttpRequest

from hub.admin_languages import TranslatedAdmin


class CheckedWords(TranslatedAdmin):
    """Keeps texts with placeholders out of the side-by-side pages: saved there, a wrong one would be found too late."""

    def takes_translations(self, obj: Any) -> bool:
        """Say no."""
        return False

    def to_translate(self, request: HttpRequest) -> models.QuerySet:
        """Return nothing."""
        return self.model._default_manager.none()  # noqa: SLF001 - Django's own name
