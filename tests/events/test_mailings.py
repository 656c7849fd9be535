"""Mailings below their pages: who gets which words, and when somebody gets none."""

import pytest

from events import services
from events.models import MailTemplate
from tests.conftest import part
from tests.factories import EventFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def test_smoke(deliver):
    event = EventFactory()
    RegistrationFactory(event=event, language="fr", email="a@x.example", name="Ana")
    t = MailTemplate.objects.get(name="Before the event")
    m = services.start_mailing(purpose=t.purpose, event=event, template=t)
    roll = services.roll_of(mailing=m)
    print(roll, services.hindrances(mailing=m, roll=roll))
    n = services.send_mailing(mailing=m, seen=services.fingerprint(mailing=m, roll=roll), sender=MemberFactory())
    assert n == 1
    sink = deliver()
    mail = sink.to("a@x.example")[0]
    print(mail["Subject"])
    print(part(mail, "text/plain"))
    print(part(mail, "text/html"))
    print(part(mail, "text/calendar"))
