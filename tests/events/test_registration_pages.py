"""Registering and giving up over HTTP, for members, guests and invited people."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Event, Invitation, Registration
from hub.outbox.models import Message
from hub.taxonomy.models import Place
from tests.conftest import part
from tests.factories import EventFactory, InvitationFactory, MemberFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
Status = Registration.Status
ANSWERS = {"listening_language": "fr", "question": "Who pays?", "accessibility_needs": "", "consent": "on"}


def guest_answers(**changes):
    country = Place.objects.get(slug="ke")
    return (
        ANSWERS
        | {
            "name": "Amina Odhiambo",
            "email": "amina@union.example",
            "organisation_name": "Dock workers’ union",
            "group": "union",
            "country": str(country.pk),
            "time_zone": "Africa/Nairobi",
        }
        | changes
    )


def link(mail, word):
    return re.search(rf"http://testserver(/{word}/[\w-]+/)", part(mail, "text/plain"))[1]


def test_register_of_a_member_confirms_and_shows_the_registration(member_client, member):
    event = EventFactory()

    response = member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    registration = Registration.objects.get(member=member)
    assert response.status_code == 302
    assert response["Location"] == f"/en/registrations/{registration.uuid}/"
    assert (registration.status, registration.listening_language, registration.question) == (
        Status.CONFIRMED,
        "fr",
        "Who pays?",
    )
    assert registration.consented_at is not None
    assert "Your place is confirmed" in member_client.get(response["Location"]).text


def test_register_twice_leads_to_the_same_registration(member_client, member):
    event = EventFactory()
    first = member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    second = member_client.post(f"/en/events/{event.slug}/register/", ANSWERS)

    assert second["Location"] == first["Location"]
    assert member.registrations.count() == 1
    assert Message.objects.count() == 1


def test_register_without_consent_says_so_next_to_the_field_and_keeps_the_answers(member_client, member):
    event = EventFactory()

    response = member_client.post(
        f"/es/events/{event.slug}/register/", {"listening_language": "es", "question": "¿Quién paga?"}
    )

    assert response.status_code == 422
    assert 'id="id_consent_error"' in response.text
    assert "¿Quién paga?" in response.text
    assert not member.registrations.exists()


def test_register_of_a_guest_waits_for_the_address_and_then_confirms(client, deliver):
    event = EventFactory()

    response = client.post(f"/fr/events/{event.slug}/register/", guest_answers())
    assert response["Location"] == f"/fr/events/{event.slug}/register/sent/"
    mail = deliver().to("amina@union.example")[0]
    page = client.get(link(mail, "registration"), follow=True)
    registration = Registration.objects.get()
    assert registration.status == Status.PENDING
    client.post(f"/fr/registrations/{registration.uuid}/confirm/")
    invitation = deliver().to("amina@union.example")[1]

    registration.refresh_from_db()
    assert page.redirect_chain[-1][0] == f"/fr/registrations/{registration.uuid}/"
    assert registration.status == Status.CONFIRMED
    assert "METHOD:REQUEST" in part(invitation, "text/calendar")
    assert event.title_fr in invitation["Subject"]


def test_a_guest_with_bad_answers_gets_messages_next_to_the_fields_and_loses_nothing(client):
    event = EventFactory()

    response = client.post(f"/en/events/{event.slug}/register/", guest_answers(email="amina.union.example", country=""))

    assert response.status_code == 422
    assert "Enter an email address with an @, such as name@ministry.gov" in response.text
    assert "Choose the country you work in" in response.text
    assert 'value="amina.union.example"' in response.text
    assert 'value="Amina Odhiambo"' in response.text
    assert "<title>Error: " in response.text
    assert not Registration.objects.exists()


def test_the_page_after_registering_does_not_tell_whether_the_address_was_known(client):
    event = EventFactory()
    RegistrationFactory(event=event, email="amina@union.example")

    known = client.post(f"/en/events/{event.slug}/register/", guest_answers())
    unknown = client.post(f"/en/events/{event.slug}/register/", guest_answers(email="new@union.example"))

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.parametrize("action", ["confirm", "cancel"])
def test_actions_on_a_registration_reject_get(member_client, member, action):
    registration = RegistrationFactory(member=member)

    assert member_client.get(f"/en/registrations/{registration.uuid}/{action}/").status_code == 405


@pytest.mark.parametrize("path", ["", "confirm/", "cancel/"])
def test_a_registration_is_only_for_its_owner(client, path):
    registration = RegistrationFactory(member=MemberFactory())
    other = Client()
    other.force_login(MemberFactory())
    call = "post" if path else "get"

    assert getattr(client, call)(f"/en/registrations/{registration.uuid}/{path}").status_code == 404
    assert getattr(other, call)(f"/en/registrations/{registration.uuid}/{path}").status_code == 404
    registration.refresh_from_db()
    assert registration.status == Status.CONFIRMED


def test_cancel_frees_the_seat_for_the_next_in_line(member_client, member, deliver):
    event = EventFactory(capacity=1)
    mine = RegistrationFactory(event=event, member=member, email=member.email)
    waiting = RegistrationFactory(event=event, status=Status.WAITLISTED, waitlisted_at=timezone.now())

    response = member_client.post(f"/en/registrations/{mine.uuid}/cancel/", follow=True)

    waiting.refresh_from_db()
    sink = deliver()
    assert "Your place has been given up" in response.text
    assert waiting.status == Status.CONFIRMED
    assert "METHOD:CANCEL" in part(sink.to(member.email)[0], "text/calendar")
    assert "METHOD:REQUEST" in part(sink.to(waiting.email)[0], "text/calendar")


def test_a_mailed_link_works_for_its_registration_and_dies_with_the_cancellation(client):
    registration = RegistrationFactory()
    token = registration.token
    client.get(f"/registration/{token}/")
    assert client.get(f"/en/registrations/{registration.uuid}/").status_code == 200

    client.post(f"/en/registrations/{registration.uuid}/cancel/")

    assert client.get(f"/registration/{token}/").status_code == 404
    assert client.get(f"/join/{token}/").status_code == 404
    assert client.get(f"/en/registrations/{registration.uuid}/").status_code == 404


def test_the_database_does_not_hold_the_token():
    registration = RegistrationFactory()

    values = Registration.objects.filter(pk=registration.pk).values().get()

    assert len(registration.token) == 43
    assert registration.token not in map(str, values.values())


def test_the_links_in_old_mails_survive_a_change_of_the_secret(settings):
    registration = RegistrationFactory()
    token = registration.token

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-another-secret-another-secret"

    assert Registration.objects.get(pk=registration.pk).token == token


def test_an_answer_can_be_changed(member_client, member):
    registration = RegistrationFactory(member=member)

    response = member_client.post(
        f"/en/registrations/{registration.uuid}/",
        {"listening_language": "es", "question": "", "accessibility_needs": "captions"},
    )

    registration.refresh_from_db()
    assert response.status_code == 302
    assert (registration.listening_language, registration.accessibility_needs) == ("es", "captions")


def test_only_declared_fields_can_be_changed(member_client, member):
    registration = RegistrationFactory(member=member, status=Status.WAITLISTED, waitlisted_at=timezone.now())

    member_client.post(
        f"/en/registrations/{registration.uuid}/",
        {"listening_language": "es", "status": "confirmed", "email": "evil@example.org", "is_address_proven": "1"},
    )

    registration.refresh_from_db()
    assert (registration.status, registration.email) == (
        Status.WAITLISTED,
        RegistrationFactory._meta.model.objects.get(pk=registration.pk).email,
    )
    assert registration.email != "evil@example.org"


def test_the_personal_calendar_file_is_only_for_its_owner(member_client, member, client):
    registration = RegistrationFactory(member=member)

    own = member_client.get(f"/registrations/{registration.uuid}/invite.ics")

    assert own["Content-Type"] == "text/calendar; charset=utf-8"
    assert own["Cache-Control"] == "private, no-store"
    assert f"/join/{registration.token}/" in own.content.decode().replace("\r\n ", "")
    assert client.get(f"/registrations/{registration.uuid}/invite.ics").status_code == 404


def test_an_event_for_members_sends_strangers_to_the_sign_in(client):
    event = EventFactory(access=Event.Access.MEMBERS)

    response = client.get(f"/en/events/{event.slug}/register/")

    assert response.status_code == 302
    assert response["Location"].startswith("/en/account/login/?next=/en/events/")
    assert event.slug not in client.get("/en/events/").text


def test_an_applicant_does_not_see_events_for_members():
    event = EventFactory(access=Event.Access.MEMBERS)
    applicant = Client()
    applicant.force_login(MemberFactory(status="applied"))

    assert applicant.get(f"/en/events/{event.slug}/").status_code == 404


def test_an_invited_guest_accepts_by_the_link_and_is_registered(client, deliver):
    invitation = InvitationFactory(email="chief@ministry.example", language="es")

    landing = client.get(f"/es/invitations/{invitation.token}/", follow=True)
    response = client.post(
        f"/es/events/{invitation.event.slug}/register/", guest_answers(email="chief@ministry.example")
    )

    invitation.refresh_from_db()
    assert landing.status_code == 200
    assert response["Location"] == f"/es/events/{invitation.event.slug}/register/sent/"
    assert invitation.status == Invitation.Status.ACCEPTED
    assert invitation.registration.status == Status.CONFIRMED
    assert "METHOD:REQUEST" in part(deliver().to("chief@ministry.example")[0], "text/calendar")


def test_opening_an_invitation_changes_nothing_and_declining_is_a_post(client):
    invitation = InvitationFactory()
    client.get(f"/en/invitations/{invitation.token}/", follow=True)
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.OPEN

    assert client.get(f"/en/events/{invitation.event.slug}/invitation/decline/").status_code == 405
    client.post(f"/en/events/{invitation.event.slug}/invitation/decline/")

    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.DECLINED


def test_register_after_the_end_is_refused_in_the_readers_language(member_client, member):
    event = EventFactory(starts_at=timezone.now() - timedelta(days=1))

    response = member_client.post(f"/fr/events/{event.slug}/register/", ANSWERS)

    assert response.status_code == 422
    assert not member.registrations.exists()


def test_register_as_guest_too_often_from_one_network_has_to_wait_and_loses_nothing(client):
    event = EventFactory()
    for number in range(20):
        client.post(f"/en/events/{event.slug}/register/", guest_answers(email=f"p{number}@union.example"))

    response = client.post(f"/en/events/{event.slug}/register/", guest_answers(email="late@union.example"))

    assert response.status_code == 429
    assert "Please try again in a minute" in response.text
    assert 'value="late@union.example"' in response.text
    assert event.registrations.count() == 20


def test_members_register_however_many_share_a_network(client):
    event = EventFactory()

    statuses = set()
    for member in MemberFactory.create_batch(22):
        client.force_login(member)
        statuses.add(client.post(f"/en/events/{event.slug}/register/", ANSWERS).status_code)

    assert statuses == {302}
    assert event.registrations.confirmed().count() == 22


def test_a_session_that_is_on_is_not_announced_as_the_next_one(member_client, member):
    RegistrationFactory(event=EventFactory(live=True), member=member, email=member.email)

    page = member_client.get("/en/registrations/").text

    assert "Your session is on now" in page
    assert "Your next session, in" not in page


def test_the_summary_of_errors_shows_no_markup_of_the_consent(client):
    event = EventFactory()

    page = client.post(f"/fr/events/{event.slug}/register/", guest_answers(consent="")).text

    assert "&lt;a href" not in page
    assert 'href="#id_consent"' in page


def test_whoever_gave_up_the_place_and_goes_back_is_told_why_there_is_nothing(client):
    registration = RegistrationFactory()
    client.get(f"/registration/{registration.token}/")
    client.post(f"/en/registrations/{registration.uuid}/cancel/")

    page = client.get(f"/en/registrations/{registration.uuid}/")

    assert page.status_code == 404
    assert "This link no longer works" in page.text
