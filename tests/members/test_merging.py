"""Making one member of two: everything passes on, conflicts are decided as announced, and nobody gains rights."""

import re
from datetime import timedelta
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Registration
from hub.history.models import Entry
from hub.history.reading import what
from hub.outbox.models import Message, Suppression
from hub.taxonomy.models import Place, Theme
from members import merging
from members.models import DistinctPeople, Member, Network
from members.roles import facilitator_group, reviewer_group
from resources.models import Proposal, ReadingList, Review, SavedResource, SavedSearch
from tests.factories import (
    PASSWORD,
    CalendarFeedFactory,
    EventFactory,
    FollowFactory,
    InvitationFactory,
    MemberFactory,
    OrganisationFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db
MERGE = reverse("admin:members_member_merge")
LIST = reverse("admin:members_member_duplicates")
Status = Registration.Status


@pytest.fixture
def desk(db):
    person = MemberFactory(name="Fatou Facilitator", email="facilitator@hub.example", is_staff=True)
    person.groups.add(facilitator_group())
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def pair(db):
    kept = MemberFactory(name="Grace Wanjiku", email="grace@labour.example", password=PASSWORD, job_title="")
    gone = MemberFactory(
        name="Grace N. Wanjiku", email="grace@home.example", job_title="Head of placement", password=PASSWORD
    )
    return kept, gone


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def merge(client, kept, gone, **answers):
    """Look at the page and confirm what it shows."""
    page = client.get(MERGE, {"kept": kept.pk, "gone": gone.pk})
    seen = re.search(r'name="seen" value="(\w+)"', page.text)
    form = {"kept": kept.pk, "gone": gone.pk, "seen": seen[1] if seen else "", "sure": "1"} | answers
    return client.post(MERGE, form, follow=True)


# ── Nothing is forgotten ───────────────────────────────────────────────────────────────────────────
def test_every_foreign_key_to_a_member_is_answered_for():
    answered = [name for share in merging.shares() for name in share.relations]

    assert sorted(answered) == sorted(merging.relation_names())


def test_everything_passes_on(desk, pair):
    kept, gone = pair
    theme = Theme.objects.first()
    work = ResourceFactory(submitted_by=gone)
    gone.networks.add(Network.objects.create(slug="wapes", name_en="WAPES"))
    gone.interests.add(theme)
    event = EventFactory()
    event.assistants.add(gone)
    event.contributions.create(name="Grace", member=gone)
    registration = RegistrationFactory(member=gone, email=gone.email, event=event)
    guest = RegistrationFactory(email="Grace@home.example")
    unproven = RegistrationFactory(email=gone.email, is_address_proven=False, status=Status.PENDING)
    invitation = InvitationFactory(email=gone.email)
    follow = FollowFactory(member=gone, email=gone.email)
    feed = CalendarFeedFactory(member=gone)
    proposal = Proposal.objects.create(resource=work, member=gone)
    review = Review.objects.create(
        proposal=Proposal.objects.create(resource=ResourceFactory(), member=MemberFactory()), reviewer=gone
    )
    shelf = ReadingList.objects.create(member=gone, title="Fees")
    search = SavedSearch.objects.create(member=gone, name="Fees", query="q=fees", seen_until=timezone.now())
    Suppression.objects.create(email=gone.email, category="digests", reason="unsubscribed")

    page = text_of(desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk}))
    merge(desk, kept, gone, job_title="gone", name="kept")

    for row in (registration, guest, unproven, invitation, follow, feed, proposal, review, shelf, search, work, kept):
        row.refresh_from_db()
    assert "Registrations: 2" in page
    assert "Unsubscribed from: 1" in page
    assert {row.member for row in (registration, guest, follow, feed, proposal, shelf, search)} == {kept}
    assert {row.email for row in (registration, guest, invitation, follow)} == {kept.email}
    assert (unproven.member, unproven.email) == (None, "grace@home.example")
    assert (review.reviewer, work.submitted_by) == (kept, kept)
    assert list(kept.networks.all()) != []
    assert list(kept.interests.all()) == [theme]
    assert (list(event.assistants.all()), event.contributions.get().member) == ([kept], kept)
    assert Suppression.objects.filter(email=kept.email, category="digests").exists()
    assert (kept.name, kept.job_title) == ("Grace Wanjiku", "Head of placement")
    assert not Member.objects.filter(pk=gone.pk).exists()


def test_she_signs_in_with_both_addresses_afterwards(desk, pair):
    kept, gone = pair
    merge(desk, kept, gone)

    for address in ("grace@labour.example", "grace@home.example"):
        browser = Client()
        browser.post("/en/account/login/", {"login": address, "password": PASSWORD})
        assert browser.get("/en/profile/").status_code == 200, address
    assert list(EmailAddress.objects.filter(user=kept).order_by("pk").values_list("email", "verified", "primary")) == [
        ("grace@labour.example", True, True),
        ("grace@home.example", True, False),
    ]


