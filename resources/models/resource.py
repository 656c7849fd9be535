"""A work of the library, whatever its language and form."""

from functools import cache
from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.contains import contains_index, in_all_languages
from hub.languages import CODES, current, fallbacks
from hub.models import Dated, PubliclyIdentified
from hub.taxonomy.models import Audience, FrameworkItem, Instrument, Licence, Place, Sector, Theme
from members.models import Member, Organisation
from resources.models.edition import Edition, Language
from resources.models.relation import Relation, ResourcePlace


def sees_members_works(user: object) -> bool:
    """Return whether `user` may see the shown works that are for members only."""
    return sees_hidden_works(user) or bool(getattr(user, "is_approved", False))


def sees_hidden_works(user: object) -> bool:
    """Return whether it is part of `user`'s role to see works that are not shown yet."""
    return bool(getattr(user, "is_staff", False) and user.has_perm("resources.view_resource"))  # type: ignore[attr-defined]


class ResourceQuerySet(models.QuerySet["Resource"]):
    """Named choices of resources."""

    def visible_to(self, user: object) -> Self:
        """Return what `user` may see: all for whoever works on them, what is shown for members, else what is public."""
        if sees_hidden_works(user):
            return self
        shown = self.filter(published_at__isnull=False)
        if sees_members_works(user):
            return shown
        return shown.filter(access=Resource.Access.PUBLIC)

    def newest_first(self) -> Self:
        """Return the latest works first, undated ones last."""
        return self.order_by(models.F("year").desc(nulls_last=True), "-published_at", "pk")

    def for_listing(self) -> Self:
        """Return rows with all that a result line shows. A row of each edition would cost more than all else."""
        return self.defer("description", "licence", "submitted_by", "series", "series_number", "version").annotate(
            listed_editions=_listed_editions(),
            listed_publishers=_listed_publishers(current()),
            listed_successors=_listed_successors(),
        )


# Putting these together costs as much as a small query.
@cache
def _listed_editions() -> ArraySubquery:
    editions = Edition.objects.filter(resource=models.OuterRef("pk")).order_by("pk")
    shown = JSONObject(**{name: name for name in ("language", "kind", "file", "size", "minutes", "pages")})
    return ArraySubquery(editions.annotate(shown=shown).values("shown"))


@cache
def _listed_publishers(language: str) -> ArraySubquery:
    """Return the acronyms of the publishers, else their names, in the best language for the reader."""
    columns = [f"{field}_{code}" for code in fallbacks(language) for field in ("acronym", "name")]
    publishers = Organisation.objects.filter(publications=models.OuterRef("pk")).order_by("pk")
    filled = (NullIf(column, models.Value("")) for column in columns)
    shown = Coalesce(*filled, models.Value(""), output_field=models.TextField())
    return ArraySubquery(publishers.annotate(shown=shown).values("shown"))


@cache
def _listed_successors() -> ArraySubquery:
    """Return the shown works that replace a work, the newest first, with whether they are for members only."""
    newer = Relation.objects.filter(
        target=models.OuterRef("pk"), kind=Relation.Kind.SUPERSEDES, source__published_at__isnull=False
    ).order_by(models.F("source__year").desc(nulls_last=True), "-source__pk")
    names = ("slug", "access", *(f"title_{code}" for code in CODES))
    shown = JSONObject(**{name: f"source__{name}" for name in names})
    return ArraySubquery(newer.annotate(shown=shown).values("shown"))


