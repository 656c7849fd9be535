"""A mailing on its way: its figures, pause and resume under a worker's hands, and mails that servers refuse."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import Count
from django.utils import timezone

from events import services
from events.models import Mailing
from hub.outbox.deliver import BATCH, deliver_batch
from hub.outbox.models import DEFAULT_LIFETIME, Message, Suppression
from tests.events.mailing import LIST, begun, sent, url_of
from tests.factories import EventFactory, MemberFactory, RegistrationFactory
from tests.reading import PageReader

pytestmark = pytest.mark.django_db
PEOPLE = 200
State = Message.State


def words(page):
    """Return what a page says, on one line."""
    return " ".join(PageReader(page.text).text.split())


@pytest.fixture
def mailing():
    """A mailing to some people in three languages that has just been sent."""
    event = EventFactory()
    for language in ("en", "fr", "es"):
        RegistrationFactory.create_batch(2, event=event, language=language)
    mailing = begun("Before the event", event)
    sent(mailing)
    return mailing


@pytest.fixture
def large():
    """An invitation to many, of which nothing has gone out yet."""
    lines = tuple(f"Guest {n}; guest{n}@x.example; {('en', 'fr', 'es')[n % 3]}" for n in range(PEOPLE))
    mailing = begun("Invitation", EventFactory(), list_text=lines)
    assert sent(mailing) == PEOPLE
    return mailing


def recount(mailing):
    """Return the mails of a mailing by state, counted without the hub's own way of doing so."""
    rows = Message.objects.filter(batch=f"mailing:{mailing.pk}").order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def shown(browser, mailing):
    """Return the figures that the page shows, by state."""
    page = browser.get(url_of("progress", mailing))
    return {state: count for state, _label, count in page.context["progress"].lines}


def test_figures_equal_a_recount_at_every_moment(desk, large, deliver):
    for _ in range(3):
        assert shown(desk, large) == recount(large)
        deliver_batch()
    desk.post(url_of("pause", large))
    assert shown(desk, large) == recount(large) == {"sent": 3 * BATCH, "draft": PEOPLE - 3 * BATCH}
    desk.post(url_of("resume", large))
    deliver()

    assert shown(desk, large) == recount(large) == {"sent": PEOPLE}


def test_the_page_looks_again_by_itself_until_all_is_done(desk, mailing, deliver):
    running = desk.get(url_of("progress", mailing))
    deliver()
    done = desk.get(url_of("progress", mailing))

    assert '<noscript><meta http-equiv="refresh"' in running.text
    assert '<progress max="6" value="0"' in running.text
    assert "http-equiv" not in done.text
    assert '<progress max="6" value="6"' in done.text
    assert "6 of 6 mails are done." in words(done)
    assert "Sent" in words(done)


def test_pausing_stops_a_worker_that_has_them_in_its_hands_already(desk, large, sink):
    deliver_batch()
    assert len(sink.mails) == BATCH

    # The worker has claimed a full batch, and sends none of it.
    stopped = deliver_batch(when_full=lambda: desk.post(url_of("pause", large)))
    later = deliver_batch()

    assert (stopped.claimed, stopped.sent, later.claimed) == (BATCH, 0, 0)
    assert len(sink.mails) == BATCH
    large.refresh_from_db()
    assert large.state == "paused"
    assert f"{BATCH} of {PEOPLE} mails are done." in words(desk.get(url_of("progress", large)))
    assert "Paused" in words(desk.get(LIST))


def test_resuming_sends_the_rest_once_and_believes_nothing_doubled(desk, large, sink, deliver):
    deliver_batch(when_full=lambda: desk.post(url_of("pause", large)))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        page = desk.post(url_of("resume", large), follow=True)
        deliver()

        assert f"{PEOPLE} mails are on their way again." in words(page)
        assert len(sink.mails) == len(set(sink.recipients)) == PEOPLE
        assert not Message.objects.filter(is_uncertain=True).exists()
        assert recount(large) == {"sent": PEOPLE}


def test_resumed_while_a_worker_still_holds_them_they_go_out_once(desk, large, sink, deliver):
    def pause_and_resume():
        desk.post(url_of("pause", large))
        desk.post(url_of("resume", large))

    held = deliver_batch(when_full=pause_and_resume)
    deliver()

    assert held.sent == BATCH
    assert len(sink.mails) == len(set(sink.recipients)) == PEOPLE


def test_the_lifetime_of_what_was_paused_begins_anew(desk, mailing):
    desk.post(url_of("pause", mailing))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        desk.post(url_of("resume", mailing))

        left = Message.objects.filter(batch=mailing.batch).values_list("expires_at", flat=True)
        assert min(left) >= timezone.now() + DEFAULT_LIFETIME - timedelta(seconds=1)


def test_a_mail_refused_for_a_while_under_a_pause_stays_paused(desk, mailing, sink):
    sink.answers["*"] = "451 4.3.0 Try later"
    deliver_batch()
    assert recount(mailing) == {"queued": 6}

    desk.post(url_of("pause", mailing))
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        deliver_batch()

    assert recount(mailing) == {"draft": 6}


