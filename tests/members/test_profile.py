"""The own profile and clock."""

import re

import pytest

from hub.taxonomy.models import Place, Theme
from tests.factories import MemberFactory
from tests.members.accounts import text_of, url

pytestmark = pytest.mark.django_db


def profile_answers(**changes):
    return {
        "name": "Grace W. Wanjiku",
        "job_title": "Head of unit",
        "organisation_name": "County Labour Office",
        "group": "employment-service",
        "country": Place.objects.get(slug="ke").pk,
        "gender": "woman",
        "visibility": "members",
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
    assert member.gender == "woman"
    assert (member.name, member.job_title, member.group, member.country.slug, member.language, member.time_zone) == (
        "Grace W. Wanjiku",
        "Head of unit",
        "employment-service",
        "ke",
        "fr",
        "Africa/Tunis",
    )


def test_the_themes_of_interest_are_chosen_and_taken_back(signed_in, member):
    fees = Theme.objects.get(slug="recruitment-fees")
    signed_in.post(url("members:profile"), profile_answers(interests=[fees.pk]))
    chosen = list(member.interests.all())
    page = text_of(signed_in.get(url("members:profile")))

    signed_in.post(url("members:profile"), profile_answers())

    assert chosen == [fees]
    assert re.search(rf'name="interests" value="{fees.pk}"[^>]* checked', page)
    assert not member.interests.exists()


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
