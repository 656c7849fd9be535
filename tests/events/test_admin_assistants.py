"""Assistants of an event: how they are named, and what they meet in the administration."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from events.models import Announcement, Event, Registration
from events.services import settle_assistants
from members import roles
from members.models import Member
from tests.acting import act, ask
from tests.events.admin_forms import change_url, form_of
from tests.factories import EventFactory, InvitationFactory, MemberFactory, QuestionFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assistant():
    return MemberFactory(name="Awa Assistant")


@pytest.fixture
def own(assistant):
    """The event that the assistant helps with."""
    event = EventFactory(title_en="Own event", complete=1)
    event.assistants.add(assistant)
    settle_assistants(event=event, before=[])
    return event


@pytest.fixture
def other():
    return EventFactory(title_en="Secret draft", status="draft")


@pytest.fixture
def helper(assistant, own):
    """The assistant's browser."""
    browser = Client()
    browser.force_login(Member.objects.get(pk=assistant.pk))
    return browser


def list_of(name):
    return reverse(f"admin:events_{name}_changelist")


# ── Naming ───────────────────────────────────────────────────────────────────────────────────
def test_a_facilitator_names_an_assistant_who_can_then_enter(desk, assistant):
    event = EventFactory()

    response = desk.post(change_url(event), form_of(desk, event, assistants=[assistant.pk]))

    assistant.refresh_from_db()
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert (assistant.is_staff, [role.name for role in roles.roles_of(assistant)]) == (True, [roles.ASSISTANTS])
    assert "Awa Assistant can enter the administration now and sees this event there." in said


def test_who_helps_with_nothing_any_more_is_let_out(desk, assistant, own):
    second = EventFactory()
    second.assistants.add(assistant)

    states = []
    for event in (own, second):
        desk.post(change_url(event), form_of(desk, event, assistants=[]))
        assistant.refresh_from_db()
        states.append(assistant.is_staff)

    assert states == [True, False]
    assert roles.roles_of(assistant) == []


def test_nobody_helps_who_may_not_sign_in(desk):
    gone, event = MemberFactory(name="Gone", is_active=False), EventFactory()

    response = desk.post(change_url(event), form_of(desk, event, assistants=[gone.pk]))

    assert "Gone may not sign in, so cannot help with the event." in response.text
    assert not event.assistants.exists()


# ── Working ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("make", [RegistrationFactory, InvitationFactory, QuestionFactory])
def test_lists_hold_rows_of_the_own_event_only(helper, own, other, make):
    mine, theirs = make(event=own), make(event=other)
    name = mine._meta.model_name

    page = helper.get(list_of(name), {"event": other.pk}).text + helper.get(list_of(name)).text

    assert change_url(mine) in page
    assert change_url(theirs) not in page
    assert "Secret draft" not in page


def test_the_page_of_the_event_has_what_helps_and_not_what_facilitators_decide(helper, own):
    page = helper.get(change_url(own)).text

    assert [name for name in ("title_en", "meeting_url", "start_0", "contributions-0-name") if name not in page] == []
    closed = ("access", "series", "slug", "requires_approval", "assistants", "contributions-0-member")
    assert [name for name in closed if f'name="{name}"' in page] == []
    assert reverse("admin:events_event_status", args=["cancel"]) not in page


def test_an_assistant_saves_the_event_and_leaves_the_rest_as_it_is(helper, own, assistant):
    own.access = Event.Access.MEMBERS
    own.save()
    answers = form_of(helper, own, title_en="Better title", access="public", slug="mine", assistants=[])

    response = helper.post(change_url(own), answers)

    own.refresh_from_db()
    assert response.status_code == 302
    assert (own.title_en, own.access) == ("Better title", Event.Access.MEMBERS)
    assert own.slug != "mine"
    assert list(own.assistants.all()) == [assistant]


def test_nobody_is_registered_for_or_moved_to_another_event(helper, other):
    answers = {"name": "Ana", "email": "ana@union.example", "language": "es", "listening_language": "es"}

    refused = helper.post(reverse("admin:events_registration_add"), {"event": other.pk, **answers})

    assert refused.status_code == 200
    assert not Registration.objects.exists()


def test_the_page_of_decisions_passes_over_people_of_other_events(helper, own, other):
    mine, theirs = (RegistrationFactory(event=event, status="pending") for event in (own, other))
    address = reverse("admin:events_registration_changelist")

    page = ask(helper, address, "approve", mine, theirs).text
    act(helper, address, "approve", mine, theirs)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.name in page, theirs.name in page) == (True, False)
    assert (mine.status, theirs.status) == ("confirmed", "pending")


def test_an_assistant_invites_from_a_list_and_does_not_look_through_members(helper, own):
    member = MemberFactory(name="Hidden Member", language="fr")
    address = reverse("admin:events_event_invite", args=[own.pk])
    page = helper.get(address).text

    answers = {"list_text": "", "list_language": "en", "nominations_allowed": "0", "languages": ["fr"]}
    refused = helper.post(address, answers)
    shown = helper.post(address, answers | {"list_text": "Ana, ana@union.example"})

    assert [name for name in ("networks", "themes", "countries", "groups", "event") if f'name="{name}"' in page] == []
    assert member.email not in refused.text + shown.text
    assert "ana@union.example" in shown.text


def test_an_assistant_reads_and_sends_announcements_of_the_own_event(helper, own, other):
    drafts = [Announcement.objects.create(event=event, kind="changed") for event in (own, other)]

    answers = [
        helper.post(
            reverse("admin:events_announcement_send", args=[draft.pk]), {"version": draft.updated_at.isoformat()}
        ).status_code
        for draft in drafts
    ]

    assert answers == [302, 403]
    assert [Announcement.objects.get(pk=draft.pk).state for draft in drafts] == ["sent", "draft"]


def test_what_is_looked_up_for_limits_costs_the_same_for_many(helper, own, assistant, django_assert_max_num_queries):
    for event in EventFactory.create_batch(5):
        event.assistants.add(assistant)
        RegistrationFactory(event=event)

    # Session, member, two for permissions, own events, count, page, filter.
    with django_assert_max_num_queries(10):
        helper.get(list_of("registration"))