def test_an_address_that_nobody_has_proven_opens_nothing(desk, pair):
    kept, gone = pair
    EmailAddress.objects.filter(user=gone).update(verified=False)

    page = text_of(desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk}))
    merge(desk, kept, gone)

    assert "Nobody has proven grace@home.example" in page
    assert not EmailAddress.objects.filter(email="grace@home.example").exists()


# ── Conflicts ──────────────────────────────────────────────────────────────────────────────────────
def test_of_two_registrations_for_an_event_the_one_that_counts_stays_and_the_place_is_free(desk, pair, deliver):
    kept, gone = pair
    event = EventFactory(capacity=2)
    waiting = RegistrationFactory(
        event=event, member=kept, email=kept.email, status=Status.WAITLISTED, waitlisted_at=timezone.now()
    )
    seated = RegistrationFactory(event=event, member=gone, email=gone.email)
    question = QuestionFactory(event=event, registration=waiting)

    page = text_of(desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk}))
    merge(desk, kept, gone)

    for row in (waiting, seated, question):
        row.refresh_from_db()
    assert "one stays (Confirmed), the other is given up (On the waiting list)" in page
    assert (seated.status, seated.member, seated.email) == (Status.CONFIRMED, kept, kept.email)
    assert (waiting.status, question.registration) == (Status.CANCELLED, seated)
    # She goes on taking part, so no calendar entry is withdrawn.
    assert deliver().mails == []


def test_a_seat_held_twice_goes_to_the_next_in_line(desk, pair):
    kept, gone = pair
    event = EventFactory(capacity=2)
    for person in pair:
        RegistrationFactory(event=event, member=person, email=person.email)
    next_in_line = RegistrationFactory(event=event, status=Status.WAITLISTED, waitlisted_at=timezone.now())

    merge(desk, kept, gone)

    next_in_line.refresh_from_db()
    assert next_in_line.status == Status.CONFIRMED
    assert Message.objects.filter(kind="events.promoted", recipient=next_in_line.email).exists()
    assert event.registrations.confirmed().filter(member=kept).count() == 1


def test_attendance_of_both_accounts_counts_once(desk, pair):
    kept, gone = pair
    event = EventFactory(ended=True)
    early, late = event.starts_at, event.starts_at + timedelta(minutes=20)
    RegistrationFactory(event=event, member=kept, email=kept.email, joined_at=late, minutes_attended=30)
    RegistrationFactory(event=event, member=gone, email=gone.email, joined_at=early, minutes_attended=70)

    merge(desk, kept, gone)

    (row,) = event.registrations.live()
    assert (row.member, row.joined_at, row.minutes_attended) == (kept, early, 70)


def test_what_both_have_stays_once(desk, pair):
    kept, gone = pair
    work, follow = ResourceFactory(), FollowFactory(member=kept, email=kept.email)
    FollowFactory(member=gone, email=gone.email, event=follow.event)
    InvitationFactory(email=kept.email, event=follow.event)
    InvitationFactory(email=gone.email, event=follow.event, status="accepted")
    for person in pair:
        SavedResource.objects.create(member=person, resource=work)
        SavedSearch.objects.create(member=person, name="Fees", query="q=fees", seen_until=timezone.now())

    merge(desk, kept, gone)

    assert (kept.saved.count(), kept.saved_searches.count(), kept.follows.count()) == (1, 1, 1)
    assert [(row.email, row.status) for row in follow.event.invitations.all()] == [(kept.email, "accepted")]


def test_a_review_of_what_turns_out_to_be_her_own_proposal_no_longer_counts(desk, pair):
    kept, gone = pair
    proposal = Proposal.objects.create(resource=ResourceFactory(), member=kept, status="review")
    review = Review.objects.create(proposal=proposal, reviewer=gone, status="done", has_conflict=False)

    merge(desk, kept, gone)

    review.refresh_from_db()
    assert (review.reviewer, review.has_conflict, review.status) == (kept, True, "done")


# ── Who may, and when not ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("rights", [{"is_staff": True}, {"is_superuser": True, "is_staff": True}])
@pytest.mark.parametrize("place", [0, 1])
def test_a_facilitator_cannot_merge_people_with_rights(desk, pair, rights, place):
    Member.objects.filter(pk=pair[place].pk).update(**rights)

    answer = merge(desk, *pair)

    assert "only an administrator can merge them" in text_of(answer)
    assert Member.objects.filter(pk__in=[member.pk for member in pair]).count() == 2


