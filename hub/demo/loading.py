"""From data to rows. Only ever makes rows: what is there already, edited or not, stays as it is."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from events.forms import CONSENT_VERSION
from events.models import (
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    EventOrganisation,
    Follow,
    Invitation,
    Question,
    QuestionSupport,
    Registration,
    Series,
)
from hub.demo.applicants import APPLICANTS
from hub.demo.crowd import add_attendance, add_invitations, seats_of_crowd
from hub.demo.desk import add_kept, add_proposals
from hub.demo.events import MEETINGS
from hub.demo.library import library
from hub.demo.mailings import add_mailings
from hub.demo.organisations import BODIES, CIRCLES
from hub.demo.people import ADMIN, FACILITATOR, GUIDES, OTHERS, PASSWORD
from hub.demo.rows import country_of, in_columns, member_of, organisation_of, stable_uuid
from hub.demo.series import FOLLOWERS, LINES
from hub.demo.shapes import NOTHING, Body, Meeting, Person, Seat, Text
from hub.demo.shelving import add_works
from hub.demo.usage import add_usage
from hub.taxonomy.models import Place, Theme
from members.models import Member, Network, Organisation
from members.roles import facilitator_group, reviewer_group
from resources.models import Resource
from resources.services import index_works

CONTACT_NAME = Text(
    "Knowledge Hub facilitators", "L’équipe d’animation de la plateforme", "El equipo de facilitación del portal"
)
CONTACT_EMAIL = "facilitators@hub.example"

_SATURDAY = 5
_HOLIDAYS = {(1, 1), (5, 1), *((12, day) for day in range(24, 32))}


@transaction.atomic
def load(now: datetime | None = None) -> dict[str, int]:
    """Make what is missing of the demo; return how many rows of each sort are new."""
    now = now or timezone.now()
    starts = {meeting.slug: start_of(meeting, now) for meeting in MEETINGS}
    added = {
        "organisations": sum(map(_add_organisation, BODIES)),
        "networks": _add_networks(),
        "members": _add_people(now),
    }
    works = add_works(library(starts), now)
    added |= {
        "resources": len(works),
        "series": _add_series(),
        "events": sum(_add_meeting(meeting, starts[meeting.slug], now) for meeting in MEETINGS),
        "proposals": add_proposals(now),
        "mailings": add_mailings(now),
    }
    add_kept(now)
    add_usage(now)
    index_works(works)
    return added


def start_of(meeting: Meeting, now: datetime) -> datetime:
    """Return when an event of the demo begins, seen from `now`."""
    if meeting.clock is None:
        return now.replace(second=0, microsecond=0) + timedelta(minutes=10)
    zone = ZoneInfo(meeting.time_zone)
    day = meeting.day
    if not isinstance(day, date):
        day = _working_day(now.astimezone(zone).date() + timedelta(days=day))
    return datetime.combine(day, meeting.clock, zone)


def _working_day(day: date) -> date:
    """Return `day`, or the next one that is neither at a weekend nor a holiday nearly everywhere."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=1)
    return day


def _add_organisation(body: Body) -> bool:
    if organisation_of(body.key):
        return False
    Organisation.objects.create(
        uuid=stable_uuid(body.key),
        group=body.group,
        country=country_of(body.country),
        website=body.website,
        is_trusted=body.is_trusted,
        **in_columns("name", body.name),
        **in_columns("acronym", body.acronym),
    )
    return True


def _add_networks() -> int:
    known = set(Network.objects.values_list("slug", flat=True))
    fresh = [circle for circle in CIRCLES if circle.slug not in known]
    for circle in fresh:
        Network.objects.create(
            slug=circle.slug,
            website=circle.website,
            **in_columns("name", circle.name),
            **in_columns("description", circle.description),
        )
    return len(fresh)


