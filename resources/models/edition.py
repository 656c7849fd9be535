"""The forms of a work: one edition per language, its text by page, the state of its link."""

import re
from functools import partial
from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.contains import contains_index
from hub.hints import Hint
from hub.models import Dated, PubliclyIdentified
from resources.files.checking import checksum_of, extension_of, take_in, validate_file
from resources.files.fields import EditionFileField
from resources.files.formats import COUNTED, MEDIA_TYPES

files_waiting = Hint("resources.tasks.process_files", waiting="files")


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
    AMHARIC = "am", _("Amharic")
    CHINESE = "zh", _("Chinese")
    GERMAN = "de", _("German")
    HINDI = "hi", _("Hindi")
    ITALIAN = "it", _("Italian")
    KHMER = "km", _("Khmer")
    LAO = "lo", _("Lao")
    BURMESE = "my", _("Burmese")
    SINHALA = "si", _("Sinhala")
    SWAHILI = "sw", _("Swahili")
    TAGALOG = "tl", _("Tagalog")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")


def edition_path(edition: "Edition", filename: str) -> str:
    """Return where the file is stored: under a random name, so that an address cannot be guessed."""
    return f"editions/{edition.uuid}.{extension_of(filename)}"


def thumbnail_path(edition: "Edition", filename: str) -> str:
    """Return where the picture of the first page is stored; `filename` is its size, such as "320x453.webp"."""
    return f"thumbnails/{edition.uuid}-{filename}"


class Edition(Dated, PubliclyIdentified):
    """A work in one language: a file or a link."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("Original")
        OFFICIAL = "official", _("Official translation")
        UNOFFICIAL = "unofficial", _("Unofficial translation")
        MACHINE = "machine", _("Machine translation")

    Language = Language

    class Processing(models.TextChoices):
        """What the worker has done with the file: its text read, its first page drawn."""

        NONE = "", _("Nothing to do")
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    # What a file may be; the content must agree with the ending (resources/files).
    EXTENSIONS = ["pdf", "docx", "pptx", "xlsx", "odt", "csv", "png", "jpg", "jpeg", "mp3"]

    resource = models.ForeignKey(
        "resources.Resource", models.CASCADE, related_name="editions", verbose_name=_("resource")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    kind = models.CharField(_("kind of edition"), max_length=10, choices=Kind, default=Kind.ORIGINAL)
    title = models.CharField(
        _("title of this edition"),
        max_length=300,
        blank=True,
        help_text=_("Only where it differs from the title above."),
    )
    file = EditionFileField(
        _("file"), upload_to=edition_path, blank=True, validators=[FileExtensionValidator(EXTENSIONS), validate_file]
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    file_name = models.CharField(_("name of the file when downloaded"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True, help_text=_("Of a recording."))
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    doi = models.CharField("DOI", max_length=100, blank=True)
    is_scrubbed = models.BooleanField(
        _("without traces of its authors"),
        default=False,
        help_text=_("Names, places and programs that are noted inside the file are taken out of it."),
    )
    mime_type = models.CharField(max_length=100, blank=True, editable=False)
    # SHA-256 in hexadecimal of the file as it came, before it was cleaned: the same file twice is a duplicate.
    checksum = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    thumbnail = models.FileField(upload_to=thumbnail_path, blank=True, editable=False)
    processing = models.CharField(
        _("file"), max_length=8, choices=Processing, default=Processing.NONE, blank=True, editable=False
    )
    # What facilitators should know, as a code (`resources.files.processing.NOTES`); the number of tries while waiting.
    processing_note = models.CharField(max_length=300, blank=True, editable=False)
    # While waiting: since when a worker has had it.
    processed_at = models.DateTimeField(null=True, blank=True, editable=False)

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
        indexes = [
            # The same link in another spelling, and the same DOI: resources/services/duplicates.py.
            GinIndex(OpClass(Upper("url"), "gin_trgm_ops"), name="edition_url_similar"),
            models.Index(Upper("doi"), name="edition_doi", condition=~models.Q(doi="")),
            # Files that could not be read: the first page of the administration.
            models.Index(fields=["resource"], name="edition_unread", condition=models.Q(processing="failed")),
            # The search of the administration.
            contains_index("edition_contains", "title", "isbn", "doi"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.resource.title} ({self.language})"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the clean copy of a new file, which then waits for the worker; discard the one before.

        Here, since files come by forms, imports and the demo alike, and none may come in as it is.

        Raises:
            ValidationError: if the file must not come in.
        """
        fields = kwargs.get("update_fields")
        if fields is not None and not {"file", "language"} & set(fields):
            super().save(*args, **kwargs)
            return
        is_checked = bool(self.file) and (not _is_stored(self.file) or self._is_to_be_scrubbed())
        if is_checked:
            take_in(self)
        # The row is asked, not this object: the file may have been stored before, outside of `save`.
        before = Edition.objects.filter(pk=self.pk).select_for_update().first() if self.pk else None
        is_new = not before or not _is_same_file(self, before)
        if is_new:
            self._take_new_file(before, is_checked=is_checked)
        elif before and self.file and before.language != self.language:
            # The words of its text are kept by the rules of the language.
            self._wait()
        else:
            super().save(*args, **kwargs)
            return
        if fields is not None:
            kwargs["update_fields"] = {*fields, *_OF_THE_FILE}
        super().save(*args, **kwargs)
        if before and is_new:
            discard(before.thumbnail)
            # A file that had gone from the storage leaves its name to the new one.
            if before.file.name != self.file.name:
                discard(before.file)
        if self.processing == self.Processing.WAITING:
            transaction.on_commit(files_waiting.give, robust=True)

    def _is_to_be_scrubbed(self) -> bool:
        """Whether traces are to be taken out of a file that was stored with them."""
        return self.is_scrubbed and Edition.objects.filter(pk=self.pk, is_scrubbed=False).exists()

    def _take_new_file(self, before: "Edition | None", *, is_checked: bool) -> None:
        """Note what is known of the new file without opening it as what it is; forget what was known of the old one."""
        self.size = self.file.size if self.file else None
        self.mime_type = MEDIA_TYPES.get(self.extension, "application/octet-stream") if self.file else ""
        # Whoever has looked into the file has noted its checksum, too.
        if not self.file:
            self.checksum = ""
        elif not is_checked:
            self.checksum = checksum_of(self.file)
            # It lies in the storage already.
            self.file.close()
        if before:
            before.passages.all().delete()
            # What the old file told; of other formats a person has counted the pages.
            if self.pages == before.pages and before.extension in COUNTED:
                self.pages = None
        self.thumbnail = None
        self._wait()

    def _wait(self) -> None:
        self.processing = self.Processing.WAITING if self.file else self.Processing.NONE
        self.processing_note, self.processed_at = "", None

    def discard_files(self) -> None:
        """Delete the file and its picture from the storage after the commit."""
        discard(self.file, self.thumbnail)

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
    def thumbnail_size(self) -> tuple[int, int] | None:
        """Width and height of the picture of the first page, as its name tells."""
        found = re.search(r"-(\d+)x(\d+)", str(self.thumbnail.name)) if self.thumbnail else None
        return (int(found[1]), int(found[2])) if found else None

    def get_thumbnail_url(self) -> str:
        """Return the address of the picture; a new file gives it a new one, so that browsers may keep it."""
        return f"{reverse('thumbnail', args=[self.uuid])}?v={self.checksum[:8]}{self.size}"

    @property
    def download_name(self) -> str:
        """The name a reader's browser saves the file under."""
        return self.file_name or f"{self.resource.slug}-{self.language}.{self.extension}"


