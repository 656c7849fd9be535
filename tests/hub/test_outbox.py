"""A mail that is tried again: the same bytes while they are true, the newest state when it has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import services
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
