"""Signing in: passwords, codes, links, second steps."""

import re

import pytest
from django.test import Client

from hub.outbox.models import Message
from tests.factories import PASSWORD, MemberFactory
from tests.members.accounts import code_in, is_signed_in, link_in, newest_mail, sign_in, text_of, url

pytestmark = pytest.mark.django_db


def test_signing_in_leads_home_in_the_members_own_language(client):
    member = MemberFactory(language="es", password=PASSWORD)

    response = client.post(url("account_login", "fr"), {"login": member.email, "password": PASSWORD})

    assert response.url == "/es/"


def test_a_wrong_password_is_reported_in_french_and_the_address_stays(client, member):
    response = client.post(url("account_login", "fr"), {"login": member.email, "password": "wrong"})

    page = text_of(response)
    assert "L’adresse e-mail ou le mot de passe sont incorrects." in page
    assert f'value="{member.email}"' in page
    assert '<html lang="fr"' in page
    assert 'role="alert"' in page


def test_a_missing_password_is_reported_beside_its_field(client, member):
    response = client.post(url("account_login"), {"login": member.email, "password": ""})

    page = text_of(response)
    assert 'id="id_password_error"' in page
    assert re.search(r'aria-describedby="[^"]*id_password_error"', page)


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client, member):
    for _number in range(5):
        client.post(url("account_login"), {"login": member.email, "password": "wrong"})

    sign_in(client, member)

    assert not is_signed_in(client)


def test_a_mailed_code_signs_in(client, member):
    client.post(url("account_request_login_code"), {"email": member.email})
    code = code_in(newest_mail(member.email))

    response = client.post(url("account_confirm_login_code"), {"code": code.lower().replace("-", "")})

    assert response.url == url("home")
    assert is_signed_in(client)


def test_a_wrong_code_is_reported_beside_its_field(client, member):
    client.post(url("account_request_login_code"), {"email": member.email})

    response = client.post(url("account_confirm_login_code"), {"code": "wrong"})

    assert 'id="id_code_error"' in text_of(response)
    assert not is_signed_in(client)


def test_the_code_page_looks_the_same_for_an_unknown_address(client, member):
    known = client.post(url("account_request_login_code"), {"email": member.email})

    unknown = Client().post(url("account_request_login_code"), {"email": "nobody@labour.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert link_in(newest_mail("nobody@labour.example")) == url("account_signup")


def test_the_code_stands_in_the_mail_but_not_in_its_subject(client, member):
    client.post(url("account_request_login_code"), {"email": member.email})

    message = newest_mail(member.email)
    code = code_in(message)
    assert code in message.content.html
    assert code not in message.subject


def test_a_mailed_link_sets_a_new_password_once(client, member):
    client.post(url("account_reset_password"), {"email": member.email})
    link = link_in(newest_mail(member.email))
    form = client.get(link, follow=True)

    response = client.post(
        form.redirect_chain[-1][0], {"password1": "quite-another-secret", "password2": "quite-another-secret"}
    )

    member.refresh_from_db()
    assert response.url == url("account_reset_password_from_key_done")
    assert member.check_password("quite-another-secret")
    assert newest_mail(member.email).subject == "Your password has been changed"
    assert "This link no longer works" in text_of(Client().get(link))


def test_the_reset_page_looks_the_same_for_an_unknown_address(client, member):
    known = client.post(url("account_reset_password"), {"email": member.email})

    unknown = Client().post(url("account_reset_password"), {"email": "nobody@labour.example"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert newest_mail("nobody@labour.example").subject == "There is no account with this address"


def test_a_notice_comes_in_the_members_language_and_on_her_clock(client):
    member = MemberFactory(language="es", time_zone="America/Mexico_City", password=PASSWORD)
    sign_in(client, member)

    client.post(
        url("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "quite-another-secret", "password2": "quite-another-secret"},
    )

    message = newest_mail(member.email)
    assert (message.language, message.time_zone) == ("es", "America/Mexico_City")
    assert "Ciudad de México" in message.content.text
    assert member.name in message.content.text


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_next_never_leads_to_another_site(client, member, target):
    signing_in = sign_in(client, member, next=target)
    choosing = client.post(f"{url('time_zone')}?next={target}", {"time_zone": "Africa/Tunis"})
    signing_out = client.post(url("account_logout"), {"next": target})

    assert [r.url for r in (signing_in, choosing, signing_out)] == [url("home"), url("events:index"), "/"]


def test_next_leads_back_and_stays_on_the_links_between_the_pages(client, member):
    page = text_of(client.get(f"{url('account_login')}?next=/en/about/"))

    for name in ("account_signup", "account_request_login_code"):
        assert f'href="{url(name)}?next=%2Fen%2Fabout%2F"' in page
    assert sign_in(client, member, next="/en/about/").url == "/en/about/"


# ── The second step ──────────────────────────────────────────────────────────────────────────
def test_an_authenticator_app_brings_recovery_codes_and_a_notice(app_in_use, member):
    page = text_of(app_in_use.get(url("mfa_view_recovery_codes")))

    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    subjects = list(Message.objects.filter(recipient=member.email).order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Two-step sign-in: app set up"]


def test_the_second_step_is_asked_for_and_a_recovery_code_passes_it_once(app_in_use, member):
    code = re.search(r"<code>(\d{8})</code>", text_of(app_in_use.get(url("mfa_view_recovery_codes"))))[1]
    client, later = Client(), Client()

    response = sign_in(client, member)

    assert response.url == url("mfa_authenticate")
    assert not is_signed_in(client)

    client.post(url("mfa_authenticate"), {"code": code})
    sign_in(later, member)
    later.post(url("mfa_authenticate"), {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(later)


# ── The profile ──────────────────────────────────────────────────────────────────────────────
