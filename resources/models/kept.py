"""What readers keep: works, lists of them, searches; and how often files were fetched."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.models import Dated, PubliclyIdentified
from members.models import Member


class SavedResource(models.Model):
    """A work that a member wants to find again."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="saved")
    resource = models.ForeignKey("resources.Resource", models.CASCADE, related_name="saved_by")
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "resource"], name="saved_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.resource}"


class ReadingList(Dated, PubliclyIdentified):
    """Works that a member has put together, for herself or to be shared."""

    class Visibility(models.TextChoices):
        PRIVATE = "private", _("Only I see it")
        LINK = "link", _("Whoever has the link sees it")

    member = models.ForeignKey(Member, models.CASCADE, related_name="reading_lists")
    title = models.CharField(_("title"), max_length=150)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    visibility = models.CharField(_("who sees it"), max_length=10, choices=Visibility, default=Visibility.PRIVATE)

    class Meta:
        verbose_name = _("reading list")
        verbose_name_plural = _("reading lists")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class ReadingListItem(models.Model):
    """A work on a reading list."""

    reading_list = models.ForeignKey(ReadingList, models.CASCADE, related_name="items")
    resource = models.ForeignKey("resources.Resource", models.CASCADE, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reading_list", "resource"], name="reading_list_once"),
        ]

    def __str__(self) -> str:
        return str(self.resource)


class SavedSearch(Dated, PubliclyIdentified):
    """A search that a member wants to hear the news of."""

    class Frequency(models.TextChoices):
        NEVER = "never", _("No mail")
        WEEKLY = "weekly", _("Every week")
        MONTHLY = "monthly", _("Every month")

    member = models.ForeignKey(Member, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=150)
    # As in the address, in a fixed order: "q=fees&kind=law&kind=report".
    query = models.CharField(_("search"), max_length=1000)
    frequency = models.CharField(_("news by mail"), max_length=10, choices=Frequency, default=Frequency.WEEKLY)
    # Works shown since then are news.
    seen_until = models.DateTimeField(_("news since"))

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "query"], name="saved_search_once"),
        ]

    def __str__(self) -> str:
        return self.name


class DownloadCount(models.Model):
    """How often an edition was fetched in a month: a number, and nothing about who did."""

    edition = models.ForeignKey("resources.Edition", models.CASCADE, related_name="downloads")
    # The first day of the month.
    month = models.DateField(_("month"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("downloads of a month")
        verbose_name_plural = _("downloads by month")
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "month"], name="download_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.count}"
