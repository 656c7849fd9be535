"""Series and events."""

from datetime import datetime, timedelta
from functools import cache, reduce
from operator import or_
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.series import SeriesQuerySet
from hub.contains import contains_index, in_all_languages
from hub.models import Dated, Language, PubliclyIdentified
from hub.taxonomy.models import Place, Theme
from members.models import Member, Organisation, validate_time_zone
from resources.models import Resource


def reminder_field(help_text: Any) -> ArrayField:
    """Return a column for when to remind before the start, in minutes; NULL where another level decides."""
    minutes = models.PositiveIntegerField(validators=[MinValueValidator(5), MaxValueValidator(60 * 24 * 60)])
    return ArrayField(minutes, verbose_name=_("reminders before the start"), null=True, blank=True, help_text=help_text)


class Series(Dated):
    """Events that belong together, such as the knowledge exchange series."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True, help_text=_("Markdown."))

    reminder_minutes = reminder_field(_("Empty: as the site does."))

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("plural", "series")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the series in the current language."""
        return reverse("events:series", args=[self.slug])


class EventQuerySet(models.QuerySet["Event"]):
    """Named choices of events."""

    def visible_to(self, user: object) -> Self:
        """Return what `user` may see.

        Whose role is to see all events sees them; an assistant those that she helps with. Public events are for
        everybody; events for members show themselves to approved members; events by invitation to those who were
        invited or registered.
        """
        is_staff = getattr(user, "is_staff", False)
        if is_staff and user.has_perm("events.view_event"):  # type: ignore[attr-defined]
            return self
        shown = self.exclude(status=Event.Status.DRAFT)
        access = models.Q(access=Event.Access.PUBLIC)
        if getattr(user, "is_authenticated", False):
            if user.is_approved:  # type: ignore[attr-defined]
                access |= models.Q(access=Event.Access.MEMBERS)
            invitations = apps.get_model("events", "Invitation").objects.in_force().filter(email__iexact=user.email)  # type: ignore[attr-defined]
            registrations = user.registrations.live()  # type: ignore[attr-defined]
            access |= models.Q(pk__in=invitations.values("event")) | models.Q(pk__in=registrations.values("event"))
        if is_staff and user.has_perm("events.assist_event"):  # type: ignore[attr-defined]
            own = models.Q(pk__in=user.assisted_events.order_by().values("pk"))  # type: ignore[attr-defined]
            return self.filter(~models.Q(status=Event.Status.DRAFT) & access | own)
        return shown.filter(access)

    def assisted_by(self, user: object) -> Self:
        """Return the events that `user` helps with."""
        return self.filter(pk__in=user.assisted_events.order_by().values("pk"))  # type: ignore[attr-defined]

    def upcoming(self, now: datetime | None = None) -> Self:
        """Return events that have not ended, the next one first; those without a date come last."""
        return self.filter(models.Q(ends_at__gt=now or timezone.now()) | models.Q(ends_at=None)).order_by(
            models.F("starts_at").asc(nulls_last=True), "pk"
        )

    def past(self, now: datetime | None = None) -> Self:
        """Return events that have ended, the latest first; drafts and cancelled ones are not history."""
        return (
            self.filter(ends_at__lte=now or timezone.now())
            .exclude(status__in=[Event.Status.CANCELLED, Event.Status.POSTPONED])
            .order_by("-starts_at", "pk")
        )

    def about(self, theme_slug: str) -> Self:
        """Return events on a theme or one of its narrower themes."""
        themes = Theme.objects.filter(models.Q(slug=theme_slug) | models.Q(parent__slug=theme_slug))
        return self.filter(models.Exists(themes.filter(events=models.OuterRef("pk"))))

    def in_place(self, place_slug: str) -> Self:
        """Return events on a place, on the countries inside it or on the region around it."""
        named = (models.Q(**{f"{relation}slug": place_slug}) for relation in ("", "parent__", "children__"))
        places = Place.objects.filter(reduce(or_, named))
        return self.filter(models.Exists(places.filter(events=models.OuterRef("pk"))))

    def in_language(self, language: str) -> Self:
        """Return events that can be followed in a language: spoken or interpreted."""
        heard = models.Q(working_languages__contains=[language])
        if language in Event.INTERPRETED:
            heard |= models.Q(**{f"interpretation_{language}": True})
        return self.filter(heard)

    def interpreted_into(self, language: str) -> Self:
        """Return events with interpretation into a language (fr or es)."""
        return self.filter(**{f"interpretation_{language}": True})

    def for_listing(self) -> Self:
        """Return rows with all that a line of a list shows, without the long texts and the way into the meeting."""
        return self.defer(
            *("background", "objectives", "target_audience", "questions_note", "status_note", "recording_note"),
            *("contact_name", "contact_email", "meeting_url", "meeting_id", "meeting_passcode", "dial_in"),
        )

    def with_seats_taken(self) -> Self:
        """Annotate `seats_taken`: the number of confirmed registrations, None without a limit."""
        return self.annotate(seats_taken=_seats_taken())


