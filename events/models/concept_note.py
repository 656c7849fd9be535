"""A concept note as it was written: the paper from which an event is drafted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from hub.models import Dated, Language, PubliclyIdentified
from members.models import Member


class ConceptNote(Dated, PubliclyIdentified):
    """The text of a concept note, what was read in it, and the event that was made of it.

    `text` has a little Markdown (`events.concept_notes.blocks`). `findings` holds what the reader found, a list of
    objects in the order of the note: `{"field": …, "value": …, "passage": …, "spans": [[start, end], …],
    "doubts": [code, …], "details": {…}}`; the spans count in the plain text of the note, and details are for the words
    about doubts. Nothing in it is true before a facilitator has seen it; `answers` holds what the form of the review
    held last, as it sends it, so that nobody loses an hour of corrections.
    """

    class Source(models.TextChoices):
        WORD = "docx", _("Word document")
        PDF = "pdf", _("PDF file")
        TEXT = "text", _("Text")

    class State(models.TextChoices):
        READ = "read", _("To be reviewed")
        DRAFTED = "drafted", _("An event was made of it")
        DISCARDED = "discarded", _("Discarded")

    name = models.CharField(_("name of the file"), max_length=200, blank=True)
    source = models.CharField(_("form"), max_length=4, choices=Source)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    text = models.TextField(_("text"))
    findings = models.JSONField(default=list, blank=True, editable=False)
    answers = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READ, editable=False)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="concept_notes",
        verbose_name=_("event"),
    )
    created_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("read in by")
    )

    class Meta:
        verbose_name = _("concept note")
        verbose_name_plural = _("concept notes")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)
