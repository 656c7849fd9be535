"""Mail on the wire: a retry sends the same bytes while they are true, and a subject reads as it was written."""

from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTP, compat32, default

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from events import services
from hub.outbox.mime import CalendarMail
from hub.outbox.models import Message
from tests.announcing import change
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "grace@union.example"


@pytest.fixture
def refused_for_now(sink, deliver):
    """A confirmation that the mail server did not take yet, and its event."""
    event = EventFactory()
    draft = RegistrationFactory.build(event=None, status="pending", email=ADDRESS)
    services.register(event=event, registration=draft)
    sink.answers["DATA"] = "451 Try again later"
    deliver()
    sink.answers.clear()
    Message.objects.update(not_before=timezone.now())
    return event


def test_a_retry_sends_the_very_same_bytes(refused_for_now, deliver):
    before = Message.objects.get()

    [mail] = deliver().to(ADDRESS)

    after = Message.objects.get()
    assert before.attempts == 1
    assert (after.state, after.content, after.message_id) == ("sent", before.content, before.message_id)
    assert part(mail, "text/calendar") == before.content.calendar


def test_a_retry_tells_the_time_that_the_event_has_now(refused_for_now, deliver):
    event = refused_for_now
    later = event.starts_at + timedelta(hours=3)
    change(event, starts_at=later, ends_at=later + timedelta(hours=1))

    [mail] = deliver().to(ADDRESS)

    assert f"DTSTART:{later:%Y%m%dT%H%M%SZ}" in part(mail, "text/calendar")
    assert "SEQUENCE:1" in part(mail, "text/calendar")
    assert mail["Message-ID"] == Message.objects.get().message_id


def test_a_retry_of_what_no_longer_applies_sends_nothing(refused_for_now, deliver):
    services.cancel_event(event=refused_for_now)

    assert deliver().to(ADDRESS) == []
    assert Message.objects.get().state == Message.State.CANCELLED


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=150))
def test_a_subject_reads_as_it_was_written_wherever_its_line_breaks(words):
    subject = " ".join(words.split()) or "x"
    mail = CalendarMail(subject=subject, body="x", from_email="a@hub.example", to=["b@hub.example"])

    wire = mail.message(policy=SMTP).as_bytes()

    assert str(message_from_bytes(wire, policy=default)["Subject"]) == subject
    assert str(make_header(decode_header(message_from_bytes(wire, policy=compat32)["Subject"]))) == subject
    assert max(map(len, wire.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 998


def test_the_subject_that_lost_its_spaces():
    subject = "Confirmez votre inscription : Porte ouverte : posez vos questions à l’équipe d’animation"
    mail = CalendarMail(subject=subject, body="x", from_email="a@hub.example", to=["b@hub.example"])

    wire = mail.message(policy=SMTP).as_bytes()

    assert str(make_header(decode_header(message_from_bytes(wire, policy=compat32)["Subject"]))) == subject
