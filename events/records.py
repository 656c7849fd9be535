"""What the calendar keeps about a person, a member or a guest."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import (
    Attendance,
    CalendarFeed,
    Contribution,
    Event,
    Follow,
    Invitation,
    Question,
    QuestionSupport,
    Registration,
)
from members.dossier import Moment, Person, Record, between, register

_LINK = ("token_nonce", "token_hash")


def _hers(person: Person) -> Q:
    """Return the condition for rows with a member and an address."""
    guest = Q(person.under(), member=None)
    return guest | Q(member=person.member) if person.member else guest


def _registrations(person: Person) -> QuerySet:
    return Registration.objects.filter(_hers(person))


def _page(row: Any) -> str:
    return reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])  # noqa: SLF001 - public in all but name


def _registration_words(row: Registration) -> str:
    words = f"{row.event} ({row.get_status_display()})"
    if row.minutes_attended is not None:
        words += " · " + _("%(minutes)s minutes attended") % {"minutes": row.minutes_attended}
    return words


register(
    Record(
        "events.registration",
        gettext_lazy("Registrations"),
        _registrations,
        (
            Moment("created_at", gettext_lazy("Registered")),
            Moment("confirmed_at", gettext_lazy("Got a place")),
            Moment("waitlisted_at", gettext_lazy("Joined the waiting list")),
            Moment("cancelled_at", gettext_lazy("Gave up the registration")),
            Moment("joined_at", gettext_lazy("Joined the meeting")),
        ),
        words=_registration_words,
        url=_page,
        hidden=_LINK,
        related=("event",),
    )
)
# A sort of its own in the history: which text somebody has agreed to is asked for by itself.
register(
    Record(
        "events.consent",
        gettext_lazy("Consents"),
        lambda person: _registrations(person).filter(consented_at__isnull=False),
        (Moment("consented_at", gettext_lazy("Consented")),),
        words=lambda row: (
            _("Text of %(version)s, for %(event)s")
            % {
                "version": row.consent_version or "–",
                "event": row.event,
            }
        ),
        url=_page,
        hidden=tuple(
            field.name
            for field in Registration._meta.concrete_fields  # noqa: SLF001 - public in all but name
            if field.name not in {"event", "consented_at", "consent_version"}
        ),
        related=("event",),
    )
)
register(
    Record(
        "events.invitation",
        gettext_lazy("Invitations"),
        lambda person: Invitation.objects.filter(person.under()),
        (
            Moment("created_at", gettext_lazy("Was invited")),
            Moment("opened_at", gettext_lazy("Opened the invitation")),
            Moment("answered_at", gettext_lazy("Answered the invitation")),
        ),
        words=lambda row: f"{row.event} ({row.get_status_display()})",
        url=_page,
        hidden=(*_LINK, "nominated_by"),
        related=("event",),
    )
)
register(
    Record(
        "events.question",
        gettext_lazy("Questions for speakers"),
        lambda person: Question.objects.filter(registration__in=_registrations(person)),
        (Moment("created_at", gettext_lazy("Asked a question")),),
        words=lambda row: f"{row.event}: {row.text} ({row.get_status_display()})",
        url=_page,
        related=("event",),
    )
)
register(
    Record(
        "events.support",
        gettext_lazy("Questions she supports"),
        lambda person: QuestionSupport.objects.filter(registration__in=_registrations(person)),
    )
)
register(
    Record(
        "events.attendance",
        gettext_lazy("Stays in meetings"),
        lambda person: Attendance.objects.filter(Q(registration__in=_registrations(person)) | person.under()),
    )
)
register(
    Record(
        "events.follow",
        gettext_lazy("Events and series she follows"),
        lambda person: Follow.objects.filter(_hers(person)),
        (
            Moment("created_at", gettext_lazy("Began to follow")),
            Moment("told_at", gettext_lazy("Was told of the date")),
        ),
        words=lambda row: str(row.followed),
        hidden=_LINK,
        related=("event", "series"),
    )
)
register(
    Record(
        "events.feed",
        gettext_lazy("Calendar feeds"),
        lambda person: CalendarFeed.objects.filter(member=person.member),
        (
            Moment("created_at", gettext_lazy("Made a calendar feed")),
            Moment("revoked_at", gettext_lazy("Took a calendar feed back")),
        ),
        hidden=_LINK,
        related=("member",),
    )
)
register(
    Record(
        "events.contribution",
        gettext_lazy("Parts in programmes"),
        lambda person: Contribution.objects.filter(member=person.member, member__isnull=False),
    )
)
register(
    Record(
        "events.assisted",
        gettext_lazy("Events she assists"),
        lambda person: between(Event, "assistants").filter(member=person.member),
    )
)
