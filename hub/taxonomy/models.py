"""The shared vocabulary: what things are about and where."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """A concept with a label in each language."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


class Theme(Term):
    """A subject of fair recruitment, such as fees or access to justice."""

    description = models.TextField(_("description"), blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("broader theme")
    )

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        # Translators write in the texts of every app; the floor is where all apps find this.
        permissions = [("translate_texts", _("Can translate texts"))]


class Sector(Term):
    """A branch of the economy, such as agriculture or domestic work."""

    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Audience(Term):
    """Whom a work is written for, such as labour inspectors or trade unions (Dublin Core audience)."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Licence(Term):
    """What readers may do with a work (Dublin Core license)."""

    url = models.URLField(_("text of the licence"), blank=True)
    is_open = models.BooleanField(
        _("open"), default=False, help_text=_("Everybody may pass the work on, perhaps under conditions.")
    )

    class Meta(Term.Meta):
        verbose_name = _("licence")
        verbose_name_plural = _("licences")


class Instrument(Term):
    """An international text that binds or guides states, such as Convention No. 181."""

    class Kind(models.TextChoices):
        CONVENTION = "convention", _("ILO convention")
        PROTOCOL = "protocol", _("ILO protocol")
        RECOMMENDATION = "recommendation", _("ILO recommendation")
        TREATY = "treaty", _("United Nations treaty")
        OTHER = "other", _("Other international text")

    name = models.CharField(_("name"), max_length=200)
    # Of the ILO's texts the letter and the number: C181, P029, R203.
    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year of adoption"))
    url = models.URLField(_("link"), blank=True)

    class Meta(Term.Meta):
        verbose_name = _("international instrument")
        verbose_name_plural = _("international instruments")

    def __str__(self) -> str:
        return f"{self.code} – {self.name}"


class Framework(Term):
    """A list of principles or of priorities that works are sorted by, in one of its versions.

    A new strategy is a new framework that replaces the old one, so works keep what they were sorted by.
    """

    class Kind(models.TextChoices):
        PRINCIPLES = "principles", _("Principles and guidelines")
        STRATEGY = "strategy", _("Strategy")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    adopted = models.PositiveSmallIntegerField(_("year of adoption"))
    replaced_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    class Meta(Term.Meta):
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


class FrameworkItem(Term):
    """A principle, a guideline or an area of a framework."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="items", verbose_name=_("framework"))
    code = models.CharField(_("number"), max_length=10)
    name = models.CharField(_("name"), max_length=250)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )

    class Meta(Term.Meta):
        verbose_name = _("principle, guideline or area")
        verbose_name_plural = _("principles, guidelines and areas")
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="framework_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SynonymRing(models.Model):
    """Words and acronyms that mean the same to a reader who searches, in all languages together."""

    terms = models.TextField(
        _("words that mean the same"),
        help_text=_("One to a line, in any language: an acronym, a phrase, another name. The order does not matter."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True, editable=False)

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["pk"]

    def __str__(self) -> str:
        return " = ".join(self.words)

    @property
    def words(self) -> list[str]:
        """The terms of the ring, as written."""
        return [line.strip() for line in self.terms.splitlines() if line.strip()]


class PlaceQuerySet(models.QuerySet["Place"]):
    """Named choices of places."""

    def countries(self) -> "PlaceQuerySet":
        """Return the countries and territories only."""
        return self.filter(kind=Place.Kind.COUNTRY)

    def covering(self, place: "Place") -> "PlaceQuerySet":
        """Return `place`, the countries inside it and the region around it: what a filter by `place` should find."""
        return self.filter(models.Q(pk=place.pk) | models.Q(parent=place) | models.Q(pk=place.parent_id))


class Place(Term):
    """The world, a region of the ILO or a country (ISO 3166-1)."""

    class Kind(models.TextChoices):
        GLOBAL = "global", _("Global")
        REGION = "region", _("Region")
        COUNTRY = "country", _("Country")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    # The slug is the lower-case code, so "/places/tn/" needs no second column.
    iso_code = models.CharField(_("ISO 3166-1 code"), max_length=2, unique=True, null=True, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("region")
    )

    objects = PlaceQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                name="place_country_has_code",
                condition=models.Q(kind="country", iso_code__isnull=False) | ~models.Q(kind="country"),
            ),
        ]