def _add_people(now: datetime) -> int:
    group = facilitator_group()
    is_new = [
        _add_person(ADMIN, now, password=PASSWORD, is_staff=True, is_superuser=True),
        _add_person(FACILITATOR, now, password=PASSWORD, is_staff=True),
        *(_add_person(person, now, password=PASSWORD) for person in GUIDES),
        *(_add_person(person, now) for person in OTHERS),
        *(_add_applicant(person, now, days) for days, person in enumerate(APPLICANTS, start=1)),
    ]
    if is_new[1]:
        Member.objects.get(email=FACILITATOR.email).groups.add(group)
    return sum(is_new)


def _add_person(person: Person, now: datetime, **given: Any) -> bool:
    if member_of(person.email):
        return False
    organisation = organisation_of(person.body)
    fields: dict[str, Any] = {"status": Member.Status.APPROVED, "approved_at": now} | given
    member = Member.objects.create_user(
        person.email,
        name=person.name,
        language=person.language,
        time_zone=person.time_zone,
        group=organisation.group if organisation else person.group,
        organisation=organisation,
        organisation_name=person.affiliation,
        job_title=person.job_title,
        country=country_of(person.country),
        visibility=person.visibility,
        about=person.about,
        **fields,
    )
    member.networks.set(Network.objects.filter(slug__in=person.circles))
    member.interests.set(Theme.objects.filter(slug__in=person.interests))
    if person.is_reviewer:
        member.groups.add(reviewer_group())
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return True


def _add_applicant(person: Person, now: datetime, days: int) -> bool:
    """Let somebody wait for a decision since some days; the last of them has not proven her address."""
    if not _add_person(person, now, status=Member.Status.APPLIED, approved_at=None):
        return False
    member = Member.objects.get(email=person.email)
    Member.objects.filter(pk=member.pk).update(created_at=now - timedelta(days=days))
    member.emailaddress_set.update(verified=person != APPLICANTS[-1])
    return True


def _add_series() -> int:
    known = set(Series.objects.values_list("slug", flat=True))
    fresh = [line for line in LINES if line.slug not in known]
    for line in fresh:
        series = Series.objects.create(
            slug=line.slug,
            **in_columns("title", line.name),
            **in_columns("description", line.description),
        )
        for email in FOLLOWERS[line.slug]:
            _add_follow(email, series=series)
    return len(fresh)


def _add_follow(email: str, **followed: Event | Series) -> None:
    member = Member.objects.get(email=email)
    Follow(
        member=member,
        email=email,
        name=member.name,
        language=member.language,
        time_zone=member.time_zone,
        is_address_proven=True,
        **followed,
    ).save()


def _add_meeting(meeting: Meeting, starts_at: datetime, now: datetime) -> bool:
    if Event.objects.filter(slug=meeting.slug).exists():
        return False
    closes = meeting.closes_hours_before
    event = Event.objects.create(
        slug=meeting.slug,
        series=Series.objects.filter(slug=meeting.series).first(),
        status=meeting.status,
        status_changed_at=now,
        date_status=meeting.date_status,
        format=meeting.format,
        access=meeting.access,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=meeting.minutes),
        time_zone=meeting.time_zone,
        working_languages=list(meeting.languages),
        interpretation_fr="fr" in meeting.interpretation,
        interpretation_es="es" in meeting.interpretation,
        capacity=meeting.capacity,
        registration_closes_at=None if closes is None else starts_at - timedelta(hours=closes),
        meeting_url=meeting.meeting_url,
        meeting_id=meeting.meeting_id,
        meeting_passcode=meeting.meeting_passcode,
        contact_email=CONTACT_EMAIL,
        recording_url=meeting.recording_url,
        **in_columns("title", meeting.title),
        **in_columns("teaser", meeting.teaser),
        **in_columns("background", meeting.background),
        **in_columns("objectives", meeting.objectives),
        **in_columns("target_audience", meeting.target_audience),
        **in_columns("questions_note", meeting.questions_note),
        **in_columns("summary", meeting.summary),
        **in_columns("status_note", meeting.status_note),
        **in_columns("recording_note", meeting.recording_note),
        **in_columns("contact_name", CONTACT_NAME),
    )
    event.places.set(Place.objects.filter(slug__in=meeting.places))
    event.themes.set(Theme.objects.filter(slug__in=meeting.themes))
    for position, (key, role) in enumerate(meeting.hosts):
        EventOrganisation.objects.create(
            event=event, organisation=Organisation.objects.get(uuid=stable_uuid(key)), role=role, position=position
        )
    _add_programme(event, meeting)
    _add_documents(event, meeting)
    crowd = seats_of_crowd(event, meeting.crowd)
    for place_in_line, seat in enumerate((*meeting.seats, *crowd)):
        _add_seat(event, seat, min(now, starts_at) - timedelta(days=9, hours=-min(place_in_line, 200)), now)
    if crowd:
        add_attendance(event)
        add_invitations(event)
    _add_questions(event, meeting)
    for email in meeting.invited:
        guest = Member.objects.get(email=email)
        Invitation(event=event, email=email, name=guest.name, language=guest.language).save()
    for email in meeting.followers:
        _add_follow(email, event=event)
    return True


