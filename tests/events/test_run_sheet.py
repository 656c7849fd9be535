"""The run sheet: each line from real rows, at every time, over HTTP."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.models import (
    Announcement,
    Contribution,
    DiscussionTopic,
    Event,
    EventDocument,
    Invitation,
    Question,
    Registration,
    ReminderPolicy,
)
from events.runsheet import RULES, RunSheet, State, run_sheets
from events.services.retention import forget
from members.models import Member
from members.roles import facilitator_group
from tests.events.admin_forms import EVENTS, change_url
from tests.events.run_sheet import AFTER, BEFORE, END, START, page_of, prepared, sheet_of, state_of, wrapped_up
from tests.factories import EventFactory, InvitationFactory, QuestionFactory, RegistrationFactory, SeriesFactory

pytestmark = pytest.mark.django_db

DONE, DUE, OVERDUE, LATER, NOTHING = State.DONE, State.DUE, State.OVERDUE, State.LATER, State.NOTHING
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def long_session(settings: Any) -> None:
    """Stay signed in until the days of the event."""
    settings.SESSION_COOKIE_AGE = 10 * 365 * 24 * 60 * 60


def states_on_page(client: Client, event: Event) -> dict[str, str]:
    """Return how each line stands on the page."""
    page = client.get(page_of(event))
    assert page.status_code == 200
    return dict(re.findall(r'<tr id="line-([\w-]+)" data-state="(\w+)">', page.text))


def words(client: Client, event: Event) -> str:
    """Return what the page says."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", client.get(page_of(event)).text)))


# ── The whole sheet ──────────────────────────────────────────────────────────────────────────


def test_everything_that_is_done_before_the_event_is_shown_as_done(desk):
    event = prepared()

    with time_machine.travel(BEFORE, tick=False):
        found = states_on_page(desk, event)

    assert {key: state for key, state in found.items() if state != "done"} == {
        "nominations": "nothing",
        "announcements": "nothing",
        "reminders": "later",
        "doors": "later",
        "attendance": "later",
        "recording": "later",
        "summary": "later",
        "presentations": "later",
        "follow-up": "later",
        "forgetting": "later",
    }
    assert list(found) == [rule.key for rule in RULES]


def test_everything_that_is_done_after_the_event_is_shown_as_done(desk):
    event = wrapped_up()

    with time_machine.travel(AFTER, tick=False):
        found = states_on_page(desk, event)

    assert {key: state for key, state in found.items() if state != "done"} == {
        "nominations": "nothing",
        "announcements": "nothing",
        "reminders": "nothing",
        "doors": "nothing",
        "forgetting": "later",
    }


def test_an_event_of_which_nothing_is_done_is_overdue_a_week_before_it(desk):
    bare = {"title_fr": "", "title_es": "", "teaser_en": "", "meeting_url": "", "status": "draft"}
    event = EventFactory(starts_at=START, **bare)

    with time_machine.travel(START - 6 * DAY, tick=False):
        found = states_on_page(desk, event)

    assert {key for key, state in found.items() if state == "overdue"} == {
        "published", "texts-fr", "texts-es", "teaser", "speakers", "moderator", "topics", "link",
    }  # fmt: skip
    # What can be left undone is never overdue.
    assert {key for key, state in found.items() if state == "due"} == {
        "series", "interpretation-fr", "interpretation-es", "invitations",
    }  # fmt: skip


# ── Line by line: what opens it ──────────────────────────────────────────────────────────────


def _waiting(**fields):
    return lambda event: RegistrationFactory(event=event, **fields)


def _changed(**fields):
    return lambda event: Event.objects.filter(pk=event.pk).update(**fields)


def _after(**fields):
    return (lambda event: Event.objects.filter(pk=event.pk).update(**fields), AFTER)


def _nobody(model, **conditions):
    return lambda event: model.objects.filter(event=event, **conditions).delete()


