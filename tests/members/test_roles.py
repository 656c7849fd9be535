"""Roles: what an administrator gives in the form of a member, and what follows from it on the site."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from events.models import Event
from members import roles
from members.models import Member
from tests.factories import EventFactory, MemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db


def change_url(member):
    return reverse("admin:members_member_change", args=[member.pk])


def save(browser, member, *names, **fields):
    answers = {"name": member.name, "email": member.email, "language": "en", "is_active": "on", "roles": names}
    return browser.post(change_url(member), answers | fields)


def in_role(name, **fields):
    person = MemberFactory(**fields)
    roles.give(member=person, name=name)
    return Member.objects.get(pk=person.pk)


def signed_in(person):
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def administrator():
    return MemberFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def desk(administrator):
    return signed_in(administrator)


def test_every_role_has_its_group_after_the_migrations():
    assert {role.name for role in roles.ROLES} - {""} <= set(Group.objects.values_list("name", flat=True))
    rights = Group.objects.get(name=roles.OBSERVERS).permissions.values_list("codename", flat=True)
    assert list(rights) == ["view_reports"]


def test_the_form_says_in_a_sentence_what_each_role_allows(desk, member):
    page = desk.get(change_url(member)).text

    assert "<b>Observer</b> – Reads reports: figures about groups, nothing about single people." in page
    assert [name for name in ("id_is_staff", "id_is_superuser", "id_groups") if name in page] == []


@pytest.mark.parametrize(
    ("name", "is_staff", "is_superuser"),
    [
        ("administrator", True, True),
        (roles.FACILITATORS, True, False),
        (roles.REVIEWERS, False, False),
        (roles.TRANSLATORS, True, False),
        (roles.OBSERVERS, True, False),
    ],
)
def test_a_role_lets_its_holder_in_and_goes_with_the_way_in(desk, member, name, is_staff, is_superuser):
    save(desk, member, name)
    member.refresh_from_db()
    given = (member.is_staff, member.is_superuser, [role.name or "administrator" for role in roles.roles_of(member)])
    save(desk, member)
    member.refresh_from_db()

    assert given == (is_staff, is_superuser, [name])
    assert (member.is_staff, member.is_superuser, roles.roles_of(member)) == (False, False, [])


def test_groups_that_are_no_roles_stay_as_they_are(desk, member):
    member.is_staff = True
    member.save()
    member.groups.add(Group.objects.create(name="Interns"))

    save(desk, member, roles.TRANSLATORS)
    save(desk, member)

    member.refresh_from_db()
    assert (member.is_staff, [group.name for group in member.groups.all()]) == (True, ["Interns"])
    assert "Interns" in desk.get(change_url(member)).text


def test_the_last_administrator_stays_one(desk, administrator):
    response = save(desk, administrator, roles.FACILITATORS)

    administrator.refresh_from_db()
    assert "Nobody else is administrator" in response.text
    assert administrator.is_superuser


def test_a_translator_becomes_a_member_and_an_observer_does_not(desk):
    applicants = {name: MemberFactory(status="applied") for name in (roles.TRANSLATORS, roles.OBSERVERS)}

    for name, applicant in applicants.items():
        save(desk, applicant, name)

    states = {name: Member.objects.get(pk=applicant.pk).is_approved for name, applicant in applicants.items()}
    assert states == {roles.TRANSLATORS: True, roles.OBSERVERS: False}


def test_a_facilitator_gives_no_roles_even_by_hand():
    browser = signed_in(in_role(roles.FACILITATORS))
    member = MemberFactory()

    save(browser, member, "administrator", roles.FACILITATORS, name="Changed")

    member.refresh_from_db()
    assert (member.name, member.is_superuser, member.is_staff) == ("Changed", False, False)
    assert roles.roles_of(member) == []
    assert 'name="roles"' not in browser.get(change_url(member)).text


def test_a_facilitator_may_correct_an_assistant_but_not_a_colleague():
    browser = signed_in(in_role(roles.FACILITATORS))
    assistant, colleague = in_role(roles.ASSISTANTS), in_role(roles.FACILITATORS)

    answers = [save(browser, person, name="Changed").status_code for person in (assistant, colleague)]

    assert answers == [302, 403]


# ── What follows on the site ─────────────────────────────────────────────────────────────────
def test_drafts_and_works_for_members_show_themselves_to_those_whose_role_it_is():
    own, draft = EventFactory(status="draft"), EventFactory(status="draft")
    inner, hidden = ResourceFactory(access="members"), ResourceFactory(published_at=None)
    people = {name: in_role(name, status="applied") for name in (roles.TRANSLATORS, roles.ASSISTANTS, roles.OBSERVERS)}
    own.assistants.add(people[roles.ASSISTANTS])
    pages = [f"/en/events/{event.slug}/" for event in (own, draft)]
    pages += [f"/en/resources/{work.slug}/" for work in (inner, hidden)]

    seen = {name: [signed_in(person).get(page).status_code == 200 for page in pages] for name, person in people.items()}

    assert seen == {
        roles.TRANSLATORS: [True, True, True, True],
        roles.ASSISTANTS: [True, False, False, False],
        roles.OBSERVERS: [False, False, False, False],
    }


def test_lists_of_an_assistant_hold_what_everybody_sees_and_the_own_events():
    own, _draft, public = EventFactory(status="draft"), EventFactory(status="draft"), EventFactory()
    EventFactory(access="members")
    assistant = in_role(roles.ASSISTANTS, status="applied")
    own.assistants.add(assistant)

    assert set(Event.objects.visible_to(assistant)) == {own, public}