class Resource(Dated, PubliclyIdentified):
    """A work, whatever the language and form of its editions (schema.org CreativeWork)."""

    class Kind(models.TextChoices):
        PRACTICE = "practice", _("Promising practice")
        TOOL = "tool", _("Tool")
        GUIDANCE = "guidance", _("Guidance")
        REPORT = "report", _("Report")
        BRIEF = "brief", _("Brief")
        LAW = "law", _("Law")
        STANDARD = "standard", _("International standard")
        AGREEMENT = "agreement", _("Bilateral agreement")
        CODE_OF_CONDUCT = "code", _("Code of conduct")
        DATASET = "dataset", _("Dataset")
        TRAINING = "training", _("Training")
        RECORDING = "recording", _("Recording")
        INFOGRAPHIC = "infographic", _("Infographic")
        MEDIA = "media", _("Media")
        EVENT_DOCUMENT = "event-document", _("Event document")

    class Access(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        MEMBERS = "members", _("Members only")

    # The colour of a cover tells the family of the kind.
    TONES: ClassVar[dict[str, str]] = {
        Kind.PRACTICE: "turquoise",
        Kind.CODE_OF_CONDUCT: "turquoise",
        Kind.RECORDING: "blue",
        Kind.MEDIA: "blue",
        Kind.INFOGRAPHIC: "blue",
        Kind.DATASET: "blue",
        Kind.TRAINING: "yellow",
        Kind.TOOL: "yellow",
    }

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, help_text=_("Two or three sentences. Markdown."))
    description = models.TextField(_("description"), blank=True, help_text=_("Markdown."))
    year = models.PositiveSmallIntegerField(
        _("year of publication"), null=True, blank=True, validators=[MinValueValidator(1919), MaxValueValidator(2100)]
    )
    publishers = models.ManyToManyField(
        Organisation, blank=True, related_name="publications", verbose_name=_("publishers")
    )
    # Known to the day for laws, recordings and news; `year` is what lists and citations show.
    issued_on = models.DateField(_("day of publication"), null=True, blank=True)
    version = models.CharField(_("edition statement"), max_length=60, blank=True, help_text=_("Second edition."))
    series = models.CharField(_("series"), max_length=200, blank=True, help_text=_("ILO Working paper."))
    series_number = models.CharField(_("number in the series"), max_length=30, blank=True)
    original_language = models.CharField(_("original language"), max_length=2, choices=Language, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="resources", verbose_name=_("themes"))
    sectors = models.ManyToManyField(Sector, blank=True, related_name="resources", verbose_name=_("sectors"))
    places = models.ManyToManyField(
        Place,
        through=ResourcePlace,
        blank=True,
        related_name="resources",
        verbose_name=_("countries and regions"),
    )
    audiences = models.ManyToManyField(Audience, blank=True, related_name="resources", verbose_name=_("audiences"))
    instruments = models.ManyToManyField(
        Instrument, blank=True, related_name="resources", verbose_name=_("international instruments")
    )
    framework_items = models.ManyToManyField(
        FrameworkItem, blank=True, related_name="resources", verbose_name=_("principles, guidelines and areas")
    )
    related = models.ManyToManyField(
        "self",
        through=Relation,
        through_fields=("source", "target"),
        symmetrical=False,
        blank=True,
        related_name="related_to",
        verbose_name=_("related resources"),
    )
    licence = models.ForeignKey(
        Licence, models.PROTECT, null=True, blank=True, related_name="resources", verbose_name=_("licence")
    )
    # The years that data are about.
    covers_from = models.PositiveSmallIntegerField(_("data from"), null=True, blank=True)
    covers_to = models.PositiveSmallIntegerField(_("data until"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours of work"), null=True, blank=True, help_text=_("Of a training."))
    access = models.CharField(_("who sees it"), max_length=8, choices=Access, default=Access.PUBLIC)
    verified_on = models.DateField(_("last checked"), null=True, blank=True, help_text=_("When somebody last read it."))
    published_at = models.DateTimeField(_("shown since"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("proposed by")
    )

    # What for_listing() adds to each row: language, kind, file, size, minutes and pages of each edition; short names;
    # short name in addresses, access and titles of works that replace this one.
    listed_editions: list[dict[str, Any]]
    listed_publishers: list[str]
    listed_successors: list[dict[str, Any]]

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["-year", "slug"]
        indexes = [
            # The list of the newest published works.
            models.Index(
                models.F("year").desc(nulls_last=True),
                models.F("published_at").desc(),
                name="resource_newest",
                condition=models.Q(published_at__isnull=False),
            ),
            # The list of the administration, which has hidden works as well, and its search.
            models.Index(fields=["-year", "slug"], name="resource_all_by_year"),
            contains_index("resource_contains", *in_all_languages("title"), "slug"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the work in the current language."""
        return reverse("resources:resource", args=[self.slug])

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """Return the name of the kind. Django's own method translates all fifteen names to find one."""
        return str(self.Kind(self.kind).label)

    @property
    def previewed_edition(self) -> Edition | None:
        """The edition whose first page is shown: in the reader's language, or the best that there is."""
        ranks = {code: rank for rank, code in enumerate(fallbacks(current()))}
        drawn = [edition for edition in self.editions.all() if edition.thumbnail_size]
        return min(drawn, key=lambda edition: ranks.get(edition.language, len(ranks)), default=None)

    @property
    def tone(self) -> str:
        """The colour of the cover, as the stylesheet names it."""
        return self.TONES.get(self.kind, "indigo")