OPENED = {
    "date: proposed": ("date", _changed(date_status="proposed"), OVERDUE),
    "date: none": ("date", _changed(date_status="proposed", starts_at=None, ends_at=None), DUE),
    "date: postponed": ("date", _changed(status="postponed"), DUE),
    "draft": ("published", _changed(status="draft"), OVERDUE),
    "series": ("series", _changed(series=None), DUE),
    "no language": ("languages", _changed(working_languages=[]), OVERDUE),
    "no title": ("texts-fr", _changed(title_fr=""), OVERDUE),
    "no teaser in one language": ("texts-es", _changed(teaser_es=""), OVERDUE),
    "a topic without title": ("texts-fr", lambda e: e.topics.update(title_fr=""), OVERDUE),
    "not heard": ("texts-es", _changed(title_es="", interpretation_es=False, working_languages=["en"]), DUE),
    "no teaser": ("teaser", _changed(teaser_en="", teaser_fr="", teaser_es=""), OVERDUE),
    "no speaker": ("speakers", _nobody(Contribution, role="speaker"), OVERDUE),
    "speaker open": ("speakers", lambda e: e.contributions.filter(role="speaker").update(status="tbc"), OVERDUE),
    "no moderator": ("moderator", _nobody(Contribution, role="moderator"), OVERDUE),
    "moderator open": ("moderator", lambda e: e.contributions.update(status="tbc"), OVERDUE),
    "no topic": ("topics", _nobody(DiscussionTopic), OVERDUE),
    "topic without presenter": ("topics", lambda e: e.topics.update(presenter=None), OVERDUE),
    "nobody listens": ("interpretation-fr", lambda e: e.registrations.update(listening_language="en"), DUE),
    "not planned": ("interpretation-fr", _changed(interpretation_fr=False, working_languages=["en"]), DUE),
    "no link": ("link", _changed(meeting_url=""), DUE),
    "nobody invited": ("invitations", _nobody(Invitation), DUE),
    "nobody invited, closed": (
        "invitations",
        lambda e: (e.invitations.all().delete(), _changed(access="invitation")(e)),
        OVERDUE,
    ),
    "unanswered": ("answers", lambda e: e.invitations.update(status="open"), DUE),
    "nominated": ("nominations", lambda e: InvitationFactory(event=e, status="nominated"), DUE),
    "to approve": ("approvals", _waiting(status="pending"), DUE),
    "free place": ("waiting-list", _changed(capacity=3), DUE),
    "no limit": ("waiting-list", _changed(capacity=None), DUE),
    "unread": ("questions", lambda e: QuestionFactory(event=e, status="pending"), DUE),
    "change untold": ("announcements", lambda e: Announcement.objects.create(event=e, kind="changed"), DUE),
}


@pytest.mark.parametrize("case", OPENED)
def test_what_is_missing_before_the_event_opens_its_line(desk, case):
    key, undo, expected = OPENED[case]
    event = prepared()

    undo(event)

    with time_machine.travel(BEFORE, tick=False):
        found = states_on_page(desk, event)
    assert found[key] == expected


AFTERWARDS = {
    "attendance": ("attendance", lambda e: e.attendances.all().delete(), OVERDUE),
    "recording": ("recording", _changed(recording_url=""), OVERDUE),
    "summary": (
        "summary",
        lambda e: (e.documents.filter(role="outcome").delete(), _changed(summary_en="", summary="")(e)),
        OVERDUE,
    ),
    "presentations": ("presentations", _nobody(EventDocument, role="presentation"), OVERDUE),
    "follow-up drafted": (
        "follow-up",
        lambda e: Announcement.objects.create(event=e, kind="follow-up", audience="absent"),
        DUE,
    ),
    "follow-up not drafted": ("follow-up", _nobody(Announcement), DUE),
    "unanswered question": ("question-answers", lambda e: e.questions.update(answered_at=None), DUE),
}