@cache
def _seats_taken() -> models.Case:
    """Return the expression for the seats taken of an event; putting it together costs as much as a small query."""
    registrations = apps.get_model("events", "Registration").objects.confirmed()
    of_event = registrations.filter(event=models.OuterRef("pk")).order_by().values("event")
    counted = Coalesce(models.Subquery(of_event.annotate(n=models.Count("*")).values("n")), 0)
    return models.Case(models.When(capacity__isnull=False, then=counted))


class Event(Dated, PubliclyIdentified):
    """A webinar or another online meeting (schema.org Event)."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    class DateStatus(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed")

    class Format(models.TextChoices):
        WEBINAR = "webinar", _("Webinar")
        DIALOGUE = "dialogue", _("Dialogue")
        ROUND_TABLE = "round-table", _("Round table")
        WORKSHOP = "workshop", _("Workshop")
        CONFERENCE = "conference", _("Conference")

    class Access(models.TextChoices):
        PUBLIC = "public", _("Open to everyone")
        MEMBERS = "members", _("For members")
        INVITATION = "invitation", _("By invitation")

    # Languages that an interpreter can be hired for, each with a column of its own.
    INTERPRETED = ("fr", "es")

    series = models.ForeignKey(
        Series, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("series")
    )
    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    status_note = models.CharField(
        _("note on the status"), max_length=300, blank=True, help_text=_("Why it was postponed or cancelled.")
    )
    status_changed_at = models.DateTimeField(_("status since"), null=True, blank=True, editable=False)
    format = models.CharField(_("format"), max_length=12, choices=Format, default=Format.WEBINAR)
    access = models.CharField(_("access"), max_length=10, choices=Access, default=Access.PUBLIC)

    title = models.CharField(_("title"), max_length=250)
    teaser = models.TextField(_("teaser"), blank=True, help_text=_("One or two sentences for lists. Plain text."))
    background = models.TextField(_("background"), blank=True, help_text=_("Markdown."))
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("Markdown; a list reads best."))
    target_audience = models.TextField(_("target audience"), blank=True, help_text=_("Markdown."))
    questions_note = models.TextField(
        _("questions and answers"), blank=True, help_text=_("How participants can ask. Markdown.")
    )
    summary = models.TextField(_("what came out of it"), blank=True, help_text=_("After the event. Markdown."))

    starts_at = models.DateTimeField(_("start"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=settings.EVENT_TIME_ZONE, validators=[validate_time_zone]
    )
    date_status = models.CharField(_("date"), max_length=10, choices=DateStatus, default=DateStatus.CONFIRMED)

    places = models.ManyToManyField(Place, blank=True, related_name="events", verbose_name=_("countries and regions"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="events", verbose_name=_("themes"))
    organisations = models.ManyToManyField(
        Organisation, through="EventOrganisation", related_name="events", verbose_name=_("hosts and partners")
    )
    resources = models.ManyToManyField(
        Resource, through="EventDocument", related_name="events", verbose_name=_("documents")
    )

    assistants = models.ManyToManyField(
        Member,
        blank=True,
        related_name="assisted_events",
        verbose_name=_("assistants"),
        help_text=_("They help with this event and see no other in the administration."),
    )

    working_languages = ArrayField(
        models.CharField(max_length=2, choices=Language), verbose_name=_("working languages"), default=list
    )
    interpretation_fr = models.BooleanField(_("interpretation into French"), default=False)
    interpretation_es = models.BooleanField(_("interpretation into Spanish"), default=False)

    requires_approval = models.BooleanField(
        _("a facilitator approves each registration"),
        default=False,
        help_text=_("Applicants hear at once that they have to wait, and the decision with your reason."),
    )
    capacity = models.PositiveIntegerField(
        _("number of places"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit. Whoever comes later joins the waiting list."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Empty: open until the end of the event.")
    )

    meeting_url = models.URLField(_("meeting address"), max_length=500, blank=True)
    meeting_id = models.CharField(_("meeting ID"), max_length=60, blank=True)
    meeting_passcode = models.CharField(_("passcode"), max_length=60, blank=True)
    dial_in = models.TextField(
        _("dial-in by telephone"), blank=True, help_text=_("Numbers by country, one per line. Plain text.")
    )
    hides_meeting_details = models.BooleanField(
        _("leave address, ID and passcode out of mails"),
        default=False,
        help_text=_("Participants then join with their personal link only."),
    )
    join_opens_minutes = models.PositiveSmallIntegerField(
        _("doors open (minutes before the start)"), default=15, validators=[MaxValueValidator(24 * 60)]
    )

    reminder_minutes = reminder_field(_("Empty: as the series, else the site does."))

    contact_name = models.CharField(_("contact"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact’s email"), blank=True)

    recording_url = models.URLField(_("recording"), max_length=500, blank=True)
    recording_minutes = models.PositiveSmallIntegerField(_("length of the recording (minutes)"), null=True, blank=True)
    recording_note = models.CharField(
        _("note on the recording"), max_length=200, blank=True, help_text=_("For example: extracts, with captions.")
    )

    # When a published, confirmed date was moved: the date before it (schema.org previousStartDate).
    previous_starts_at = models.DateTimeField(_("moved from"), null=True, blank=True, editable=False)

    # RFC 5545 SEQUENCE of what all participants share; a registration adds its own.
    ical_sequence = models.PositiveIntegerField(_("revision of the calendar entry"), default=0, editable=False)
    ical_revised_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_at", "-pk"]
        permissions = [
            ("view_reports", _("Can read reports")),
            ("assist_event", _("Can work on the events of which one is an assistant")),
        ]
        indexes = [
            # Lists of coming and past events, which leave drafts out.
            models.Index(fields=["starts_at"], name="event_starts", condition=~models.Q(status="draft")),
            models.Index(fields=["ends_at"], name="event_ends", condition=~models.Q(status="draft")),
            # The list of the administration, which has the drafts as well, and its search.
            models.Index(fields=["-starts_at", "-id"], name="event_newest"),
            contains_index("event_contains", *in_all_languages("title"), "slug"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_start",
                condition=models.Q(starts_at=None, ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="event_confirmed_date_is_known",
                condition=models.Q(starts_at__isnull=False) | models.Q(date_status="proposed"),
                violation_error_message=_("A confirmed date needs a start and an end."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the event in the current language."""
        return reverse("events:event", args=[self.slug])

    @property
    def ical_uid(self) -> str:
        """RFC 5545 UID, the same in every mail, file and feed for ever."""
        return f"webinar-{self.uuid}@{settings.CALENDAR_UID_DOMAIN}"

    @property
    def zone(self) -> ZoneInfo:
        """The event's own time zone."""
        return ZoneInfo(self.time_zone)

    @property
    def duration(self) -> timedelta | None:
        """How long the event lasts, in real minutes; None without a date."""
        return self.ends_at - self.starts_at if self.starts_at and self.ends_at else None

    @property
    def duration_minutes(self) -> int:
        """How long the event lasts in minutes, 0 without a date."""
        return int(self.duration.total_seconds() // 60) if self.duration else 0

    @property
    def interpretation_languages(self) -> list[str]:
        """Codes of the languages that are interpreted into."""
        return [code for code in self.INTERPRETED if getattr(self, f"interpretation_{code}")]

    @property
    def listening_languages(self) -> list[str]:
        """Codes of the languages a participant can listen in: spoken or interpreted, the hub's order."""
        heard = {*self.working_languages, *self.interpretation_languages}
        return [code for code in Language.values if code in heard]

    @property
    def is_date_confirmed(self) -> bool:
        """Whether the date is fixed."""
        return self.date_status == self.DateStatus.CONFIRMED

    @property
    def is_happening(self) -> bool:
        """Whether the event is to take place: published, neither postponed nor cancelled."""
        return self.status == self.Status.PUBLISHED

    @property
    def has_ended(self) -> bool:
        """Whether the end lies in the past."""
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def is_live(self) -> bool:
        """Whether it is going on now."""
        return (
            self.is_happening and self.starts_at is not None and self.starts_at <= timezone.now() and not self.has_ended
        )

    @property
    def phase(self) -> str:
        """Where the event is in its life: proposed, confirmed, postponed, cancelled, live, held or recorded.

        Told from status and clock. A draft has a phase like any other; who may see it is another question.
        """
        if self.status in {self.Status.POSTPONED, self.Status.CANCELLED}:
            return self.status
        if self.has_ended:
            return "recorded" if self.recording_url else "held"
        if self.is_live:
            return "live"
        return "confirmed" if self.is_date_confirmed else "proposed"

    @property
    def doors_open_at(self) -> datetime | None:
        """From when on participants can enter the meeting."""
        return self.starts_at - timedelta(minutes=self.join_opens_minutes) if self.starts_at else None
