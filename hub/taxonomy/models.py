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


class Sector(Term):
    """A branch of the economy, such as agriculture or domestic work."""

    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


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