@pytest.mark.parametrize("case", AFTERWARDS)
def test_what_is_missing_after_the_event_opens_its_line(desk, case):
    key, undo, expected = AFTERWARDS[case]
    event = wrapped_up()

    undo(event)

    with time_machine.travel(AFTER, tick=False):
        found = states_on_page(desk, event)
    assert found[key] == expected


@pytest.mark.parametrize(
    ("key", "states"),
    {
        # On these days before the start, in the order of time.
        "link": [(30, LATER), (15, LATER), (14, DUE), (7, DUE), (6, OVERDUE), (1, OVERDUE), (0, NOTHING)],
        "speakers": [(30, LATER), (21, DUE), (14, DUE), (13, OVERDUE), (-1, NOTHING)],
        "date": [(90, DUE), (21, DUE), (20, OVERDUE), (-1, NOTHING)],
        "recording": [(1, LATER), (0, LATER), (-1, DUE), (-7, DUE), (-8, OVERDUE), (-59, OVERDUE), (-61, NOTHING)],
        "attendance": [(1, LATER), (-1, DUE), (-2, DUE), (-3, OVERDUE), (-61, NOTHING)],
    }.items(),
)
def test_a_line_becomes_due_overdue_and_too_late_by_the_calendar_of_the_event(key, states):
    bare = {"meeting_url": "", "date_status": "proposed" if key == "date" else "confirmed"}
    event = RegistrationFactory(event=EventFactory(starts_at=START, **bare)).event

    found = [(days, state_of(event, key, START - days * DAY)) for days, _state in states]

    assert found == states


def test_a_day_ends_at_midnight_in_the_city_of_the_event():
    event = EventFactory(starts_at=START, time_zone="America/Mexico_City", meeting_url="")
    # Seven days before at 23:59 in Mexico City, which is the sixth day before in Geneva.
    late_evening = START.replace(day=11, hour=5, minute=59)

    assert state_of(event, "link", late_evening) == DUE
    assert state_of(event, "link", late_evening + timedelta(minutes=1)) == OVERDUE


@pytest.mark.parametrize(("status", "words_"), [("postponed", "is postponed"), ("cancelled", "is cancelled")])
def test_an_event_that_is_off_asks_for_nothing_but_its_news(desk, status, words_):
    event = wrapped_up(status=status)
    Announcement.objects.create(event=event, kind=status)

    with time_machine.travel(BEFORE, tick=False):
        found = states_on_page(desk, event)
        text = words(desk, event)

    others = {key: state for key, state in found.items() if key not in {"announcements", "date", "forgetting"}}
    assert set(others.values()) == {"nothing"}
    assert found["announcements"] == "due"
    assert words_ in text


# ── What the lines say ───────────────────────────────────────────────────────────────────────


def test_the_demand_for_interpreters_is_counted_so_far(desk):
    event = EventFactory(starts_at=START, working_languages=["en"], interpretation_fr=False)
    RegistrationFactory.create_batch(2, event=event, listening_language="fr")
    RegistrationFactory(event=event, listening_language="fr", status=Registration.Status.CANCELLED)

    with time_machine.travel(BEFORE, tick=False):
        page = words(desk, event)

    assert "2 people listen in French: hire an interpreter and plan the interpretation." in page
    assert "No one listens in Spanish so far: decide whether to hire an interpreter." in page


def test_somebody_who_listens_in_english_is_not_forgotten_when_it_is_not_spoken(desk):
    event = prepared(working_languages=["fr"])
    RegistrationFactory(event=event, listening_language="en")

    with time_machine.travel(BEFORE, tick=False):
        assert states_on_page(desk, event)["languages"] == "overdue"
        assert "2 people listen in English, which is neither spoken nor interpreted." in words(desk, event)


