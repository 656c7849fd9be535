"""What participants get, as it arrives at a mail server."""

from datetime import UTC, datetime, timedelta

import pytest

from events import services
from hub.outbox.models import Message
from tests.announcing import change, send
from tests.conftest import part
from tests.factories import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def draft(**fields):
    return RegistrationFactory.build(event=None, status="pending", **fields)


def registered(deliver, language="en", time_zone="Africa/Nairobi", **event_fields):
    event = EventFactory(**event_fields)
    address = f"{language}@union.example"
    registration = services.register(
        event=event, registration=draft(email=address, language=language, time_zone=time_zone, name="Grace")
    )
    return registration, deliver().to(address)[0]


def test_the_calendar_part_sits_where_outlook_and_gmail_look(deliver):
    _registration, mail = registered(deliver)

    alternative = next(p for p in mail.walk() if p.get_content_type() == "multipart/alternative")
    types = [p.get_content_type() for p in alternative.iter_parts()]
    calendar = list(alternative.iter_parts())[-1]
    attached = [p for p in mail.iter_parts() if p.get_content_type() == "application/ics"]
    assert mail.get_content_type() == "multipart/mixed"
    assert types == ["text/plain", "text/html", "text/calendar"]
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar["Content-Disposition"] is None
    assert dict(calendar["Content-Type"].params) == {"charset": "UTF-8", "method": "REQUEST", "component": "VEVENT"}
    assert len(attached) == 1
    assert attached[0].get_filename() == "invite.ics"
    assert attached[0].get_payload(decode=True) == calendar.get_payload(decode=True)


def test_the_headers_are_those_of_an_automatic_personal_mail(deliver):
    registration, mail = registered(deliver, contact_email="fair@hub.example")

    assert mail["To"] == registration.email
    assert mail["Cc"] is None
    assert mail["From"] == "Fair Recruitment Knowledge Hub <events@hub.example>"
    assert mail["Reply-To"] == "fair@hub.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == Message.objects.get().message_id
    assert mail["Message-ID"].endswith("@hub.example>")


@pytest.mark.parametrize(
    ("language", "zone", "clock", "word"),
    [
        ("en", "Africa/Nairobi", "Your time, Nairobi 16:30–18:00 UTC+3", "Join the webinar"),
        ("fr", "Africa/Abidjan", "Abidjan 13\u00a0h\u00a030–15\u00a0h UTC", "Rejoindre le webinaire"),
        ("es", "America/Mexico_City", "Ciudad de México 07:30–09:00 UTC−6", "Unirse al seminario web"),
    ],
)
def test_the_invitation_is_in_the_participants_language_and_zone(deliver, language, zone, clock, word):
    june = datetime(2031, 6, 15, 13, 30, tzinfo=UTC)

    registration, mail = registered(deliver, language, zone, starts_at=june)

    title = getattr(registration.event, f"title_{language}")
    for text in (part(mail, "text/plain"), part(mail, "text/html")):
        assert title in text
        assert word in text
        assert f"/join/{registration.token}/" in text
    assert clock in part(mail, "text/plain")
    assert title in mail["Subject"]
    assert f'lang="{language}"' in part(mail, "text/html")
    assert mail["Content-Language"] == language


def test_a_name_or_title_with_line_breaks_adds_no_header_and_no_recipient(deliver):
    event = EventFactory(title_en="Fees\r\nBcc: evil@example.org")
    services.register(event=event, registration=draft(email="x@union.example", name="Eve\r\nBcc: evil@example.org"))

    sink = deliver()

    assert sink.recipients == ["x@union.example"]
    assert sink.mails[0]["Bcc"] is None


def test_text_mail_is_not_escaped_and_html_mail_is(deliver):
    event = EventFactory(title_en="Fees & <costs>")
    services.register(event=event, registration=draft(email="x@union.example"))

    mail = deliver().mails[0]

    assert "Fees & <costs>" in part(mail, "text/plain")
    assert "Fees &amp; &lt;costs&gt;" in part(mail, "text/html")
    assert "Fees & <costs>" in mail["Subject"]


