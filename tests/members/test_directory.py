"""The directory: who finds whom, and how one member writes to another without learning the address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hub.outbox.models import Message
from hub.taxonomy.models import Place, Theme
from members.models import Member
from tests.conftest import Sink, part
from tests.factories import EventFactory, MemberFactory, OrganisationFactory, ResourceFactory

pytestmark = pytest.mark.django_db
TEXT = "Good morning, how did you convince the agencies to open their books?"


@pytest.fixture
def member(db: None) -> Member:
    """An approved member whom nobody finds."""
    return MemberFactory(name="Grace Wanjiku", email="grace@labour.example", job_title="Inspector")


@pytest.fixture
def other(db: None) -> Member:
    """A member whom members find."""
    return MemberFactory(name="Inès Trabelsi", email="ines@emploi.example", visibility="members", language="fr")


def names(page: Any) -> list[str]:
    """Return the members that the directory shows, in order."""
    return re.findall(r'<h2><a href="/\w\w/members/[\w-]+/">([^<]*)</a></h2>', page.text)


# ── Who is found ─────────────────────────────────────────────────────────────────────────────
def test_only_who_wants_to_be_found_is_found_and_by_whom_she_wants(client: Client, member_client: Client) -> None:
    rows = {
        visibility: MemberFactory(name=f"For {visibility}", visibility=visibility)
        for visibility in ("nobody", "members", "public")
    }
    rows["applicant"] = MemberFactory(name="Applicant", visibility="public", status="applied")
    rows["gone"] = MemberFactory(name="Gone", visibility="public", is_active=False)
    applicant_client = Client()
    applicant_client.force_login(rows["applicant"])

    found = [names(browser.get("/en/members/")) for browser in (client, applicant_client, member_client)]
    pages = [
        {key for key, row in rows.items() if browser.get(f"/en/members/{row.uuid}/").status_code == 200}
        for browser in (client, applicant_client, member_client)
    ]

    assert found == [["For public"], ["For public"], ["For members", "For public"]]
    assert pages == [{"public"}, {"public"}, {"members", "public"}]


def test_nobody_is_found_who_has_not_asked_for_it() -> None:
    assert Member(name="New").visibility == Member.Visibility.NOBODY


def test_pages_of_people_are_not_for_search_engines_and_caches(client: Client) -> None:
    row = MemberFactory(visibility="public")

    for address in ("/en/members/", f"/en/members/{row.uuid}/"):
        answer = client.get(address)
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in answer.text


def test_the_directory_is_narrowed_by_words_group_country_and_theme(member_client: Client) -> None:
    tunisia = Place.objects.get(slug="tn")
    office = OrganisationFactory(name="Agence tunisienne", name_en="Tunisian agency", acronym="ATCT")
    ines = MemberFactory(name="Inès", visibility="members", group="employment-service", country=tunisia)
    ines.interests.add(Theme.objects.get(slug="recruitment-fees"))
    MemberFactory(name="Amine", visibility="members", organisation=office, group="ministry")
    MemberFactory(name="Zoe", visibility="members", organisation_name="Dock Union", group="union")

    found = {
        query: names(member_client.get(f"/en/members/?{query}"))
        for query in (
            "q=ines", "q=atct", "q=dock+zoe", "q=dock+amine", "group=union", "country=tn", "theme=recruitment-fees",
            "group=nonsense",
        )
    }  # fmt: skip

    assert found == {
        "q=ines": ["Inès"],
        "q=atct": ["Amine"],
        "q=dock+zoe": ["Zoe"],
        "q=dock+amine": [],
        "group=union": ["Zoe"],
        "country=tn": ["Inès"],
        "theme=recruitment-fees": ["Inès"],
        "group=nonsense": ["Amine", "Inès", "Zoe"],
    }


def test_a_page_shows_what_the_member_has_shared_as_far_as_the_reader_may_see_it(
    client: Client, member_client: Client
) -> None:
    row = MemberFactory(visibility="public", about="Ask me about <b>pilots</b>.")
    ResourceFactory(slug="shared", submitted_by=row)
    ResourceFactory(slug="inner", submitted_by=row, access="members")
    ResourceFactory(slug="draft", submitted_by=row, published_at=None)
    for access in ("public", "members"):
        EventFactory(slug=f"talk-{access}", access=access).contributions.create(name=row.name, member=row)

    stranger, inside = (browser.get(f"/en/members/{row.uuid}/").text for browser in (client, member_client))

    seen = re.compile(r"/en/(?:resources|events)/([\w-]+)/")
    assert set(seen.findall(stranger)) == {"shared", "talk-public"}
    assert set(seen.findall(inside)) == {"shared", "inner", "talk-public", "talk-members"}
    assert "Ask me about &lt;b&gt;pilots&lt;/b&gt;." in stranger
    assert row.email not in stranger + inside


@pytest.mark.parametrize("count", [1, 3])
def test_the_directory_takes_the_same_queries_for_any_length(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    MemberFactory.create_batch(
        count, visibility="public", country=Place.objects.get(slug="ke"), organisation=OrganisationFactory()
    )

    with django_assert_num_queries(4):
        client.get("/en/members/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_member_takes_the_same_queries_for_any_number_of_works(
    client: Client, count: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    row = MemberFactory(visibility="public")
    row.interests.set(Theme.objects.all()[:count])
    ResourceFactory.create_batch(count, submitted_by=row)
    for event in EventFactory.create_batch(count):
        event.contributions.create(name=row.name, member=row)

    with django_assert_num_queries(4):
        client.get(f"/en/members/{row.uuid}/")


# ── The profile ──────────────────────────────────────────────────────────────────────────────
def test_a_member_decides_who_finds_her(member_client: Client, member: Member) -> None:
    answers = {"name": member.name, "language": "en", "visibility": "public", "about": "Inspection."}

    member_client.post("/en/profile/", answers)

    member.refresh_from_db()
    assert (member.visibility, member.about) == ("public", "Inspection.")
    assert f"/en/members/{member.uuid}/" in member_client.get("/en/profile/").text


# ── Writing to each other ────────────────────────────────────────────────────────────────────
def test_a_message_arrives_in_the_readers_language_and_the_answer_goes_to_the_sender(
    member_client: Client, member: Member, other: Member, deliver: Callable[[], Sink]
) -> None:
    page = member_client.get(f"/en/members/{other.uuid}/contact/")
    answer = member_client.post(f"/en/members/{other.uuid}/contact/", {"text": TEXT})

    [mail] = deliver().to("ines@emploi.example")
    assert member.email in page.text
    assert answer.url == f"/en/members/{other.uuid}/"
    assert mail["Reply-To"] == "grace@labour.example"
    assert mail["Content-Language"] == "fr"
    for content_type in ("text/plain", "text/html"):
        text = part(mail, content_type)
        assert TEXT in text
        assert "Grace Wanjiku" in text
        assert "grace@labour.example" in text
        # She is not in the directory, so she has no page.
        assert str(member.uuid) not in text


def test_neither_page_tells_the_address_of_the_other(member_client: Client, other: Member) -> None:
    texts = [
        member_client.get(f"/en/members/{other.uuid}/").text,
        member_client.get(f"/en/members/{other.uuid}/contact/").text,
        member_client.post(f"/en/members/{other.uuid}/contact/", {"text": TEXT}, follow=True).text,
    ]

    assert [other.email in text for text in texts] == [False, False, False]


def test_a_second_press_sends_nothing_more(member_client: Client, other: Member) -> None:
    for _ in range(2):
        member_client.post(f"/en/members/{other.uuid}/contact/", {"text": TEXT})

    assert Message.objects.filter(kind="members.relay").count() == 1


def test_looking_at_the_form_sends_nothing(member_client: Client, other: Member) -> None:
    member_client.get(f"/en/members/{other.uuid}/contact/", {"text": TEXT})

    assert not Message.objects.exists()


def test_a_message_too_short_is_refused_and_kept(member_client: Client, other: Member) -> None:
    answer = member_client.post(f"/en/members/{other.uuid}/contact/", {"text": "Call me"})

    assert answer.status_code == 422
    assert "Call me</textarea>" in answer.text
    assert "Write at least a full sentence." in answer.text
    assert not Message.objects.exists()


def test_a_stranger_is_asked_to_sign_in_and_an_applicant_is_refused(client: Client) -> None:
    row = MemberFactory(visibility="public")
    address = f"/en/members/{row.uuid}/contact/"

    stranger = client.post(address, {"text": TEXT})
    client.force_login(MemberFactory(status="applied"))
    applicant = client.post(address, {"text": TEXT})

    assert stranger.url == f"/en/account/login/?next={address}"
    assert applicant.status_code == 403
    assert not Message.objects.exists()


def test_nobody_writes_to_a_hidden_member_or_to_herself(member_client: Client, member: Member, other: Member) -> None:
    Member.objects.filter(pk=member.pk).update(visibility="members")
    Member.objects.filter(pk=other.pk).update(visibility="nobody")

    answers = [member_client.post(f"/en/members/{row.uuid}/contact/", {"text": TEXT}) for row in (other, member)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not Message.objects.exists()


def test_whoever_writes_to_many_has_to_wait(member_client: Client) -> None:
    rows = MemberFactory.create_batch(6, visibility="members")

    answers = [member_client.post(f"/en/members/{row.uuid}/contact/", {"text": TEXT}) for row in rows]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert TEXT in answers[-1].text
    assert Message.objects.filter(kind="members.relay").count() == 5


def test_what_is_written_cannot_become_a_header(
    member_client: Client, member: Member, other: Member, deliver: Callable[[], Sink]
) -> None:
    member.name = "Grace\r\nBcc: everybody@evil.example"
    member.save()

    member_client.post(
        f"/en/members/{other.uuid}/contact/", {"text": f"{TEXT}\r\nBcc: everybody@evil.example\r\n\r\n<b>x</b>"}
    )

    sink = deliver()
    [mail] = sink.mails
    assert sink.recipients == ["ines@emploi.example"]
    assert mail["Bcc"] is None
    assert "<b>x</b>" not in part(mail, "text/html")
