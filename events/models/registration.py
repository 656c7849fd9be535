"""Registrations and invitations: who takes part."""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import digest
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.event import Event
from hub.contains import contains_index
from hub.models import Dated, Language, PubliclyIdentified
from hub.taxonomy.models import Place
from members.models import Gender, Member, StakeholderGroup, validate_time_zone


def _new_nonce() -> str:
    return secrets.token_hex(32)


def hash_token(token: str) -> str:
    """Return what the database keeps of a personal token."""
    return sha256(token.encode()).hexdigest()


class PersonallyLinked(models.Model):
    """A row with a personal link.

    The token has 256 bits. The database holds a random nonce and the hash of the token; the token itself is made from
    the nonce with the site's secret, so that every later mail can carry the same link and a copy of the database
    opens nothing.
    """

    token_nonce = models.CharField(max_length=64, default=_new_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new row its token."""
        if not self.token_hash:
            self.token_hash = hash_token(self._token_made_with(settings.SECRET_KEY))
        super().save(*args, **kwargs)

    def _token_made_with(self, secret: str) -> str:
        key = f"{self._meta.label_lower}:{secret}".encode()
        return urlsafe_b64encode(digest(key, self.token_nonce.encode(), "sha256")).rstrip(b"=").decode()

    @property
    def token(self) -> str:
        """The personal token, 43 characters; the same after the site's secret has changed to a new one."""
        for secret in settings.SECRET_KEY_FALLBACKS:
            if hash_token(token := self._token_made_with(secret)) == self.token_hash:
                return token
        return self._token_made_with(settings.SECRET_KEY)

    def rotate_token(self) -> None:
        """Make all links sent so far useless; the caller saves the row."""
        self.token_nonce = _new_nonce()
        self.token_hash = hash_token(self._token_made_with(settings.SECRET_KEY))


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Named choices of registrations."""

    def live(self) -> Self:
        """Return those that count: neither cancelled nor declined."""
        return self.exclude(status__in=[Registration.Status.CANCELLED, Registration.Status.DECLINED])

    def confirmed(self) -> Self:
        """Return those with a seat."""
        return self.filter(status=Registration.Status.CONFIRMED)

    def waitlist(self) -> Self:
        """Return the waiting list, the first in line first."""
        return self.filter(status=Registration.Status.WAITLISTED).order_by("waitlisted_at", "pk")

    def owned_by(self, member: Member) -> Self:
        """Return a member's own registrations."""
        return self.filter(member=member)


class Registration(Dated, PubliclyIdentified, PersonallyLinked):
    """Somebody's wish to take part in an event, and what became of it."""

    class Status(models.TextChoices):
        PENDING = "pending", _("To be confirmed")
        CONFIRMED = "confirmed", _("Confirmed")
        WAITLISTED = "waitlisted", _("On the waiting list")
        CANCELLED = "cancelled", _("Given up")
        DECLINED = "declined", _("Declined")

    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name=_("event"))
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name=_("member")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    # A guest's address counts once its owner has opened the link and pressed the button.
    is_address_proven = models.BooleanField(_("address proven"), default=False)

    name = models.CharField(_("full name"), max_length=150)
    email = models.EmailField(_("email"))
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    group = models.CharField(_("type of organisation"), max_length=20, choices=StakeholderGroup, blank=True)
    country = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="registrations", verbose_name=_("country")
    )
    gender = models.CharField(
        _("gender"), max_length=5, choices=Gender, blank=True, help_text=_("Only for figures about groups of people.")
    )
    language = models.CharField(_("language of mails"), max_length=2, choices=Language, default=Language.ENGLISH)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[validate_time_zone])

    listening_language = models.CharField(_("listens in"), max_length=2, choices=Language)
    accessibility_needs = models.CharField(_("accessibility needs"), max_length=300, blank=True)
    question = models.TextField(_("question for the speakers"), max_length=600, blank=True)
    consented_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    consent_version = models.CharField(_("version of the consent text"), max_length=20, blank=True)
    wants_news = models.BooleanField(_("wants to hear of future events"), default=False)

    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    waitlisted_at = models.DateTimeField(_("on the waiting list since"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    joined_at = models.DateTimeField(_("joined"), null=True, blank=True)
    # What the meeting provider's report says, summed over all times this person came and went.
    minutes_attended = models.PositiveIntegerField(_("minutes attended"), null=True, blank=True)
    # Why a facilitator approved or declined, as the person reads it.
    decision_note = models.CharField(_("reason for the decision"), max_length=500, blank=True)

    # What this participant's calendar adds to the event's SEQUENCE: it grows with every cancellation and every
    # invitation after one, so that the sum never goes back.
    ical_sequence = models.PositiveIntegerField(default=0, editable=False)
    # How often this row came back to life: part of the key that keeps a mail from being sent twice.
    round = models.PositiveIntegerField(default=0, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-created_at", "-pk"]
        indexes = [
            # Counting seats and walking the waiting list, under the event's lock.
            models.Index(fields=["event", "status", "waitlisted_at"], name="registration_seats"),
            # Those that wait for a facilitator: the first page of the administration.
            models.Index(fields=["event"], name="registration_pending", condition=models.Q(status="pending")),
            # The list of the administration, also of one status, and its search.
            models.Index(fields=["-created_at", "-id"], name="registration_newest"),
            models.Index(fields=["status", "-created_at", "-id"], name="registration_by_status"),
            contains_index("registration_contains", "name", "email", "organisation_name"),
            # All registrations of one address, however it is capitalised.
            models.Index(Upper("email"), name="registration_address"),
        ]
        constraints = [
            # One live registration per event and address.
            models.UniqueConstraint(
                models.F("event"),
                Lower("email"),
                name="registration_once",
                condition=~models.Q(status__in=["cancelled", "declined"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.event}"

    def get_absolute_url(self) -> str:
        """Return the page where the registration is seen, changed and cancelled."""
        return reverse("events:registration", args=[self.uuid])

    @property
    def is_live(self) -> bool:
        """Whether the registration counts: neither cancelled nor declined."""
        return self.status not in {self.Status.CANCELLED, self.Status.DECLINED}

    @property
    def has_interpreter(self) -> bool:
        """Whether what this person listens in is interpreted, so that she has to choose it in the meeting."""
        return self.listening_language in self.event.interpretation_languages

    @property
    def sequence(self) -> int:
        """RFC 5545 SEQUENCE of this participant's calendar entry."""
        return self.event.ical_sequence + self.ical_sequence

    @property
    def waitlist_position(self) -> int:
        """Place in the waiting list, counted from 1; 0 when not waiting."""
        if self.status != self.Status.WAITLISTED:
            return 0
        ahead = self.event.registrations.waitlist().filter(
            models.Q(waitlisted_at__lt=self.waitlisted_at) | models.Q(waitlisted_at=self.waitlisted_at, pk__lt=self.pk),
        )
        return ahead.count() + 1


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Named choices of invitations."""

    def in_force(self) -> Self:
        """Return those that open the event to their holders: neither awaiting approval nor refused."""
        return self.exclude(status__in=Invitation.WITHOUT_ACCESS)

    def proposed(self) -> Self:
        """Return nominations that a facilitator has to decide on."""
        return self.filter(status=Invitation.Status.NOMINATED)


class Invitation(Dated, PersonallyLinked):
    """A personal invitation to an event, or the nomination for one."""

    class Status(models.TextChoices):
        NOMINATED = "nominated", _("Nominated, to be approved")
        OPEN = "open", _("Not answered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Will not come")
        REFUSED = "refused", _("Nomination refused")

    WITHOUT_ACCESS = (Status.NOMINATED, Status.REFUSED)

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations", verbose_name=_("event"))
    email = models.EmailField(_("email"))
    name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(_("language of the mail"), max_length=2, choices=Language, default=Language.ENGLISH)
    status = models.CharField(_("answer"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    # Told by the page's script: a mail scanner that fetches the link runs none.
    opened_at = models.DateTimeField(_("page opened"), null=True, blank=True, editable=False)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, editable=False)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True, editable=False)
    nominations_allowed = models.PositiveSmallIntegerField(
        _("may nominate"), default=0, help_text=_("How many colleagues this person may propose.")
    )
    nominated_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="nominations",
        verbose_name=_("nominated by"),
    )
    registration = models.OneToOneField(
        Registration,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="invitation",
        verbose_name=_("registration"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["pk"]
        indexes = [
            # What waits for a facilitator: the first page of the administration.
            models.Index(fields=["event"], name="invitation_nominated", condition=models.Q(status="nominated")),
            # The list of the administration: those of one answer, and its search.
            models.Index(fields=["status", "-id"], name="invitation_by_status"),
            contains_index("invitation_contains", "email", "name"),
            # All invitations of one address, also to know which events its owner may see.
            models.Index(Upper("email"), name="invitation_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                models.F("event"),
                Lower("email"),
                name="invitation_once",
                violation_error_message=_("This address has been invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.event}"

    @property
    def is_in_force(self) -> bool:
        """Whether it opens the event to its holder."""
        return self.status not in self.WITHOUT_ACCESS

    @property
    def nominations_left(self) -> int:
        """How many colleagues its holder may still propose; one who was refused does not count."""
        used = self.nominations.exclude(status=self.Status.REFUSED).count()
        return max(0, self.nominations_allowed - used)
