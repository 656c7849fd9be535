"""Applying for membership, and proving the address."""

import re

import pytest
from django.test import Client

from members import mail
from members.models import Member
from tests.members.accounts import LANGUAGES, is_signed_in, link_in, newest_mail, sign_up, text_of, url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_application_queues_the_confirmation_in_the_language_of_the_page(client, language):
    response = sign_up(client, language)

    message = newest_mail("neema@union.example")
    assert response.url == url("account_email_verification_sent", language)
    assert (message.language, message.kind, message.state) == (language, mail.ACCOUNT, "queued")
    assert link_in(message).startswith(f"/{language}/account/confirm-email/")
    assert Member.objects.get(email="neema@union.example").language == language


def test_an_application_keeps_every_answer_and_waits_for_a_facilitator(client):
    client.cookies["tz"] = "Africa/Nairobi"

    sign_up(client)

    applicant = Member.objects.get(email="neema@union.example")
    assert (applicant.name, applicant.organisation_name, applicant.group, applicant.country.slug) == (
        "Neema Juma",
        "Dock Workers’ Union",
        "union",
        "ke",
    )
    assert (applicant.status, applicant.time_zone) == ("applied", "Africa/Nairobi")


def test_opening_the_link_confirms_nothing_and_pressing_the_button_signs_in(client):
    sign_up(client)
    link = link_in(newest_mail("neema@union.example"))
    applicant = Member.objects.get(email="neema@union.example")

    page = client.get(link)

    assert page.status_code == 200
    assert not applicant.emailaddress_set.get().verified

    client.post(link, follow=True)

    assert applicant.emailaddress_set.get().verified
    assert is_signed_in(client)


def test_confirming_in_another_browser_leads_to_the_sign_in_page(client):
    sign_up(client)

    response = Client().post(link_in(newest_mail("neema@union.example")))

    assert response.url == url("account_login")


def test_an_application_without_answers_says_which_are_missing(client):
    response = client.post(url("account_signup"), {"name": "Neema Juma"})

    page = text_of(response)
    assert "<title>Error: " in page
    assert 'value="Neema Juma"' in page
    assert re.findall(r'href="#id_(\w+)"', page) == ["organisation_name", "group", "country", "email", "password1"]


def test_an_application_with_a_known_address_looks_the_same_and_writes_to_the_owner(client, member):
    new = sign_up(Client())

    known = sign_up(client, email=member.email)

    message = newest_mail(member.email)
    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert message.subject == "You already have an account"
    assert link_in(message) == url("account_reset_password")
    assert Member.objects.filter(email=member.email).get() == member


def test_the_name_that_a_stranger_types_is_not_mailed_to_an_unproven_address(client):
    sign_up(client, name="You won http://evil.example")

    content = newest_mail("neema@union.example").content
    assert "evil" not in content.text + content.html + content.subject


def test_somebody_who_is_signed_in_is_led_past_the_application(signed_in):
    response = signed_in.get(url("account_signup"))

    assert response.url == url("home")


# ── Signing in ───────────────────────────────────────────────────────────────────────────────