def test_the_next_reminder_is_told_with_its_time_and_how_many_get_it(desk):
    event = prepared(reminder_minutes=[24 * 60, 60])

    with time_machine.travel(BEFORE, tick=False):
        ahead = words(desk, event)
    with time_machine.travel(START - timedelta(hours=2), tick=False):
        last = words(desk, event)
    with time_machine.travel(START - timedelta(minutes=30), tick=False):
        over = words(desk, event)

    assert "goes out by itself on 16 Jun 2027 at 15:30, to 2 people with a place." in ahead
    assert "goes out by itself on 17 Jun 2027 at 14:30, to 2 people with a place." in last
    assert "No reminder is still to come." in over


def test_reminders_follow_series_and_site(desk):
    ReminderPolicy.objects.update(minutes=[])

    assert state_of(prepared(), "reminders", BEFORE) == NOTHING
    assert state_of(prepared(series=SeriesFactory(reminder_minutes=[60])), "reminders", BEFORE) == LATER


@pytest.mark.parametrize(
    ("fields", "state", "said"),
    [
        ({}, "due", "The doors are open: 1 person has joined so far."),
        ({"meeting_url": ""}, "overdue", "there is no meeting address: nobody can enter."),
        ({"status": "draft"}, "overdue", "the event is a draft: nobody can enter."),
    ],
)
def test_while_the_doors_are_open_the_sheet_says_whether_people_can_enter(desk, fields, state, said):
    event = prepared(**fields)
    event.registrations.filter(listening_language="fr").update(joined_at=START)

    with time_machine.travel(START - timedelta(minutes=10), tick=False):
        assert states_on_page(desk, event)["doors"] == state
        assert said in words(desk, event)
    assert state_of(event, "doors", START - timedelta(minutes=16)) == LATER
    assert state_of(event, "doors", END + timedelta(minutes=31)) == NOTHING


def test_names_of_guests_are_deleted_on_a_day_that_is_told_beforehand(desk):
    event = wrapped_up()
    a_year_later = END + timedelta(days=366)

    with time_machine.travel(AFTER, tick=False):
        assert "are deleted by themselves on 16 Jun 2028." in words(desk, event)
    assert state_of(event, "forgetting", a_year_later) == OVERDUE

    forget(now=a_year_later)

    assert state_of(event, "forgetting", a_year_later) == DONE


def test_a_draft_that_never_took_place_asks_for_no_recording():
    event = EventFactory(starts_at=START, status="draft")

    assert [state_of(event, key, AFTER) for key in ("recording", "summary", "presentations")] == [NOTHING] * 3


# ── What time alone can do ───────────────────────────────────────────────────────────────────

_MOMENTS = st.lists(st.integers(-60 * 24 * 60, 420 * 24 * 60), min_size=2, max_size=6, unique=True).map(sorted)


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=_MOMENTS, undone=st.sets(st.sampled_from(sorted(OPENED)), max_size=4))
def test_time_alone_makes_no_line_disappear_and_none_done(minutes, undone):
    """The clock leads from later to due, overdue and too late, never back, and never to done."""
    event = prepared()
    for case in undone:
        OPENED[case][1](Event.objects.get(pk=event.pk))
    order = {LATER: 0, DUE: 1, OVERDUE: 2, NOTHING: 3}

    sheets = [sheet_of(event, START + timedelta(minutes=minute)) for minute in minutes]

    for lines in zip(*(sheet.lines for sheet in sheets), strict=True):
        course = [line.state for line in lines]
        # The next of several reminders is announced; doors and reminders are the clock's own.
        assert len({line.rule.key for line in lines}) == 1
        if DONE in course:
            assert set(course) == {DONE}, (lines[0].rule.key, course)
        else:
            assert course == sorted(course, key=order.__getitem__), (lines[0].rule.key, course)
    assert all([line.rule.key for line in sheet.lines] == [rule.key for rule in RULES] for sheet in sheets)


# ── The page, its links, and who may see it ──────────────────────────────────────────────────


