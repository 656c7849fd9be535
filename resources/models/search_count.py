"""What is looked for: words and how often, without who."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.models import Language


class SearchCount(models.Model):
    """How often some words were looked for in a month, and whether anything was found. It knows no person."""

    month = models.DateField(_("month"), help_text=_("Its first day."))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    # In small letters and single spaces, as many readers type the same.
    words = models.CharField(_("words"), max_length=100)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    # What the latest of these searches found.
    results = models.PositiveIntegerField(_("results"), default=0)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        ordering = ["-month", "-searches", "words"]
        constraints = [
            models.UniqueConstraint(fields=["month", "language", "words"], name="search_count_once"),
        ]

    def __str__(self) -> str:
        return self.words
