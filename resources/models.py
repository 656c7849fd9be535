"""What the hub knows: works and their editions."""

from functools import cache
from typing import Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.models import Dated, PubliclyIdentified
from hub.taxonomy.models import Place, Sector, Theme
from members.models import Member, Organisation


class ResourceQuerySet(models.QuerySet["Resource"]):
    """Named choices of resources."""

    def visible_to(self, user: object) -> Self:
        """Return what `user` may see: everything for staff, published works for all others."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> Self:
        """Return the latest works first, undated ones last."""
        return self.order_by(models.F("year").desc(nulls_last=True), "-published_at", "pk")

    def for_listing(self) -> Self:
        """Return rows with all that a result line shows. A row of each edition would cost more than all else."""
        return self.defer("description", "licence", "submitted_by").annotate(
            listed_editions=_listed_editions(), listed_publishers=_listed_publishers()
        )


# Putting these together costs as much as a small query.
@cache
def _listed_editions() -> ArraySubquery:
    editions = Edition.objects.filter(resource=models.OuterRef("pk")).order_by("pk")
    shown = JSONObject(**{name: name for name in ("language", "file", "size", "minutes", "pages")})
    return ArraySubquery(editions.annotate(shown=shown).values("shown"))


@cache
def _listed_publishers() -> ArraySubquery:
    publishers = Organisation.objects.filter(publications=models.OuterRef("pk")).order_by("name")
    shown = Coalesce(NullIf("acronym", models.Value("")), "name")
    return ArraySubquery(publishers.annotate(shown=shown).values("shown"))


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
    themes = models.ManyToManyField(Theme, blank=True, related_name="resources", verbose_name=_("themes"))
    sectors = models.ManyToManyField(Sector, blank=True, related_name="resources", verbose_name=_("sectors"))
    places = models.ManyToManyField(
        Place, blank=True, related_name="resources", verbose_name=_("countries and regions")
    )
    licence = models.CharField(_("licence"), max_length=60, blank=True, help_text=_("For example CC BY 4.0."))
    published_at = models.DateTimeField(_("shown since"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="resources", verbose_name=_("proposed by")
    )

    # What for_listing() adds to each row: language, file, size, minutes and pages of each edition; short names.
    listed_editions: list[dict[str, Any]]
    listed_publishers: list[str]

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
    def tone(self) -> str:
        """The colour of the cover, as the stylesheet names it."""
        return self.TONES.get(self.kind, "indigo")


def extension_of(name: str) -> str:
    """Return the ending of a file's name in lower case, without the dot."""
    return name.rsplit(".", 1)[-1].lower()


def edition_path(edition: "Edition", filename: str) -> str:
    """Return where the file is stored: under a random name, so that an address cannot be guessed."""
    return f"editions/{edition.uuid}.{extension_of(filename)}"


class Edition(Dated, PubliclyIdentified):
    """A work in one language: a file or a link."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("Original")
        OFFICIAL = "official", _("Official translation")
        UNOFFICIAL = "unofficial", _("Unofficial translation")
        MACHINE = "machine", _("Machine translation")

    class Language(models.TextChoices):
        """Languages of works: the hub's three and others that the field publishes in."""

        ENGLISH = "en", _("English")
        FRENCH = "fr", _("French")
        SPANISH = "es", _("Spanish")
        ARABIC = "ar", _("Arabic")
        PORTUGUESE = "pt", _("Portuguese")
        BENGALI = "bn", _("Bengali")
        INDONESIAN = "id", _("Indonesian")
        NEPALI = "ne", _("Nepali")
        RUSSIAN = "ru", _("Russian")
        THAI = "th", _("Thai")
        VIETNAMESE = "vi", _("Vietnamese")

    EXTENSIONS = ["pdf", "docx", "pptx", "xlsx", "odt", "csv", "png", "jpg", "jpeg", "mp3"]

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="editions", verbose_name=_("resource"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    kind = models.CharField(_("kind of edition"), max_length=10, choices=Kind, default=Kind.ORIGINAL)
    title = models.CharField(
        _("title of this edition"),
        max_length=300,
        blank=True,
        help_text=_("Only where it differs from the title above."),
    )
    file = models.FileField(
        _("file"), upload_to=edition_path, blank=True, validators=[FileExtensionValidator(EXTENSIONS)]
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    file_name = models.CharField(_("name of the file when downloaded"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True, help_text=_("Of a recording."))
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    doi = models.CharField("DOI", max_length=100, blank=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "language"],
                name="edition_one_per_language",
                violation_error_message=_("There is already an edition in this language."),
            ),
            models.CheckConstraint(
                name="edition_file_or_link",
                condition=(models.Q(file="") & ~models.Q(url="")) | (~models.Q(file="") & models.Q(url="")),
                violation_error_message=_("Give either a file or a link."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.resource.title} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the size beside the file, so that lists need not ask the storage."""
        self.size = self.file.size if self.file else None
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return where the edition is read: our download or the publisher's page."""
        if self.url:
            return self.url
        return reverse("file", args=[self.uuid, self.download_name])

    @property
    def extension(self) -> str:
        """The ending of the file's name in lower case, empty for a link."""
        return extension_of(str(self.file.name)) if self.file else ""

    @property
    def download_name(self) -> str:
        """The name a reader's browser saves the file under."""
        return self.file_name or f"{self.resource.slug}-{self.language}.{self.extension}"
