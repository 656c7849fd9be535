"""What is told to everybody who counts on an event, after a facilitator has read it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event, reminder_field
from hub.models import Dated
from members.models import Member


class Announcement(Dated):
    """A mailing about an event: drafted by a change or by new material, sent by a facilitator.

    A draft follows the event: a further change before it is sent goes into the same draft, and `sequence` says which
    state of the event it tells. Nothing is sent that tells an older state than the event has.
    """

    class Kind(models.TextChoices):
        CHANGED = "changed", _("Date, time or meeting link")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")
        REINSTATED = "reinstated", _("Takes place after all")
        FOLLOW_UP = "follow-up", _("Recording, documents or summary")

    class Audience(models.TextChoices):
        EVERYBODY = "everybody", _("Everybody who counts on the event")
        ATTENDED = "attended", _("Who took part")
        ABSENT = "absent", _("Who had a place and did not come")
        WAITLISTED = "waitlisted", _("Who was on the waiting list")

    class State(models.TextChoices):
        DRAFT = "draft", _("To be read and sent")
        SENT = "sent", _("Sent")
        DISCARDED = "discarded", _("Discarded")

    event = models.ForeignKey(Event, models.CASCADE, related_name="announcements", verbose_name=_("event"))
    kind = models.CharField(_("what happened"), max_length=12, choices=Kind, editable=False)
    audience = models.CharField(
        _("to whom"), max_length=12, choices=Audience, default=Audience.EVERYBODY, editable=False
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    # What people were told last: column names of the event to their values before the change, as JSON has them.
    before = models.JSONField(default=dict, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    # What a follow-up has to offer: "recording", "documents", "summary".
    material = ArrayField(models.CharField(max_length=12), default=list, blank=True, editable=False)
    text = models.TextField(
        _("your words"),
        blank=True,
        help_text=_(
            "Stands above the words of the mail itself. Plain text; readers of an empty language get another one."
        ),
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("sent by")
    )

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-created_at", "-pk"]
        indexes = [
            # The list of the administration.
            models.Index(fields=["-created_at", "-id"], name="announcement_newest"),
        ]
        constraints = [
            # Changes before the sending go into the draft that is there.
            models.UniqueConstraint(
                fields=["event", "audience"], name="announcement_one_draft", condition=models.Q(state="draft")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_kind_display()}"


class ReminderPolicy(models.Model):
    """The site's own answer to when participants are reminded. There is one row."""

    minutes = reminder_field(_("For events and series that do not say otherwise."))

    class Meta:
        verbose_name = _("reminders of the site")
        verbose_name_plural = _("reminders of the site")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
