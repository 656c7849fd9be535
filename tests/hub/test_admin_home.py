"""The first page of the administration: what waits for whom, and the next events."""

import importlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.test import Client
from django.urls import clear_url_caches
from django.utils import timezone

import hub.urls
from events.models import Announcement, ConceptNote, Mailing, Registration
from hub import admin_home
from hub.outbox.models import Channel, Message
from members.roles import facilitator_group
from resources.models import Edition, LinkCheck, Proposal, Resource, Review
from tests.factories import (
    EventFactory,
    InvitationFactory,
    MemberFactory,
    QuestionFactory,
    RegistrationFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def staff(*codenames: str) -> Client:
    """Return the browser of somebody on the staff who may do this and nothing else."""
    person = MemberFactory(is_staff=True)
    person.user_permissions.set(facilitator_group().permissions.filter(codename__in=codenames))
    assert person.user_permissions.count() == len(codenames)
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def desk() -> Client:
    """The browser of a facilitator."""
    person = MemberFactory(is_staff=True)
    person.groups.add(facilitator_group())
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def registered() -> Iterator[None]:
    """The administration with plain lists of mailings and concept notes, where it has none of its own yet."""
    added = [model for model in (Mailing, ConceptNote) if not admin.site.is_registered(model)]
    admin.site.register(added)
    importlib.reload(hub.urls)
    clear_url_caches()
    yield
    admin.site.unregister(added)
    importlib.reload(hub.urls)
    clear_url_caches()


def waiting(client: Client) -> dict[str, str]:
    """Return the lines of work on the page, and where each leads."""
    return {task.words: task.url for task in client.get(HOME).context["tasks"]}


def text(client: Client) -> str:
    """Return what the page says."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", client.get(HOME).text)))


def made_at(row: Model, moment: datetime) -> None:
    """Let a row have been made at a moment of the past."""
    type(row)._default_manager.filter(pk=row.pk).update(created_at=moment)


def proposal(status: str = "submitted", **fields: object) -> Proposal:
    """Return a proposal of a practice by some member."""
    work = ResourceFactory(kind=Resource.Kind.PRACTICE, published_at=None)
    given = {"member": MemberFactory(), "status": status, "submitted_at": timezone.now(), **fields}
    return Proposal.objects.create(resource=work, **given)


def review(**fields: object) -> Review:
    """Return a review that somebody has been asked for."""
    given = {"proposal": proposal("review"), "reviewer": MemberFactory(), "status": "asked", **fields}
    return Review.objects.create(**given)


def dead_link() -> LinkCheck:
    """Return a link that leads nowhere."""
    edition = Edition.objects.create(resource=ResourceFactory(), language="fr", url="https://gone.example/a")
    link, _is_new = LinkCheck.objects.update_or_create(
        edition=edition,
        defaults={"url": edition.url, "state": "dead", "next_check_at": timezone.now(), "host": "gone.example"},
    )
    return link


def unread_file() -> Edition:
    """Return an edition whose file the worker could not read."""
    edition = Edition.objects.create(resource=ResourceFactory(), language="es", url="https://files.example/a")
    Edition.objects.filter(pk=edition.pk).update(processing="failed")
    return edition


def failed_mail() -> Message:
    """Return a mail that could not be delivered."""
    number = Message.objects.count()
    return Message.objects.create(
        kind="events.confirmed", recipient="a@b.example", dedupe_key=f"k{number}", state="failed"
    )


# Who makes it, how the line reads, whether the permission alone shows it.
WAITS = {
    "application": (lambda: MemberFactory(status="applied"), "1 application for membership", "change_member"),
    "approval": (
        lambda: RegistrationFactory(event=EventFactory(ended=True), status="pending"),
        "1 registration to approve",
        "change_registration",
    ),
    "nomination": (
        lambda: InvitationFactory(event=EventFactory(ended=True), status="nominated"),
        "1 nomination to decide on",
        "change_invitation",
    ),
    "question": (
        lambda: QuestionFactory(event=EventFactory(ended=True), status="pending"),
        "1 question of participants to read",
        "change_question",
    ),
    "announcement": (
        lambda: Announcement.objects.create(event=EventFactory(ended=True), kind="changed"),
        "1 announcement drafted and not sent",
        "change_announcement",
    ),
    "proposal": (proposal, "1 proposal for the library: it is your turn", "change_proposal"),
    "review": (review, "1 practice is with its reviewers", "change_proposal"),
    "link": (dead_link, "1 dead link in the library", "change_resource"),
    "file": (unread_file, "1 file could not be read", "change_resource"),
    "mail": (failed_mail, "1 mail of the last 7 days could not be delivered", "view_message"),
    "gap": (EventFactory, "1 event with gaps", "view_event"),
    "mailing": (lambda: Mailing.objects.create(purpose="members"), "1 mailing drafted and not sent", "change_mailing"),
    "paused": (
        lambda: Mailing.objects.create(purpose="members", state="paused"),
        "1 mailing is paused",
        "change_mailing",
    ),
    "note": (
        lambda: ConceptNote.objects.create(source="text", text="Fees"),
        "1 concept note read and not made into an event",
        "change_conceptnote",
    ),
}


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize("name", WAITS)
def test_what_waits_is_counted_with_its_link_for_whom_it_concerns(desk, name):
    make, line, permission = WAITS[name]
    assert line not in waiting(desk)

    make()

    found = waiting(desk)
    page = desk.get(found[line])
    assert page.status_code == 200
    assert page.context["cl"].result_count == 1
    assert line in waiting(staff(permission))
    assert waiting(staff()) == {}


@pytest.mark.usefixtures("registered")
def test_each_line_is_for_its_own_permission(desk):
    for make, _line, _permission in WAITS.values():
        make()
    permissions = sorted({permission for _make, _line, permission in WAITS.values()})

    seen = {permission: set(waiting(staff(permission))) for permission in permissions}

    everything = set(waiting(desk))
    assert set().union(*seen.values()) == everything
    # Both lines of mailings belong together, as do both of proposals and those of works.
    assert {permission: len(lines) for permission, lines in seen.items()} == {
        permission: sum(one == permission for _make, _line, one in WAITS.values()) for permission in permissions
    }


@pytest.mark.parametrize(
    "make",
    [
        lambda: RegistrationFactory(event=EventFactory(ended=True), status="pending", is_address_proven=False),
        lambda: proposal("draft"),
        lambda: proposal("returned"),
        lambda: made_at(failed_mail(), timezone.now() - timedelta(days=9)),
        lambda: Announcement.objects.create(event=EventFactory(ended=True), kind="changed", state="sent"),
        lambda: EventFactory(starts_at=timezone.now() + timedelta(days=40), status="cancelled"),
    ],
)
def test_what_waits_for_somebody_else_is_no_line(desk, make):
    before = waiting(desk)

    make()

    assert waiting(desk) == before == {}


def test_the_oldest_application_is_told_with_its_day_and_a_late_one_comes_first(desk):
    RegistrationFactory(event=EventFactory(ended=True), status="pending")
    MemberFactory(status="applied")
    made_at(MemberFactory(status="applied"), datetime(2026, 6, 12, tzinfo=UTC))

    first, *_others = desk.get(HOME).context["tasks"]

    assert (first.words, first.detail, first.is_late) == (
        "2 applications for membership",
        "the oldest since 12 June",
        True,
    )


def test_proposals_tell_whose_turn_it_is(desk):
    proposal()
    review()
    review(due_on=timezone.localdate() - timedelta(days=1))
    review(status="done")

    tasks = {task.words: task for task in desk.get(HOME).context["tasks"]}

    ours = tasks["2 proposals for the library: it is your turn"]
    theirs = tasks["2 practices are with their reviewers"]
    assert ours.detail.startswith("2 practices, the oldest since")
    assert (theirs.detail, theirs.is_late) == ("1 with a review that is late", True)


def test_held_mail_stands_above_all(desk):
    Channel.objects.update_or_create(alias="default", defaults={"is_held": True})

    page = text(desk)

    assert "Mail is held: nothing is sent until somebody releases it." in page
    assert "Nothing else waits for you." in page


def test_a_desk_without_work_says_so_kindly(desk):
    page = text(desk)

    assert "Nothing waits for you. Whatever people send, ask or propose appears here" in page
    assert "No event is coming up. Add the next one" in page


def test_the_next_events_are_told_in_both_times_with_who_comes(desk):
    event = EventFactory(starts_at=datetime(2027, 1, 14, 13, 30, tzinfo=UTC), capacity=3, status="draft")
    RegistrationFactory.create_batch(2, event=event)
    RegistrationFactory(event=event, status="waitlisted", waitlisted_at=timezone.now())
    InvitationFactory(event=event)
    EventFactory(title_en="Called off", status="cancelled")
    EventFactory(title_en="Over", ended=True)

    with time_machine.travel(datetime(2026, 12, 7, tzinfo=UTC), tick=False):
        page = text(desk)

    told = page.partition("Next events")[2].partition("Everything there is")[0]
    assert "Draft" in told
    assert "Thursday 14 January 2027" in told
    assert "Your time, Nairobi 16:30–18:00 UTC+3" in told
    assert "Event time, Geneva 14:30–16:00 UTC+1" in told
    assert "2 of 3 places taken 1 on the waiting list 1 invited, 1 without an answer" in told
    assert "Registrations and places" in told
    assert "Called off" not in told
    assert "Over" not in told


def test_registrations_of_thirty_days_are_plotted_by_the_readers_calendar(desk):
    # 23:30 in London of the day before is 02:30 in Nairobi.
    event = EventFactory(ended=True)
    moment = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
    for created_at in (moment, moment - timedelta(days=29), moment - timedelta(days=31)):
        made_at(RegistrationFactory(event=event), created_at)

    with time_machine.travel(datetime(2026, 12, 2, 12, tzinfo=UTC), tick=False):
        page = text(desk)

    table = page.partition("Day Registrations")[2]
    assert " 2 Dec 1 " in table
    assert " 3 Nov 1 " in table
    assert table.count(" 1 ") >= 2
    assert " 2 Nov " not in table


def test_who_sees_no_events_sees_no_panels():
    EventFactory()
    page = staff("view_message").get(HOME)

    assert page.context["panels"] == []
    assert "Next events" not in page.text


def test_who_sees_events_and_no_registrations_gets_no_plot_of_days():
    page = text(staff("view_event"))

    assert "Next events" in page
    assert "Registrations by day" not in page


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.usefixtures("registered")
def test_the_page_costs_the_same_however_much_waits(desk, django_assert_num_queries, item_count):
    for _ in range(item_count):
        for make, _line, _permission in WAITS.values():
            make()
    desk.get(HOME)

    with django_assert_num_queries(19):
        desk.get(HOME)


def test_who_may_do_nothing_costs_nothing(django_assert_num_queries):
    client = staff()
    for make, _line, _permission in WAITS.values():
        make()
    client.get(HOME)

    # The session, the person, her rights (two), the channels of mail, her own recent actions.
    with django_assert_num_queries(4):
        client.get(HOME)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_speaks_three_languages(desk, language):
    for make, _line, _permission in WAITS.values():
        make()
    desk.cookies["lang"] = language

    page = desk.get(HOME)

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    assert page.text.count("<h1") == 1


def test_daily_work_stands_first_in_the_list_of_everything(desk):
    apps = {app["app_label"]: app["models"] for app in desk.get(HOME).context["app_list"]}

    assert [str(entry["object_name"]) for entry in apps["events"]][:3] == ["Event", "Registration", "Invitation"]
    assert str(apps["members"][0]["object_name"]) == "Member"


def test_two_parts_cannot_have_one_name():
    with pytest.raises(ValueError, match="'events'"):
        admin_home.register("events", lambda _request: admin_home.Part(), position=1)


@pytest.fixture
def limited() -> Iterator[None]:
    """An administration in which everybody works on registrations of one event only."""
    whole = type(admin.site.get_model_admin(Registration))

    class Limited(whole):  # type: ignore[misc, valid-type]
        def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
            return super().get_queryset(request).filter(event__slug="mine")

    admin.site.unregister(Registration)
    admin.site.register(Registration, Limited)
    yield
    admin.site.unregister(Registration)
    admin.site.register(Registration, whole)


@pytest.mark.usefixtures("limited")
def test_who_is_limited_to_some_rows_is_told_of_these_only():
    for slug in ("mine", "other"):
        RegistrationFactory(event=EventFactory(ended=True, slug=slug), status="pending")

    assert "1 registration to approve" in waiting(staff("change_registration"))