def test_roles_come_along_only_by_an_administrator(desk, pair, admin_client):
    kept, gone = pair
    other = MemberFactory()
    for person in (gone, other):
        person.groups.add(reviewer_group())

    merge(desk, kept, gone)
    by_facilitator = kept.groups.count()
    merge(admin_client, kept, other)

    assert (by_facilitator, list(kept.groups.all())) == (0, [reviewer_group()])


def test_a_closed_account_is_not_opened_by_merging(desk, pair):
    Member.objects.filter(pk=pair[1].pk).update(is_active=False)

    answer = merge(desk, *pair)

    assert "One of the two may not sign in." in text_of(answer)
    assert Member.objects.filter(pk=pair[1].pk).exists()


def test_who_finds_her_is_the_more_private_answer(desk, pair):
    kept, gone = pair
    Member.objects.filter(pk=kept.pk).update(visibility="public")

    merge(desk, kept, gone, visibility="kept")

    kept.refresh_from_db()
    assert kept.visibility == "nobody"


def test_nothing_happens_without_looking_without_a_tick_or_by_a_link(desk, pair):
    kept, gone = pair
    desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk, "sure": "1"})

    unseen = merge(desk, kept, gone, seen="")
    unsure = merge(desk, kept, gone, sure="")

    assert [answer.status_code for answer in (unseen, unsure)] == [422, 422]
    assert "Something has changed since you looked." in text_of(unseen)
    assert Member.objects.filter(pk=gone.pk).exists()


def test_what_has_changed_since_the_page_was_opened_is_shown_first(desk, pair):
    """Two tabs: while one shows the merge, she registers for another event."""
    kept, gone = pair
    seen = re.search(r'name="seen" value="(\w+)"', desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk}).text)[1]
    RegistrationFactory(member=gone, email=gone.email)

    late = desk.post(MERGE, {"kept": kept.pk, "gone": gone.pk, "seen": seen, "sure": "1"})

    assert (late.status_code, Member.objects.filter(pk=gone.pk).exists()) == (422, True)
    assert "Registrations: 1" in text_of(late)


def test_the_history_tells_of_the_merging(desk, pair):
    kept, gone = pair

    merge(desk, kept, gone)

    told = [what(entry) for entry in Entry.objects.about([kept]).filter(additional_data__isnull=False)]
    assert told == ["Merged: Grace N. Wanjiku (grace@home.example) is a part of this account now."]
    ended = Entry.objects.get(action=Entry.Action.DELETE, content_type__model="member")
    assert (ended.object_repr, ended.changes) == ("", {})


# ── The list ───────────────────────────────────────────────────────────────────────────────────────
def test_likely_duplicates_are_listed_with_the_reason(desk):
    country, body = Place.objects.get(slug="tn"), OrganisationFactory(name="Jasmine")
    MemberFactory(name="Inès Trabelsi", country=country, organisation_name="A")
    MemberFactory(name="ines trabelsi", country=country, organisation_name="B")
    MemberFactory(name="Ann", email="ann.lee@mail.example", organisation_name="C")
    MemberFactory(name="Bob", email="AnnLee+hub@mail.example", organisation_name="D")
    MemberFactory(name="Bishal Gurung", organisation=body)
    MemberFactory(name="Bisal Gurung", organisation=body)
    MemberFactory(name="Bishal Thapa", organisation_name="E")
    MemberFactory(name="Inès Trabelsi", country=Place.objects.get(slug="ke"), organisation_name="F")

    page = text_of(desk.get(LIST))

    assert "the same name and country" in page
    assert "the same address, written otherwise" in page
    assert "nearly the same name at the same organisation" in page
    assert page.count("Compare and merge") == 3
    assert "Thapa" not in page


def test_two_different_people_are_not_listed_again(desk, pair):
    kept, gone = pair
    Member.objects.filter(pk=gone.pk).update(name=kept.name)
    before = text_of(desk.get(LIST))

    desk.post(LIST, {"kept": gone.pk, "gone": kept.pk})

    assert "the same name and organisation" in before
    assert "No two members look like one." in text_of(desk.get(LIST))
    assert DistinctPeople.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_any_length(desk, count, django_assert_num_queries):
    for number in range(count):
        MemberFactory.create_batch(2, name=f"Somebody {number}", organisation=OrganisationFactory())
    desk.get(LIST)

    with django_assert_num_queries(6):
        desk.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number(desk, pair, count, django_assert_num_queries):
    kept, gone = pair
    for _number in range(count):
        event = EventFactory()
        for person in pair:
            RegistrationFactory(event=event, member=person, email=person.email)
            InvitationFactory(event=event, email=person.email)
    desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk})

    with django_assert_num_queries(45):
        desk.get(MERGE, {"kept": kept.pk, "gone": gone.pk})