# What goes with the file when it is replaced.
_OF_THE_FILE = (
    "size", "mime_type", "checksum", "pages", "thumbnail", "processing", "processing_note", "processed_at",
    "updated_at",
)  # fmt: skip


def _is_stored(file: FieldFile) -> bool:
    # Django's own mark of a file that lies in the storage already.
    return bool(getattr(file, "_committed", True))


def _is_same_file(edition: Edition, before: Edition) -> bool:
    return edition.file.name == before.file.name and (not edition.file or _is_stored(edition.file))


def discard(*files: FieldFile) -> None:
    """Delete stored files after the commit: a change that is taken back must not cost a file."""
    for file in filter(None, files):
        transaction.on_commit(partial(file.storage.delete, str(file.name)), robust=True)


class Passage(models.Model):
    """The text of one page, slide or section of a file. A long file must not fail as a whole (tsvector: 1 MB)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="passages")
    # Of the edition; kept here so that a search needs no join.
    resource = models.ForeignKey("resources.Resource", models.CASCADE, related_name="+")
    # The page of a PDF file or the slide of a presentation, from 1; 0 where the format has no pages.
    page = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    text = models.TextField()
    # By the configuration of the edition's language.
    words = SearchVectorField()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="passage_once"),
        ]
        indexes = [
            # Which pages have these words.
            GinIndex(fields=["words"], name="passage_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} p. {self.page}"


class LinkCheck(models.Model):
    """What the worker found behind an edition's link. A link is dead after several failures over a week."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("Not checked yet")
        OK = "ok", _("Works")
        MOVED = "moved", _("Leads elsewhere")
        BLOCKED = "blocked", _("Refuses to be checked")
        FAILING = "failing", _("Does not answer at the moment")
        DEAD = "dead", _("Dead")

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="link")
    # The address that was checked: another one starts anew.
    url = models.URLField(max_length=500)
    state = models.CharField(_("state of the link"), max_length=10, choices=State, default=State.UNCHECKED)
    status_code = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True)
    final_url = models.URLField(_("leads to"), max_length=1000, blank=True)
    note = models.CharField(_("what happened"), max_length=300, blank=True)
    strikes = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    next_check_at = models.DateTimeField(_("next check"), db_index=True)
    # The host, so that a round asks each one politely.
    host = models.CharField(max_length=253)

    class Meta:
        verbose_name = _("state of a link")
        verbose_name_plural = _("states of links")
        indexes = [
            # The first page of the administration.
            models.Index(fields=["failing_since"], name="link_dead", condition=models.Q(state="dead")),
            # The list of the administration, also of one state, and its search.
            models.Index(fields=["-strikes", "failing_since", "id"], name="link_worst"),
            models.Index(fields=["state", "-strikes", "failing_since", "id"], name="link_by_state"),
            contains_index("link_contains", "url", "host"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"
