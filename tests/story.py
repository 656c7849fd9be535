"""Everything that mail is written about, step by step, in one language."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from django.test import Client
from django.utils import timezone

from events import mail, services
from events.models import Event, EventDocument, Follow, Invitation, Registration
from members import services as people
from members.mail import membership_approved, relay
from members.models import Network
from members.roles import facilitator_group
from resources import services as library
from resources.models import SavedSearch
from tests.announcing import change, send
from tests.events.mailing import begun
from tests.events.mailing import sent as send_mailing
from tests.factories import (
    EventFactory,
    InvitationFactory,
    MemberFactory,
    RegistrationFactory,
    ResourceFactory,
    SeriesFactory,
)
from tests.resources.intake_story import intake

Status = Registration.Status
LANGUAGES = ["en", "fr", "es"]
ZONE = "Asia/Kathmandu"


def story(language: str) -> Iterator[None]:
    """Let it all happen, and pause after each step, so that its mail can be sent before the next one."""
    chapters = (
        _an_event_and_its_changes,
        _afterwards,
        _following,
        _invitations,
        _accounts,
        _approval_and_reminders,
        _library,
        _mailings,
        intake,
    )
    return chain.from_iterable(chapter(language) for chapter in chapters)


def _event(**fields: object) -> Event:
    texts = {f"teaser_{code}": f"Teaser {code}" for code in LANGUAGES}
    return EventFactory(**texts, contact_email="ask@hub.example", dial_in="+254 20 000 0000", **fields)


def _draft(language: str, name: str, **fields: object) -> Registration:
    email = f"{name}.{language}@union.example"
    answers = {"name": "Ana", "language": language, "time_zone": ZONE, "listening_language": language}
    return RegistrationFactory.build(event=None, status=Status.PENDING, email=email, **answers | fields)


def _an_event_and_its_changes(language: str) -> Iterator[None]:
    public = _event(capacity=1)
    seated = services.register(event=public, registration=_draft(language, "seated"))
    services.register(event=public, registration=_draft(language, "waiting"))
    services.register(event=public, registration=_draft(language, "unproven", is_address_proven=False))
    yield
    services.cancel_registration(registration=seated)
    yield
    change(public, starts_at=public.starts_at + timedelta(hours=1), ends_at=public.ends_at + timedelta(hours=1))
    send(public)
    yield
    for verb in (services.postpone, services.publish, services.cancel_event):
        verb(event=public)
        send(public)
        yield


def _afterwards(language: str) -> Iterator[None]:
    past = _event(ended=True, recording_url="https://video.example/1", summary=f"Summary {language}")
    for number, fields in enumerate([{"joined_at": past.starts_at}, {}, {"status": Status.WAITLISTED}]):
        someone = {"email": f"past{number}.{language}@union.example", "language": language, "name": "Ana"}
        RegistrationFactory(event=past, listening_language=language, **someone, **fields)
    EventDocument.objects.create(event=past, resource=ResourceFactory(), role=EventDocument.Role.PRESENTATION)
    for told in services.arm_follow_up(event=past):
        send(past, told.audience)
    yield


def _following(language: str) -> Iterator[None]:
    series = SeriesFactory(title_fr="Série", title_es="Serie")
    dated = _event(series=series, date_status=Event.DateStatus.PROPOSED)
    reader = {"name": "Ana", "language": language, "time_zone": ZONE}
    for followed, name in (({"event": dated}, "date"), ({"series": series}, "series")):
        email = f"{name}.{language}@union.example"
        follow = services.start_following(follow=Follow(**followed, **reader, email=email))
        yield
        services.confirm_following(follow=follow)
    dated.date_status = Event.DateStatus.CONFIRMED
    dated.save()
    services.tell_followers(event=dated)
    yield


def _invitations(language: str) -> Iterator[None]:
    closed = _event(access=Event.Access.INVITATION)
    invitation = InvitationFactory(event=closed, language=language, name="Ana", nominations_allowed=1)
    mail.invitation(invitation)
    services.remind_invited(invitations=Invitation.objects.filter(pk=invitation.pk))
    nomination = services.nominate(
        invitation=invitation, name="Ben", email=f"nominated.{language}@union.example", language=language
    )
    services.approve_nomination(invitation=nomination)
    other = services.register(event=closed, registration=_draft(language, "other"), invitation=invitation)
    yield
    services.decline(registration=other, note=f"Note-{language}")
    yield


def _mailings(language: str) -> Iterator[None]:
    facilitator = MemberFactory(language=language, email=f"writer.{language}@hub.example", name="Ana")
    someone = {"language": language, "name": "Ana", "time_zone": ZONE}
    to_come, past = _event(), _event(ended=True, recording_url="https://video.example/1")
    for event, name in ((to_come, "before"), (past, "after")):
        email = f"{name}.{language}@union.example"
        RegistrationFactory(event=event, email=email, joined_at=event.starts_at, listening_language=language, **someone)
    circle = Network.objects.create(slug=f"mailing-{language}", name="Circle")
    circle.members.add(MemberFactory(email=f"circle.{language}@union.example", **someone))
    address = f"Ana; listed.{language}@union.example; {language}"
    for mailing in (
        begun("Before the event", to_come),
        begun("Thank you for taking part", past),
        begun("A new event for members", to_come, networks=(circle.pk,)),
        begun("Invitation", to_come, list_text=(address,)),
    ):
        services.test_mailing(mailing=mailing, language=language, reader=facilitator)
        send_mailing(mailing)
    yield


def _accounts(language: str) -> Iterator[None]:
    member = MemberFactory(language=language, email=f"member.{language}@union.example", name="Ana")
    membership_approved(member)
    Client().post(f"/{language}/account/password/reset/", {"email": member.email})
    desk = MemberFactory(name="Ben", language=language, email=f"asks.{language}@union.example")
    applicant = MemberFactory(language=language, email=f"new.{language}@union.example", name="Ana", status="applied")
    people.answer(member=applicant, author=desk, text=f"Text-{language}")
    _event(**{f"title_{code}": f"Title-{code}" for code in LANGUAGES}).assistants.add(member)
    event = member.assisted_events.get()
    people.hand_over(giver=member, taker=desk, by=desk, chosen={f"events.assisting:{event.pk}"})
    yield


def _approval_and_reminders(language: str) -> Iterator[None]:
    approving = _event(requires_approval=True, reminder_minutes=[10 * 24 * 60])
    asking = services.register(event=approving, registration=_draft(language, "asking"))
    yield
    services.approve(registration=asking, note=f"Note-{language}")
    Registration.objects.filter(pk=asking.pk).update(confirmed_at=timezone.now() - timedelta(days=9))
    facilitator = MemberFactory(language=language, email=f"desk.{language}@hub.example", name="Ana", is_staff=True)
    facilitator.groups.add(facilitator_group())
    services.remind_due()
    services.send_digests()
    yield


def _library(language: str) -> Iterator[None]:
    reader = MemberFactory(language=language, email=f"reader.{language}@union.example", name="Ana")
    ages_ago = timezone.now() - timedelta(days=40)
    SavedSearch.objects.create(member=reader, name=f"Search-{language}", query="kind=law", seen_until=ages_ago)
    for number in range(7):
        title = f"Decree-{number}"
        ResourceFactory(kind="law", title_fr=title, title_es=title, published_at=ages_ago + timedelta(days=1))
    library.send_news()
    yield
    friend = MemberFactory(name="Ben", organisation_name="ILO", email=f"ben.{language}@union.example")
    relay(sender=friend, recipient=reader, text=f"Text-{language}", about={}, about_path="/members/")
    yield
