"""How works stand to each other, to places and to those who made them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.taxonomy.models import Place
from members.models import Organisation


class Relation(models.Model):
    """What one work is to another. Read from the source: "source is an adaptation of target"."""

    class Kind(models.TextChoices):
        ADAPTATION = "adaptation", _("Adaptation of")
        SUPERSEDES = "supersedes", _("Replaces")
        PART = "part", _("Part of")
        CITES = "cites", _("Cites")

    source = models.ForeignKey(
        "resources.Resource", models.CASCADE, related_name="relations", verbose_name=_("resource")
    )
    kind = models.CharField(_("relation"), max_length=12, choices=Kind)
    target = models.ForeignKey(
        "resources.Resource", models.CASCADE, related_name="related_from", verbose_name=_("other resource")
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for"),
        help_text=_("The country or region that an adaptation is for."),
    )

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "target"],
                name="relation_once",
                violation_error_message=_("This relation is there already."),
            ),
            models.CheckConstraint(
                name="relation_to_another",
                condition=~models.Q(source=models.F("target")),
                violation_error_message=_("A resource cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_kind_display()} {self.target}"


class ResourcePlace(models.Model):
    """A country or region that a work is about, and which end of the journey it is."""

    class Role(models.TextChoices):
        ABOUT = "about", _("About")
        ORIGIN = "origin", _("Country of origin")
        TRANSIT = "transit", _("Country of transit")
        DESTINATION = "destination", _("Country of destination")

    resource = models.ForeignKey("resources.Resource", models.CASCADE, related_name="placements")
    place = models.ForeignKey(Place, models.CASCADE, related_name="placements", verbose_name=_("country or region"))
    role = models.CharField(_("role"), max_length=11, choices=Role, default=Role.ABOUT)

    class Meta:
        verbose_name = _("country or region")
        verbose_name_plural = _("countries and regions")
        db_table = "resources_resource_places"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "place", "role"],
                name="resource_place_once",
                violation_error_message=_("This country or region is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} ({self.get_role_display()})"


class Creator(models.Model):
    """Who wrote a work (Dublin Core creator): a person, or a body that signs as author."""

    resource = models.ForeignKey("resources.Resource", models.CASCADE, related_name="creators")
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="authored",
        verbose_name=_("organisation"),
        help_text=_("Instead of a person, where an organisation signs as author."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="creator_person_or_body",
                condition=(
                    models.Q(organisation__isnull=True) & ~models.Q(family_name="")
                    | models.Q(organisation__isnull=False, family_name="", given_name="")
                ),
                violation_error_message=_("Give either a person with a family name, or an organisation."),
            ),
        ]

    def __str__(self) -> str:
        if self.organisation:
            return self.organisation.name
        return " ".join(filter(None, (self.given_name, self.family_name)))
