"""All pages and mails of accounts at once."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hub.outbox.kinds import kind
from hub.outbox.models import Message
from members import mail
from tests.factories import MemberFactory
from tests.members.accounts import LANGUAGES, link_in, newest_mail, sign_up, text_of, url

pytestmark = pytest.mark.django_db


VISITOR_PAGES = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
    "time_zone",
]
MEMBER_PAGES = [
    "members:profile",
    "time_zone",
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "account_reset_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
SECOND_STEP_PAGES = [
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
]


def assert_is_whole(response, language):
    page = text_of(response)
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert f'<html lang="{language}"' in page
    assert re.search(r"<title>\s*\S.* – [^<]+</title>", page)
    assert not re.search(r"<[^>]+ (style|on\w+)=", page), "the security policy allows no inline style or script"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VISITOR_PAGES)
def test_every_page_for_visitors_is_whole(client, language, name):
    response = client.get(url(name, language))

    assert_is_whole(response, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MEMBER_PAGES)
def test_every_page_for_members_is_whole(signed_in, language, name):
    response = signed_in.get(url(name, language))

    assert_is_whole(response, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SECOND_STEP_PAGES)
def test_every_page_of_the_second_step_is_whole(app_in_use, language, name):
    response = app_in_use.get(url(name, language))

    assert_is_whole(response, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["mfa_list_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_every_page_of_a_key_is_whole(signed_in, member, language, name):
    key = Authenticator.objects.create(
        user=member, type=Authenticator.Type.WEBAUTHN, data={"name": "My phone", "credential": {}}
    )

    response = signed_in.get(url(name, language, **({} if name == "mfa_list_webauthn" else {"pk": key.pk})))

    assert_is_whole(response, language)
    assert "My phone" in text_of(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_behind_mailed_links_are_whole(client, member, language):
    sign_up(client, language)
    confirm = link_in(newest_mail("neema@union.example"))
    other = Client()
    other.post(url("account_reset_password", language), {"email": member.email})
    reset = link_in(newest_mail(member.email))
    third = Client()
    third.post(url("account_request_login_code", language), {"email": member.email})

    assert_is_whole(Client().get(confirm), language)
    assert_is_whole(Client().get(url("account_confirm_email", language, key="dead")), language)
    assert_is_whole(other.get(reset, follow=True), language)
    assert_is_whole(Client().get(url("account_reset_password_from_key", language, uidb36="1", key="x-y")), language)
    assert_is_whole(third.get(url("account_confirm_login_code", language)), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_tries_are_answered_by_a_page_of_the_hub(client, settings, language):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/h/ip"}
    client.post(url("account_signup", language))

    response = client.post(url("account_signup", language))

    assert response.status_code == 429
    assert text_of(response).count("<h1") == 1


def test_no_account_mail_names_another_site_than_the_hub(client, member):
    sign_up(client)
    sign_up(client, email=member.email)
    client.post(url("account_reset_password"), {"email": "nobody@labour.example"})
    client.post(url("account_reset_password"), {"email": member.email})

    contents = [message.content for message in Message.objects.all()]

    assert len(contents) == 4
    for content in contents:
        assert "example.com" not in content.text + content.html
        assert set(re.findall(r"https?://[^/\s\"<]+", content.text)) == {"http://testserver"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_welcome_leads_to_the_events_in_the_members_language(language):
    member = MemberFactory(name="Amina <b>Ben Salah</b>", language=language)
    mail.membership_approved(member)
    message = newest_mail(member.email)

    content = kind(message.kind).render(message)

    assert f"http://testserver/{language}/events/" in content.text
    assert f'href="http://testserver/{language}/events/"' in content.html
    assert f'<html lang="{language}"' in content.html
    assert "Amina <b>Ben Salah</b>" in content.text
    assert "<b>Ben" not in content.html