def links_on(page: str) -> dict[str, str]:
    """Return where each line leads."""
    rows = re.findall(r'<tr id="line-([\w-]+)".*?</tr>', page, re.DOTALL)
    found = {key: re.search(rf'id="line-{key}".*?</tr>', page, re.DOTALL).group() for key in rows}  # type: ignore[union-attr]
    return {key: unescape(link.group(1)) for key, row in found.items() if (link := re.search(r'href="([^"]+)"', row))}


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_each_line_leads_to_a_place_that_exists(desk, moment):
    event = wrapped_up()
    InvitationFactory(event=event, status="nominated")
    Announcement.objects.create(event=event, kind="changed")

    with time_machine.travel(moment, tick=False):
        links = links_on(desk.get(page_of(event)).text)
        pages = {url: desk.get(url) for url in {link.partition("#")[0] for link in links.values()}}

    assert set(links) >= {"date", "texts-fr", "speakers", "topics", "link", "answers", "recording", "follow-up"}
    assert {url: page.status_code for url, page in pages.items()} == dict.fromkeys(pages, 200)
    for key, link in links.items():
        url, _hash, fragment = link.partition("#")
        assert not fragment or f'id="{fragment}"' in pages[url].text, (key, link)


def test_a_missing_text_leads_to_its_own_field(desk):
    event = prepared(teaser_es="")

    with time_machine.travel(BEFORE, tick=False):
        links = links_on(desk.get(page_of(event)).text)

    assert links["texts-es"] == f"{change_url(event)}#id_teaser_es"


def test_who_may_not_see_registrations_gets_no_link_to_them(member: Member, member_client: Client):
    member.is_staff = True
    member.save()
    member.user_permissions.set(facilitator_group().permissions.filter(codename="view_event"))
    event = prepared(requires_approval=True)
    RegistrationFactory(event=event, status="pending")

    with time_machine.travel(BEFORE, tick=False):
        links = links_on(member_client.get(page_of(event)).text)

    assert not {"approvals", "questions", "answers"} & set(links)
    assert "date" in links


def test_the_sheet_is_for_staff_who_may_see_events(member: Member, member_client: Client, client: Client):
    event = EventFactory()
    member.is_staff = True
    member.save()

    assert member_client.get(page_of(event)).status_code == 403
    assert client.get(page_of(event)).status_code == 302
    assert member_client.get(page_of(event).replace(str(event.pk), "999999")).status_code == 403


def test_an_event_that_does_not_exist_has_no_sheet(desk):
    assert desk.get("/admin/events/event/999999/run-sheet/").status_code == 404


def test_nothing_is_changed_by_looking(desk, django_assert_num_queries):
    event = prepared()
    desk.get(page_of(event))

    with django_assert_num_queries(6) as queries:
        desk.get(page_of(event))

    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_sheet_speaks_three_languages(desk, language):
    event = wrapped_up()
    desk.cookies["lang"] = language

    page = desk.get(page_of(event))

    assert f'<html lang="{language}"' in page.text
    assert page.text.count("<h1") == 1


# ── In the list of events ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("item_count", [1, 3])
def test_all_sheets_of_a_list_cost_one_query(django_assert_num_queries, item_count):
    for _ in range(item_count):
        wrapped_up()
    events = list(Event.objects.all())

    with django_assert_num_queries(1):
        sheets = run_sheets(events)

    assert [sheet.event for sheet in sheets] == events


def test_the_list_of_events_sums_each_sheet_up(desk):
    event = prepared(meeting_url="", teaser_es="")

    with time_machine.travel(BEFORE, tick=False):
        page = desk.get(EVENTS).text

    assert f'<a class="sheet-sum" data-state="overdue" href="{page_of(event)}">2 of 28 open, 1 overdue</a>' in page


def test_the_page_of_an_event_leads_to_its_sheet(desk):
    event = EventFactory()

    assert f'<a href="{page_of(event)}">Run sheet</a>' in desk.get(change_url(event)).text


def test_a_sheet_without_anything_open_says_so():
    sheet: RunSheet = sheet_of(prepared(), BEFORE)

    assert (sheet.open_count, sheet.overdue_count, str(sheet)) == (0, 0, "Nothing open")
    assert Question.objects.count() == 1