def test_a_mail_that_no_longer_applies_is_withdrawn(deliver):
    event = EventFactory()
    registration = services.register(event=event, registration=draft(email="x@union.example"))

    services.cancel_registration(registration=registration)
    sink = deliver()

    assert [message.state for message in Message.objects.order_by("pk")] == ["cancelled", "sent"]
    assert len(sink.mails) == 1


def test_a_moved_event_sends_only_the_newest_time(deliver):
    event = EventFactory()
    services.register(event=event, registration=draft(email="x@union.example"))
    deliver()
    for hours in (1, 2):
        moved = timedelta(hours=hours)
        change(event, starts_at=event.starts_at + moved, ends_at=event.ends_at + moved)
        send(event)

    sink = deliver()

    calendars = [part(mail, "text/calendar") for mail in sink.mails]
    event.refresh_from_db()
    assert len(calendars) == 2
    assert "SEQUENCE:2" in calendars[1]
    assert f"DTSTART:{event.starts_at:%Y%m%dT%H%M%SZ}" in calendars[1]


def test_the_rendered_text_is_kept_sealed(deliver):
    registration, mail = registered(deliver)

    row = Message.objects.get()
    assert row.content.text.strip() == part(mail, "text/plain").strip().replace("\r\n", "\n")
    assert registration.token.encode() not in bytes(row.sealed_content)
    assert registration.token not in str(row.payload)


def test_meeting_details_can_be_left_out_of_mails(deliver):
    _registration, mail = registered(deliver, hides_meeting_details=True)

    raw = "".join(part(mail, kind) for kind in ("text/plain", "text/html", "text/calendar"))
    assert "zoom.example" not in raw
    assert "fair-2023" not in raw


def test_mails_of_one_letter_carry_their_own_readers_name_and_links(deliver):
    event = EventFactory()
    people = [
        services.register(event=event, registration=draft(email=f"p{number}@union.example", name=name))
        for number, name in enumerate(["Grace", "<b>Ngũgĩ</b> & Søn", "\ue000join_url\ue001", ""])
    ]

    sink = deliver()

    for person in people:
        mail = sink.to(person.email)[0]
        text, html = part(mail, "text/plain"), part(mail, "text/html")
        others = [other for other in people if other is not person]
        assert f"/join/{person.token}/" in text
        assert f"/registration/{person.token}/" in text
        assert f'href="http://testserver/join/{person.token}/"' in html
        assert person.email in text
        assert not any(other.token in text + html or other.email in text + html for other in others)
    assert "Dear <b>Ngũgĩ</b> & Søn," in part(sink.to("p1@union.example")[0], "text/plain")
    assert "Dear &lt;b&gt;Ngũgĩ&lt;/b&gt; &amp; Søn," in part(sink.to("p1@union.example")[0], "text/html")
    assert "Dear \ue000join_url\ue001," in part(sink.to("p2@union.example")[0], "text/plain")
    assert "Dear" not in part(sink.to("p3@union.example")[0], "text/plain")


def test_a_change_between_two_mails_of_one_letter_is_in_the_second(deliver):
    event = EventFactory(title_en="Fees", teaser_en="")
    services.register(event=event, registration=draft(email="first@union.example"))
    first = deliver().to("first@union.example")[0]
    event.refresh_from_db()
    event.title_en = "Who pays?"
    event.save()

    services.register(event=event, registration=draft(email="second@union.example"))
    second = deliver().to("second@union.example")[0]

    assert "Fees" in part(first, "text/plain")
    assert "Who pays?" in part(second, "text/plain")
    assert "Fees" not in part(second, "text/html")


def test_a_mail_is_in_the_language_of_the_registration_whoever_wrote_the_letter_first(deliver):
    event = EventFactory()
    for language in ("fr", "en", "es"):
        services.register(event=event, registration=draft(email=f"{language}@union.example", language=language))

    sink = deliver()

    words = {code: part(sink.to(f"{code}@union.example")[0], "text/plain") for code in ("en", "fr", "es")}
    assert "Thank you for registering" in words["en"]
    assert "Merci de votre inscription" in words["fr"]
    assert "Gracias por inscribirse" in words["es"]
