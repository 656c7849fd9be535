"""Who was in the meeting, as its provider reports it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from events.models.registration import Registration
from hub.contains import contains_index


class Attendance(models.Model):
    """One stay of one person in the meeting: a line of the provider's report of participants."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="attendances", verbose_name=_("event"))
    registration = models.ForeignKey(
        Registration,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("registration"),
    )
    name = models.CharField(_("name in the meeting"), max_length=200, blank=True)
    email = models.EmailField(_("email"), blank=True)
    joined_at = models.DateTimeField(_("came"))
    left_at = models.DateTimeField(_("left"))

    class Meta:
        verbose_name = _("stay in the meeting")
        verbose_name_plural = _("stays in the meeting")
        ordering = ["joined_at", "pk"]
        indexes = [
            # The list of the administration, and its search.
            models.Index(fields=["joined_at", "id"], name="attendance_oldest"),
            contains_index("attendance_contains", "name", "email"),
        ]
        constraints = [
            models.CheckConstraint(
                name="attendance_leaves_after_coming", condition=models.Q(left_at__gte=models.F("joined_at"))
            ),
            # The same report, read a second time, adds nothing.
            models.UniqueConstraint(fields=["event", "name", "email", "joined_at"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return self.name or self.email
