"""The programme of an event: who contributes, what is discussed, who hosts, and what there is to read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from hub.taxonomy.models import Place
from members.models import Member, Organisation
from resources.models import Resource


class Contribution(models.Model):
    """Somebody's part in an event, as speaker, moderator or facilitator; the person may still be open."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("Speakers")
        MODERATOR = "moderator", _("Moderator")
        FACILITATOR = "facilitator", _("Facilitation")

    class Status(models.TextChoices):
        TO_BE_CONFIRMED = "tbc", _("To be confirmed")
        CONFIRMED = "confirmed", _("Confirmed")

    event = models.ForeignKey(Event, models.CASCADE, related_name="contributions")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.SPEAKER)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CONFIRMED)
    name = models.CharField(_("name"), max_length=150, blank=True)
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="contributions", verbose_name=_("member")
    )
    job_title = models.CharField(_("position held"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("organisation"),
    )
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        limit_choices_to={"kind": Place.Kind.COUNTRY},
        verbose_name=_("country"),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="contribution_named_or_open",
                condition=models.Q(status="tbc") | ~models.Q(name=""),
                violation_error_message=_("Give a name, or say that the person is to be confirmed."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.get_status_display())

    @property
    def is_open(self) -> bool:
        """Whether the person is still to be confirmed."""
        return self.status == self.Status.TO_BE_CONFIRMED

    @property
    def monogram(self) -> str:
        """Two letters that stand for the person, or for the country or organisation while the person is open."""
        words = self.name.replace("-", " ").split()
        if words:
            return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
        if self.country:
            return self.country.iso_code or ""
        return self.organisation.short_name[:1] if self.organisation else "?"


class DiscussionTopic(models.Model):
    """A numbered point of the programme."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("Empty: after the last one."))
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True, help_text=_("Markdown."))
    presenter = models.ForeignKey(
        Contribution, models.SET_NULL, null=True, blank=True, related_name="topics", verbose_name=_("presenter")
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="topics", verbose_name=_("institution")
    )

    class Meta:
        verbose_name = _("discussion topic")
        verbose_name_plural = _("discussion topics")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"],
                name="topic_number_once",
                # Inlines save one after the other, so two topics can change places in one form.
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class EventOrganisation(models.Model):
    """What an organisation is to an event."""

    class Role(models.TextChoices):
        HOST = "host", _("Host")
        PARTNER = "partner", _("In collaboration with")
        SUPPORTER = "supporter", _("With the support of")

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_organisations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="event_roles", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.HOST)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("host or partner")
        verbose_name_plural = _("hosts and partners")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="event_organisation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.organisation}"


class EventDocument(models.Model):
    """A work of the repository beside an event."""

    class Role(models.TextChoices):
        KEY_DOCUMENT = "key", _("Key document")
        FURTHER_READING = "further", _("Further resource")
        PRESENTATION = "presentation", _("Presentation")
        RECORDING = "recording", _("Recording")
        OUTCOME = "outcome", _("Summary or outcome")

    event = models.ForeignKey(Event, models.CASCADE, related_name="documents")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="event_documents", verbose_name=_("resource"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.KEY_DOCUMENT)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "resource"], name="event_document_once"),
        ]

    def __str__(self) -> str:
        return str(self.resource)
