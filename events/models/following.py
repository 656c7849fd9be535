"""Who wants to hear of an event or a series, and whose calendar shows it."""

from typing import Self, cast

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.event import Event, Series
from events.models.registration import Invitation, PersonallyLinked
from hub.contains import contains_index
from hub.models import Dated, Language, PubliclyIdentified
from members.models import Member, validate_time_zone


class FollowQuerySet(models.QuerySet["Follow"]):
    """Named choices of followers."""

    def proven(self) -> Self:
        """Return those whose address is known to be theirs."""
        return self.filter(is_address_proven=True)

    def waiting(self) -> Self:
        """Return those who still wait for news: following an event ends when its date has been told."""
        return self.filter(told_at=None)

    def followed_by(self, member: Member) -> Self:
        """Return what a member follows now, of events those that she may see."""
        shown = models.Q(event=None) | models.Q(event__in=Event.objects.visible_to(member))
        return self.waiting().filter(shown, member=member).select_related("event", "series")


class Follow(Dated, PubliclyIdentified, PersonallyLinked):
    """Somebody follows an event until its date is fixed, or a series for each new event.

    The personal link of the mails leads to the page where following ends. A guest's address counts once it is proven.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="follows", verbose_name=_("event")
    )
    series = models.ForeignKey(
        Series, models.CASCADE, null=True, blank=True, related_name="follows", verbose_name=_("series")
    )
    member = models.ForeignKey(
        Member, models.CASCADE, null=True, blank=True, related_name="follows", verbose_name=_("member")
    )
    email = models.EmailField(_("email"))
    name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(_("language of mails"), max_length=2, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_time_zone])
    is_address_proven = models.BooleanField(_("address proven"), default=False)
    told_at = models.DateTimeField(_("told of the date"), null=True, blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        ordering = ["pk"]
        indexes = [
            # The search of the administration.
            contains_index("follow_contains", "email", "name"),
        ]
        constraints = [
            models.CheckConstraint(
                name="follow_event_or_series",
                condition=models.Q(event__isnull=False, series=None) | models.Q(event=None, series__isnull=False),
            ),
            models.UniqueConstraint(
                models.F("event"), Lower("email"), name="follow_event_once", condition=models.Q(event__isnull=False)
            ),
            models.UniqueConstraint(
                models.F("series"), Lower("email"), name="follow_series_once", condition=models.Q(series__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.followed}"

    def get_absolute_url(self) -> str:
        """Return the page where following is confirmed and ended."""
        return reverse("events:follow", args=[self.uuid])

    @property
    def followed(self) -> Event | Series:
        """The event or series."""
        return cast("Event | Series", self.event or self.series)

    @property
    def addressee(self) -> "Member | Follow":
        """Whose address, name, language and zone the mails go by: a member's as they are today."""
        return self.member or self

    def may_hear_of(self, event: Event) -> bool:
        """Whether its owner may know of `event`: what her account may see, or an event she is invited to."""
        if event.access == Event.Access.PUBLIC or Event.objects.visible_to(self.member).filter(pk=event.pk).exists():
            return True
        undecided = [Invitation.Status.NOMINATED, Invitation.Status.REFUSED]
        return event.invitations.exclude(status__in=undecided).filter(email__iexact=self.email).exists()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    """Named choices of calendar feeds."""

    def live(self) -> Self:
        """Return those that answer: not taken back, and their members may still sign in."""
        return self.filter(revoked_at=None, member__is_active=True)


class CalendarFeed(Dated, PubliclyIdentified, PersonallyLinked):
    """A member's own calendar feed for one device: its address is a secret that can be taken back."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="calendar_feeds", verbose_name=_("member"))
    label = models.CharField(_("name of the feed"), max_length=60, blank=True, help_text=_("For example: my phone."))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label or str(self.member)