def test_a_refused_address_is_told_with_its_reason_and_retried(desk, mailing, sink, deliver):
    good, dead, busy = (row.email for row in mailing.event.registrations.order_by("pk")[:3])
    sink.answers |= {dead: "550 5.1.1 No such user here", busy: "451 4.7.1 Greylisted"}
    deliver()
    page = desk.get(url_of("progress", mailing))

    assert shown(desk, mailing) == recount(mailing) == {"sent": 4, "queued": 1, "failed": 1}
    assert "550 5.1.1 No such user here" in words(page)
    assert "451 4.7.1 Greylisted" in words(page)
    refused = {message.recipient: worth for message, worth in page.context["refused"]}
    assert refused == {dead: False, busy: True}
    assert page.text.count('name="chosen"') == 2
    assert page.text.count(" checked") == 1
    assert good not in page.text

    sink.answers.clear()
    chosen = [message.pk for message, _worth in page.context["refused"]]
    again = desk.post(url_of("retry", mailing), {"chosen": chosen}, follow=True)
    deliver()

    assert "2 mails are tried again." in words(again)
    assert recount(mailing) == {"sent": 6}
    assert len(sink.to(dead)) == len(sink.to(busy)) == 1
    assert not Suppression.objects.filter(email=dead).exists()
    assert desk.get(url_of("progress", mailing)).context["refused"] == []


def test_only_refused_mails_of_this_mailing_are_retried(desk, mailing, deliver):
    deliver()
    others = Message.objects.create(
        kind="events.confirmed", dedupe_key="other", recipient="x@x.example", state="failed"
    )
    mine = Message.objects.filter(batch=mailing.batch).first()

    page = desk.post(url_of("retry", mailing), {"chosen": [others.pk, mine.pk, "x"]}, follow=True)

    others.refresh_from_db()
    assert "There was nothing left to do." in words(page)
    assert others.state == "failed"
    assert recount(mailing) == {"sent": 6}


def test_what_was_given_up_for_its_age_is_worth_a_try(desk, mailing, sink, deliver):
    sink.answers["*"] = "451 4.3.0 Try later"
    deliver_batch()
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        deliver_batch()
        page = desk.get(url_of("progress", mailing))

        assert recount(mailing) == {"failed": 6}
        assert {worth for _message, worth in page.context["refused"]} == {True}
        sink.answers.clear()
        desk.post(url_of("retry", mailing), {"chosen": [message.pk for message, _worth in page.context["refused"]]})
        deliver()
        assert recount(mailing) == {"sent": 6}


def test_the_rest_is_withdrawn_and_never_sent(desk, large, sink, deliver):
    deliver_batch()
    stopped = deliver_batch(when_full=lambda: desk.post(url_of("withdraw", large)))
    deliver()

    large.refresh_from_db()
    assert stopped.sent == 0
    assert recount(large) == {"sent": BATCH, "cancelled": PEOPLE - BATCH}
    assert large.state == "sent"
    assert len(sink.mails) == BATCH


def test_a_paused_mailing_can_be_withdrawn(desk, mailing, deliver):
    desk.post(url_of("pause", mailing))
    page = desk.post(url_of("withdraw", mailing), follow=True)

    assert "6 mails are withdrawn." in words(page)
    assert deliver().mails == []


@pytest.mark.parametrize("name", ["pause", "resume", "retry", "withdraw"])
def test_the_buttons_act_on_post_alone_and_harm_nothing_when_all_is_done(desk, mailing, deliver, name):
    deliver()

    assert desk.get(url_of(name, mailing)).status_code == 405
    page = desk.post(url_of(name, mailing), follow=True)

    assert "There was nothing left to do." in words(page)
    assert recount(mailing) == {"sent": 6}


def test_a_draft_has_no_progress(desk):
    mailing = begun("Before the event", EventFactory())

    assert desk.get(url_of("progress", mailing)).status_code == 404
    assert desk.post(url_of("pause", mailing)).status_code == 404


def test_what_has_gone_out_is_settled(mailing, deliver):
    other = begun("Before the event", mailing.event)
    sent(other)
    services.pause_mailing(mailing=other)
    deliver()

    assert services.settle_mailings() == 1

    states = dict(Mailing.objects.values_list("pk", "state"))
    assert states == {mailing.pk: "sent", other.pk: "paused"}


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_progress_costs_the_same_for_many(desk, django_assert_num_queries, sink, item_count):
    event = EventFactory()
    RegistrationFactory.create_batch(item_count, event=event)
    mailing = begun("Before the event", event)
    sent(mailing)
    sink.answers["*"] = "451 4.3.0 Try later"
    deliver_batch()
    desk.get(url_of("progress", mailing))

    with django_assert_num_queries(8):
        desk.get(url_of("progress", mailing))


@pytest.mark.parametrize("item_count", [1, 3])
def test_sending_costs_the_same_for_many(django_assert_num_queries, item_count):
    event = EventFactory()
    MemberFactory.create_batch(item_count)
    mailing = begun("Invitation", event, everybody=("yes",))
    roll = services.roll_of(mailing=mailing)
    seen = services.fingerprint(mailing=mailing, roll=roll)
    sender = MemberFactory(status="applied")

    with django_assert_num_queries(23):
        services.send_mailing(mailing=mailing, seen=seen, sender=sender)
