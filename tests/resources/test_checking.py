"""Links over time: what is found, when it counts, and how politely it is asked."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from resources.links import checking
from resources.links.addresses import Reason
from resources.links.checking import check_due, claim, is_elsewhere, look, sync
from resources.links.tasks import check_links
from resources.models import Edition, LinkCheck
from tests.factories import ResourceFactory
from tests.resources.sites import Site, answer, redirect, serving

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
State = LinkCheck.State


def edition_at(url: str, **fields) -> Edition:
    edition = ResourceFactory(**fields).editions.get()
    Edition.objects.filter(pk=edition.pk).update(url=url)
    edition.url = url
    return edition


def checked(edition: Edition) -> LinkCheck:
    check_due(pause=0)
    return LinkCheck.objects.get(edition=edition)


# ── One look ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("status", [404, 405, 403, 400, 500, 501, 503])
def test_a_link_that_fails_for_head_but_not_for_get_works(site, status):
    site.answers |= {"HEAD /": answer(status), "GET /": answer(200, b"Here.")}

    assert look(site.url(), pause=0).state == State.OK
    assert site.asked == ["HEAD /", "GET /"]


def test_a_link_whose_site_hangs_up_at_head_works(site):
    site.answers |= {"HEAD /": lambda request: request.connection.close(), "GET /": answer()}

    assert look(site.url(), pause=0).state == State.OK


def test_a_link_that_works_is_asked_for_once_and_not_read(site):
    site.answers["/"] = answer()

    assert look(site.url(), pause=0) == checking.Finding(State.OK, 200)
    assert site.asked == ["HEAD /"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (401, State.BLOCKED), (403, State.BLOCKED), (429, State.BLOCKED), (451, State.BLOCKED),
        (404, State.FAILING), (410, State.FAILING), (500, State.FAILING), (503, State.FAILING),
    ],
)  # fmt: skip
def test_what_an_answer_means(site, status, state):
    site.answers["/"] = answer(status)

    found = look(site.url(), pause=0)

    assert (found.state, found.status_code) == (state, status)


def test_a_permanent_redirect_elsewhere_means_moved(site):
    site.answers |= {"/old": redirect("/new/report"), "/new/report": answer()}

    found = look(site.url("/old"), pause=0)

    assert (found.state, found.final_url) == (State.MOVED, site.url("/new/report"))


def test_a_temporary_redirect_means_that_it_works(site):
    site.answers |= {"/doi": redirect("/here", 302), "/here": answer()}

    assert look(site.url("/doi"), pause=0).state == State.OK


def test_a_page_that_has_moved_to_nowhere_fails(site):
    site.answers["/old"] = redirect("/gone")

    assert look(site.url("/old"), pause=0).state == State.FAILING


@pytest.mark.parametrize(
    ("url", "other", "expected"),
    [
        ("http://ilo.org/a", "https://www.ilo.org/a/", False),
        ("https://ilo.org/a", "https://ilo.org/b", True),
        ("https://ilo.org/a?id=1", "https://ilo.org/a?id=2", True),
        ("https://ilo.org/a", "https://ilo.org/", True),
        ("https://ilo.org/a", "https://ilo.org/a", False),
    ],
)
def test_https_www_and_a_last_slash_are_no_other_address(url, other, expected):
    assert is_elsewhere(url, other) is expected


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://2130706433/"]
)
def test_a_link_into_an_internal_network_is_never_asked_for_and_fails(url):
    found = look(url, pause=0)

    assert (found.state, found.reason, found.is_silence) == (State.FAILING, Reason.INTERNAL, False)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────
def test_new_links_get_a_row_and_files_none(guard):
    edition = edition_at("https://site.example/a")
    filed = ResourceFactory(edition=False)
    Edition.objects.bulk_create([Edition(resource=filed, language="en", file="editions/x.pdf")])

    sync()
    sync()

    link = LinkCheck.objects.get()
    assert (link.edition, link.url, link.host, link.state) == (edition, edition.url, "site.example", "unchecked")


def test_a_changed_address_starts_anew(site):
    edition = edition_at(site.url("/gone"))
    checked(edition)
    site.answers["/found"] = answer()
    Edition.objects.filter(pk=edition.pk).update(url=site.url("/found"))

    link = checked(edition)

    assert (link.state, link.strikes, link.failing_since, link.url) == ("ok", 0, None, site.url("/found"))


def test_a_link_that_became_a_file_is_forgotten(site):
    edition = edition_at(site.url("/gone"))
    checked(edition)
    Edition.objects.filter(pk=edition.pk).update(url="", file="editions/x.pdf")

    check_due(pause=0)

    assert not LinkCheck.objects.exists()


def test_an_address_that_changes_during_the_look_is_not_written_down(site):
    edition = edition_at(site.url("/gone"))

    site.answers["/gone"] = answer(404)
    sync()
    link = LinkCheck.objects.get(edition=edition)
    LinkCheck.objects.update(url="https://site.example/new")
    checking.record(link, checking.Finding(State.FAILING, 404))

    link.refresh_from_db()
    assert (link.state, link.strikes) == (State.UNCHECKED, 0)


def test_the_work_does_not_change_with_its_link(site):
    edition = edition_at(site.url("/gone"))
    before = (edition.resource.updated_at, edition.updated_at, edition.resource.entry.changed_at)

    checked(edition)

    edition.refresh_from_db()
    edition.resource.refresh_from_db()
    assert (edition.resource.updated_at, edition.updated_at, edition.resource.entry.changed_at) == before


# ── Over time ────────────────────────────────────────────────────────────────────────────────
def test_a_link_is_dead_after_three_strikes_over_a_week_and_alive_again_with_one_answer(site):
    edition = edition_at(site.url("/gone"))
    history = []

    with time_machine.travel(START, tick=False) as clock:
        for _day in range(12):
            link = checked(edition)
            history.append((link.strikes, link.state))
            clock.shift(timedelta(days=1, hours=5))
        dead_since = link.failing_since
        site.answers["/gone"] = answer()
        clock.shift(timedelta(days=31))
        alive = checked(edition)

    assert history[0] == (1, "failing")
    assert (2, "failing") in history
    assert (3, "dead") not in history  # the third strike comes before the week is over
    assert history[-1] == (4, "dead")
    assert dead_since == START
    assert (alive.state, alive.strikes, alive.failing_since) == ("ok", 0, None)


def test_three_strikes_within_an_hour_are_not_dead(site):
    edition = edition_at(site.url("/gone"))
    with time_machine.travel(START, tick=False) as clock:
        for _try in range(3):
            checking.check_soon(LinkCheck.objects.all())
            link = checked(edition)
            clock.shift(timedelta(minutes=20))

    assert (link.strikes, link.state) == (3, "failing")


def test_links_that_work_are_asked_ever_more_seldom(site):
    site.answers["/"] = answer()
    edition = edition_at(site.url())
    gaps = []

    with time_machine.travel(START, tick=False) as clock:
        for _round in range(6):
            link = checked(edition)
            gaps.append(link.next_check_at - link.checked_at)
            clock.move_to(link.next_check_at)

    assert timedelta(days=3) <= gaps[0] <= timedelta(days=3.5)
    assert gaps[0] < gaps[1] < gaps[2]
    assert max(gaps) <= timedelta(days=34.5)
    assert gaps[-1] >= timedelta(days=30)


# ── Politeness ───────────────────────────────────────────────────────────────────────────────
def test_a_round_asks_few_pages_of_a_host_and_pauses_between_them(site):
    for number in range(6):
        site.answers[f"/{number}"] = answer()
        edition_at(site.url(f"/{number}"))
    elsewhere = edition_at(site.url("/else", "other.example"))
    site.answers["/else"] = answer()

    counts = check_due(pause=0.2)

    hosts = [headers["Host"].partition(":")[0] for _at, _method, _path, headers in site.requests]
    times = [at for (at, *_rest), host in zip(site.requests, hosts, strict=True) if host == "site.example"]
    assert counts == {"ok": 5}
    assert hosts[:2] == ["site.example", "other.example"]  # the pause passes while another host is asked
    assert min(later - at for at, later in itertools.pairwise(times)) >= 0.2
    assert LinkCheck.objects.get(edition=elsewhere).state == "ok"
    # The rest of that host waits until nobody can be asking it any more.
    waiting = LinkCheck.objects.filter(state="unchecked")
    assert {link.next_check_at > timezone.now() + timedelta(minutes=3) for link in waiting} == {True}


def test_a_host_that_asks_for_time_gets_it(site):
    site.answers |= {"/0": answer(429, Retry_After="86400"), "/1": answer()}
    links = [edition_at(site.url(f"/{number}")) for number in range(2)]

    with time_machine.travel(START, tick=False):
        check_due(pause=0)
        tomorrow = START + timedelta(days=1)

        assert site.asked == ["HEAD /0"]
        assert {link.next_check_at >= tomorrow for link in LinkCheck.objects.filter(edition__in=links)} == {True}


def test_a_fault_with_retry_after_is_not_asked_again_at_once(site):
    site.answers["/"] = answer(503, Retry_After="600")

    look(site.url(), pause=0)

    assert site.asked == ["HEAD /"]


def test_when_nobody_at_all_answers_it_is_our_own_line_and_no_strike(guard):
    with serving(Site()) as gone:
        for name in ("site", "other", "third"):
            edition_at(gone.url("/", f"{name}.example"))

    check_due(pause=0)

    assert set(LinkCheck.objects.values_list("strikes", "state")) == {(0, "unchecked")}
    assert LinkCheck.objects.filter(next_check_at__lte=timezone.now() + timedelta(hours=1)).count() == 3


def test_one_silent_site_is_its_own_fault(site, guard):
    edition_at(site.url())
    site.answers["/"] = answer()
    silent = edition_at("http://other.example:1025/")

    check_due(pause=0)

    link = LinkCheck.objects.get(edition=silent)
    assert (link.strikes, link.note) == (1, "connection")


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_takes_nothing_of_the_first(site):
    for number in range(2):
        edition_at(site.url(f"/{number}"))
    sync()

    with transaction.atomic():
        first = claim(timezone.now())
    second = claim(timezone.now())

    assert (len(first), second) == (2, [])


@pytest.mark.django_db(transaction=True)
def test_nobody_claims_while_another_does(site):
    edition_at(site.url())
    sync()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [checking._CLAIM_LOCK])
        assert claim(timezone.now()) == []
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [checking._CLAIM_LOCK])
    finally:
        other.close()
    assert len(claim(timezone.now())) == 1


def test_the_task_checks_a_round(site):
    site.answers["/"] = answer()
    edition = edition_at(site.url())

    check_links()

    assert LinkCheck.objects.get(edition=edition).state == "ok"
