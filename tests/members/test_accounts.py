"""Joining, signing in and the own account, as a browser sees them."""

import base64
import hashlib
import hmac
import re
import struct
import time
from html import unescape

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from hub.outbox.kinds import kind
from hub.outbox.models import Message
from hub.taxonomy.models import Place
from members import mail
from members.models import Member
from tests.factories import PASSWORD, MemberFactory

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "es")


def url(name, language="en", **kwargs):
    with override(language):
        return reverse(name, kwargs=kwargs)


def application(**changes):
    return {
        "name": "Neema Juma",
        "organisation_name": "Dock Workers’ Union",
        "group": "union",
        "country": Place.objects.get(slug="ke").pk,
        "email": "neema@union.example",
        "password1": "a-mild-and-windy-evening",
    } | changes


def sign_up(client, language="en", **changes):
    return client.post(url("account_signup", language), application(**changes))


def sign_in(client, member, **query):
    return client.post(
        url("account_login") + (f"?next={query['next']}" if query else ""),
        {"login": member.email, "password": PASSWORD} | query,
    )


def newest_mail(address):
    return Message.objects.filter(recipient=address).latest("pk")


def link_in(message):
    return re.search(r"^http://testserver(\S+)$", message.content.text, re.MULTILINE)[1]


def code_in(message):
    return re.search(r"^ +([A-Z0-9]+-[A-Z0-9]+)$", message.content.text, re.MULTILINE)[1]


def is_signed_in(client):
    return client.get(url("members:profile")).status_code == 200


def text_of(response):
    return unescape(response.content.decode())


def authenticator_code(secret):
    """Return the code that an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def member(db):
    return MemberFactory(name="Grace Wanjiku", email="grace@labour.example", password=PASSWORD)


@pytest.fixture
def app_in_use(signed_in, django_capture_on_commit_callbacks):
    """The browser of a member who has set up an authenticator app; the clock stands still, and so does the code."""
    with time_machine.travel(time.time(), tick=False), django_capture_on_commit_callbacks(execute=True):
        secret = re.search(r'id="totp_key" value="(\w+)"', text_of(signed_in.get(url("mfa_activate_totp"))))[1]
        signed_in.post(url("mfa_activate_totp"), {"code": authenticator_code(secret)})
    return signed_in


@pytest.fixture
def signed_in(client, member):
    """A browser in which `member` has signed in and just confirmed that it is she."""
    sign_in(client, member)
    client.post(url("account_reauthenticate"), {"password": PASSWORD})
    return client


# ── Applying ─────────────────────────────────────────────────────────────────────────────────
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
def profile_answers(**changes):
    return {
        "name": "Grace W. Wanjiku",
        "job_title": "Head of unit",
        "organisation_name": "County Labour Office",
        "group": "employment-service",
        "country": Place.objects.get(slug="ke").pk,
        "language": "fr",
        "time_zone": "Africa/Tunis",
    } | changes


def test_the_profile_is_for_those_who_are_signed_in(client):
    response = client.get(url("members:profile"))

    assert response.url == f"{url('account_login')}?next=/en/profile/"


def test_a_saved_profile_counts_at_once_and_answers_in_the_chosen_language(signed_in, member):
    response = signed_in.post(url("members:profile"), profile_answers())

    member.refresh_from_db()
    assert response.url == "/fr/profile/"
    assert (member.name, member.job_title, member.group, member.country.slug, member.language, member.time_zone) == (
        "Grace W. Wanjiku",
        "Head of unit",
        "employment-service",
        "ke",
        "fr",
        "Africa/Tunis",
    )


def test_a_profile_with_an_error_keeps_what_was_typed_and_saves_nothing(signed_in, member):
    response = signed_in.post(url("members:profile"), profile_answers(name="", job_title="Head of unit"))

    page = text_of(response)
    member.refresh_from_db()
    assert response.status_code == 422
    assert "<title>Error: " in page
    assert 'value="Head of unit"' in page
    assert 'href="#id_name"' in page
    assert (member.name, member.job_title) == ("Grace Wanjiku", "")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("applied", "Your application is being read by a facilitator"),
        ("approved", "You are a member"),
        ("declined", "Your application was not accepted"),
    ],
)
def test_the_profile_says_in_words_how_membership_stands(client, status, words):
    client.force_login(MemberFactory(status=status))

    response = client.get(url("members:profile"))

    assert words in text_of(response)


def test_a_zone_under_its_old_name_stays_chosen_in_the_profile(client):
    client.force_login(MemberFactory(time_zone="Asia/Calcutta"))

    page = text_of(client.get(url("members:profile")))

    assert re.search(r'<option value="Asia/Kolkata" selected>', page)


# ── The time zone ────────────────────────────────────────────────────────────────────────────
def test_a_visitor_keeps_the_time_zone_in_a_cookie(client):
    response = client.post(f"{url('time_zone')}?next=/en/about/", {"time_zone": "Asia/Manila"})

    assert response.url == "/en/about/"
    assert client.cookies["tz"].value == "Asia/Manila"


def test_a_member_keeps_the_time_zone_in_the_profile(signed_in, member):
    signed_in.post(url("time_zone"), {"time_zone": "Asia/Manila"})

    member.refresh_from_db()
    assert member.time_zone == "Asia/Manila"


def test_an_unknown_time_zone_is_refused(signed_in, member):
    response = signed_in.post(url("time_zone"), {"time_zone": "Mars/Olympus"})

    member.refresh_from_db()
    assert response.status_code == 422
    assert member.time_zone == "Africa/Nairobi"


def test_no_city_is_chosen_for_a_visitor_whose_zone_is_unknown(client):
    page = text_of(client.get(url("time_zone")))

    assert re.findall(r'<option value="([^"]*)" selected>', page) == [""]


# ── Every page and every mail ────────────────────────────────────────────────────────────────
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
