"""What facilitators write themselves: templates, and mailings to an audience."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from hub.models import Dated
from members.models import Member


class MailTemplate(Dated):
    """Words for a kind of mail in three languages, with placeholders that are checked when it is saved."""

    class Purpose(models.TextChoices):
        """What a template is for; it decides which placeholders there are and which link must be in the text."""

        INVITATION = "invitation", _("Invitation to an event")
        PARTICIPANTS = "participants", _("News for participants of an event")
        FOLLOW_UP = "follow-up", _("After an event")
        MEMBERS = "members", _("News for members")

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("Only facilitators see it."))
    purpose = models.CharField(_("for"), max_length=12, choices=Purpose)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Markdown."))
    is_active = models.BooleanField(_("offered for new mailings"), default=True)

    class Meta:
        verbose_name = _("mail template")
        verbose_name_plural = _("mail templates")
        ordering = ["purpose", "name"]

    def __str__(self) -> str:
        return self.name


class Mailing(Dated):
    """A mail that a facilitator writes to many: drafted, looked at, confirmed, sent, and paused where need be."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENDING = "sending", _("Being sent")
        PAUSED = "paused", _("Paused")
        SENT = "sent", _("Sent")
        DISCARDED = "discarded", _("Discarded")

    purpose = models.CharField(_("for"), max_length=12, choices=MailTemplate.Purpose)
    template = models.ForeignKey(
        MailTemplate,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mailings",
        verbose_name=_("template"),
    )
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="mailings", verbose_name=_("event")
    )
    # Who it is for, as the form of the audience keeps it: names of criteria to lists of keys.
    audience = models.JSONField(_("to whom"), default=dict, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Markdown."))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    # How many rows were put into the outbox when it was sent.
    recipients = models.PositiveIntegerField(_("recipients"), default=0, editable=False)
    created_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("written by")
    )
    sent_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("sent by")
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject or str(self._meta.verbose_name)

    @property
    def batch(self) -> str:
        """The name under which the outbox keeps its mails."""
        return f"mailing:{self.pk}"
