"""What is known of some kinds of works only: practices, agreements, laws."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hub.languages import text_of
from hub.taxonomy.models import Place
from members.models import Member


class Practice(models.Model):
    """How something was done, told in parts that can be compared with other practices."""

    class Evidence(models.TextChoices):
        CLAIMED = "claimed", _("Reported by those who carried it out")
        MONITORED = "monitored", _("Monitored with data")
        EVALUATED = "evaluated", _("Evaluated independently")

    # In the order in which they are read.
    PARTS = (
        "context", "action", "actors", "results", "cost", "enabling_factors", "challenges", "lessons",
        "replicability", "inclusion",
    )  # fmt: skip

    resource = models.OneToOneField("resources.Resource", models.CASCADE, related_name="practice")
    context = models.TextField(_("context and problem"), blank=True)
    action = models.TextField(_("what was done"), blank=True)
    actors = models.TextField(_("who did what"), blank=True)
    results = models.TextField(_("results"), blank=True)
    cost = models.TextField(_("cost and resources"), blank=True)
    enabling_factors = models.TextField(_("what helped"), blank=True)
    challenges = models.TextField(_("difficulties"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True)
    replicability = models.TextField(_("what others need to do the same"), blank=True)
    inclusion = models.TextField(_("gender and inclusion"), blank=True)
    evidence = models.CharField(_("evidence"), max_length=10, choices=Evidence, blank=True)
    started_on = models.DateField(_("began"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    sources = models.TextField(_("sources"), blank=True, help_text=_("Markdown."))
    contact = models.ForeignKey(
        Member,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact"),
        help_text=_("A member who answers questions. The address is never shown."),
    )
    review_summary = models.TextField(
        _("what the reviewers say"), blank=True, help_text=_("Shown beside the practice. Markdown.")
    )
    reviewed_on = models.DateField(_("reviewed"), null=True, blank=True)
    next_review_on = models.DateField(_("next review"), null=True, blank=True)

    class Meta:
        verbose_name = _("description of a practice")
        verbose_name_plural = _("descriptions of practices")

    def __str__(self) -> str:
        return str(self.resource)

    @property
    def headings(self) -> list[tuple[str, str]]:
        """The parts that are written in some language, as they are read, each with its heading."""
        fields: dict[str, Any] = {part: self._meta.get_field(part) for part in self.PARTS}
        written = [part for part in self.PARTS if text_of(self, part).value]
        return [(part, capfirst(str(fields[part].verbose_name))) for part in written]


class Agreement(models.Model):
    """What a bilateral agreement says. Its parties are the places of origin and destination of the work."""

    class Clause(models.TextChoices):
        FEES = "fees", _("Recruitment fees")
        CONTRACT = "contract", _("Employment contract")
        WAGES = "wages", _("Protection of wages")
        SOCIAL_PROTECTION = "social-protection", _("Social protection")
        SAFETY = "safety", _("Safety and health")
        COMPLAINTS = "complaints", _("Complaints and remedy")
        SKILLS = "skills", _("Recognition of skills")
        EQUALITY = "equality", _("Equality and non-discrimination")
        JOINT_COMMITTEE = "committee", _("Joint committee")

    resource = models.OneToOneField("resources.Resource", models.CASCADE, related_name="agreement")
    signed_on = models.DateField(_("signed"), null=True, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    is_text_public = models.BooleanField(_("the text is public"), null=True, blank=True)
    clauses = ArrayField(
        models.CharField(max_length=20, choices=Clause), default=list, blank=True, verbose_name=_("clauses")
    )

    class Meta:
        verbose_name = _("description of an agreement")
        verbose_name_plural = _("descriptions of agreements")

    def __str__(self) -> str:
        return str(self.resource)

    @property
    def clause_labels(self) -> list[str]:
        """The names of the clauses, in the order of the list."""
        return [str(clause.label) for clause in self.Clause if clause in self.clauses]


class Law(models.Model):
    """Where and since when a law applies, and what it says about fees."""

    class Fees(models.TextChoices):
        PROHIBITS = "prohibits", _("Workers may not be charged")
        REGULATES = "regulates", _("Charges to workers are limited")
        SILENT = "silent", _("Says nothing about charges to workers")

    class Scope(models.TextChoices):
        NATIONAL = "national", _("Recruitment within the country")
        INTERNATIONAL = "international", _("Recruitment across borders")
        BOTH = "both", _("Both")

    resource = models.OneToOneField("resources.Resource", models.CASCADE, related_name="law")
    jurisdiction = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("country or region"))
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    repealed_on = models.DateField(_("repealed"), null=True, blank=True)
    fees = models.CharField(_("fees charged to workers"), max_length=10, choices=Fees, blank=True)
    scope = models.CharField(_("applies to"), max_length=13, choices=Scope, blank=True)

    class Meta:
        verbose_name = _("description of a law")
        verbose_name_plural = _("descriptions of laws")

    def __str__(self) -> str:
        return str(self.resource)