def _add_programme(event: Event, meeting: Meeting) -> None:
    voices = [
        Contribution.objects.create(
            event=event,
            role=voice.role,
            status=Contribution.Status.CONFIRMED if voice.name else Contribution.Status.TO_BE_CONFIRMED,
            name=voice.name,
            member=member_of(voice.email),
            organisation=organisation_of(voice.body),
            country=country_of(voice.country),
            position=position,
            **in_columns("job_title", voice.job_title),
        )
        for position, voice in enumerate(meeting.voices)
    ]
    for number, topic in enumerate(meeting.topics, start=1):
        DiscussionTopic.objects.create(
            event=event,
            number=number,
            presenter=None if topic.voice is None else voices[topic.voice],
            organisation=organisation_of(topic.body),
            **in_columns("title", topic.title),
            **in_columns("description", topic.description),
        )


def _add_documents(event: Event, meeting: Meeting) -> None:
    note = [(f"{meeting.slug}-concept-note", EventDocument.Role.KEY_DOCUMENT)] if meeting.has_note else []
    for position, (slug, role) in enumerate([*note, *meeting.documents]):
        EventDocument.objects.create(
            event=event, resource=Resource.objects.get(slug=slug), role=role, position=position
        )


def _add_seat(event: Event, seat: Seat, registered_at: datetime, now: datetime) -> None:
    """Register somebody straight in the database: the demo sends no mail."""
    member = member_of(seat.email)
    language = member.language if member else seat.language
    if not (listens_in := seat.listens_in):
        listens_in = language if language in event.listening_languages else event.working_languages[0]
    is_confirmed = seat.status == Registration.Status.CONFIRMED
    Registration(
        event=event,
        member=member,
        status=seat.status,
        is_address_proven=True,
        name=member.name if member else seat.name,
        email=seat.email,
        organisation_name=member.affiliation if member else seat.affiliation,
        group=member.group if member else "",
        country=member.country if member else country_of(seat.country),
        language=language,
        time_zone=member.time_zone if member else seat.time_zone,
        listening_language=listens_in,
        question=seat.question,
        consented_at=registered_at,
        consent_version=CONSENT_VERSION,
        confirmed_at=registered_at if is_confirmed else None,
        waitlisted_at=registered_at if seat.status == Registration.Status.WAITLISTED else None,
        cancelled_at=registered_at if seat.status == Registration.Status.CANCELLED else None,
        joined_at=event.starts_at if is_confirmed and event.ends_at and event.ends_at < now else None,
    ).save()


def _add_questions(event: Event, meeting: Meeting) -> None:
    seats = {registration.email: registration for registration in event.registrations.all()}
    topics = [None, *event.topics.all()]
    for inquiry in meeting.inquiries:
        question = Question.objects.create(
            event=event,
            topic=topics[inquiry.topic],
            registration=seats[inquiry.by],
            text=inquiry.text,
            language=inquiry.language,
            status=inquiry.status,
            answered_at=None if inquiry.answer == NOTHING else event.ends_at,
            **in_columns("answer", inquiry.answer),
        )
        for email in inquiry.supporters:
            QuestionSupport.objects.create(question=question, registration=seats[email])
