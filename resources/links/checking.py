"""Do the links still work? Small rounds by the clock, in which no site is asked more than it can bear.

robots.txt is not looked at here: a person put each link into the library, nothing of the page is read or kept, and a
reader's browser asks for it far more often than we do. What a page says is read by `metadata`, which does obey it.
"""

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from urllib3.util import parse_url

from resources.links.addresses import FetchError, Reason, host_of
from resources.links.fetching import Answer, fetch, waits_until
from resources.models import Edition, LinkCheck

State = LinkCheck.State

# Dead is what failed this often over at least this long.
STRIKES = 3
DEAD_AFTER = timedelta(days=7)
# "I do not talk to programs", "not in your country": what readers may open all the same.
_BLOCKED = frozenset({401, 403, 429, 451})

# After a failure soon again, so that a dead link is known after a week; then, as for links that work, ever more seldom.
_AFTER_STRIKE = (timedelta(days=1), timedelta(days=3), timedelta(days=4))
_SOONEST, _LATEST = timedelta(days=3), timedelta(days=30)
# Links that came in one import are not asked again in one night.
_JITTER = 0.15

_ROUND = 40
_PER_HOST = 4
# Between two requests to one host (seconds).
PAUSE = 5.0
# A round ends by itself before the worker's limit; then its rows are free again, also those of a worker that died.
_BUDGET = 60.0
_LEASE = timedelta(minutes=4)
_PER_REQUEST = 12.0
# One claim at a time: two workers must not choose the same host.
_CLAIM_LOCK = 0x6C696E6B73
_BATCH = 500
# If all of at least so many hosts are silent, it is our own line.
_OURSELVES = 3
_SILENT = frozenset({Reason.NAME, Reason.CONNECTION, Reason.SLOW})


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found behind an address."""

    state: str
    status_code: int | None = None
    final_url: str = ""
    reason: str = ""
    # Until when the whole host wants to be left alone.
    wait_until: datetime | None = None

    @property
    def is_failure(self) -> bool:
        """Whether it counts as a strike."""
        return self.state == State.FAILING

    @property
    def is_silence(self) -> bool:
        """Whether nobody answered at all, which may be our own line."""
        return self.is_failure and self.reason in _SILENT


def look(url: str, *, pause: float = 1.0) -> Finding:
    """Ask whether a page is there: HEAD, and GET where that fails, since many sites answer HEAD wrongly.

    Args:
        url: the address.
        pause: seconds between the two.
    """
    head: Answer | None = None
    try:
        head = fetch(url, method="HEAD", seconds=_PER_REQUEST)
    except FetchError as error:
        # Where we do not go, GET does not lead either. A site without a name has no GET.
        if error.reason in {Reason.ADDRESS, Reason.INTERNAL, Reason.NAME, Reason.CERTIFICATE}:
            return Finding(State.FAILING, reason=error.reason)
    if head is not None and (head.is_good or head.status == 429 or waits_until(head)):
        return _judged(url, head)
    time.sleep(pause)
    try:
        return _judged(url, fetch(url, seconds=_PER_REQUEST))
    except FetchError as error:
        return Finding(State.FAILING, reason=error.reason)


def _judged(url: str, answer: Answer) -> Finding:
    wait = waits_until(answer)
    if answer.is_good:
        if is_elsewhere(url, answer.permanent_url):
            return Finding(State.MOVED, answer.status, answer.permanent_url[:1000])
        return Finding(State.OK, answer.status)
    state = State.BLOCKED if answer.status in _BLOCKED else State.FAILING
    return Finding(state, answer.status, wait_until=wait)


def is_elsewhere(url: str, other: str) -> bool:
    """Whether two addresses differ in more than what readers need not care about: https, www and a last slash."""

    def essence(address: str) -> tuple[str, str, str | None]:
        parts = parse_url(address)
        return (parts.host or "").removeprefix("www."), (parts.path or "").rstrip("/"), parts.query

    return essence(url) != essence(other)


def sync(now: datetime | None = None) -> None:
    """Give every link of an edition a row, start anew where the address has changed, forget what is no link any more.

    Safe to call twice at once.
    """
    now = now or timezone.now()
    new = Edition.objects.exclude(url="").filter(link__isnull=True).values_list("pk", "url").order_by("pk")[:_BATCH]
    rows = [LinkCheck(edition_id=pk, url=url, host=host_of(url), next_check_at=now) for pk, url in new.iterator(_BATCH)]
    LinkCheck.objects.bulk_create(rows, ignore_conflicts=True)
    LinkCheck.objects.filter(edition__url="").delete()
    changed = LinkCheck.objects.exclude(url=F("edition__url")).values_list("pk", "url", "edition__url")[:_BATCH]
    for pk, before, url in changed:
        LinkCheck.objects.filter(pk=pk, url=before).update(
            url=url,
            host=host_of(url),
            state=State.UNCHECKED,
            status_code=None,
            final_url="",
            note="",
            strikes=0,
            failing_since=None,
            checked_at=None,
            next_check_at=now,
        )


@transaction.atomic
def claim(now: datetime) -> list[LinkCheck]:
    """Return links that are due, a few of each host, put off so that nobody else asks their hosts meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_CLAIM_LOCK])
        if not cursor.fetchone()[0]:
            return []
    due = LinkCheck.objects.filter(next_check_at__lte=now).order_by("next_check_at", "pk")
    by_host: dict[str, list[LinkCheck]] = defaultdict(list)
    for link in due.select_for_update(skip_locked=True)[:_BATCH]:
        if len(by_host[link.host]) < _PER_HOST:
            by_host[link.host].append(link)
    # One of each host, then the next of each: the pauses pass while others are asked.
    turns = [links[turn] for turn in range(_PER_HOST) for links in by_host.values() if turn < len(links)]
    chosen = turns[:_ROUND]
    lease = now + _LEASE
    LinkCheck.objects.filter(host__in={link.host for link in chosen}, next_check_at__lt=lease).update(
        next_check_at=lease
    )
    return chosen


def check_due(*, pause: float = PAUSE) -> dict[str, int]:
    """Check a round of links that are due; return how many were found in which state.

    Args:
        pause: seconds between two requests to one host.
    """
    sync()
    now = timezone.now()
    chosen = claim(now)
    deadline = time.monotonic() + _BUDGET
    asked_at: dict[str, float] = {}
    closed: set[str] = set()
    found: list[tuple[LinkCheck, Finding]] = []
    left: list[LinkCheck] = []
    for link in chosen:
        ready = asked_at.get(link.host, 0.0) + pause
        if link.host in closed or max(time.monotonic(), ready) > deadline:
            left.append(link)
            continue
        time.sleep(max(0.0, ready - time.monotonic()))
        finding = look(link.url, pause=min(pause, 1.0))
        asked_at[link.host] = time.monotonic()
        if finding.wait_until is not None:
            closed.add(link.host)
            _leave_alone(link.host, finding.wait_until)
        if finding.is_silence:
            found.append((link, finding))
        else:
            record(link, finding)
            found.append((link, finding))
    _settle_silence(found)
    # Not reached: due again as before, unless their host asked for more time.
    free = [link.pk for link in left if link.host not in closed]
    LinkCheck.objects.filter(pk__in=free, next_check_at=now + _LEASE).update(next_check_at=now)
    return _counted(finding for _link, finding in found)


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.state] = counts.get(finding.state, 0) + 1
    return counts


def _settle_silence(found: list[tuple[LinkCheck, Finding]]) -> None:
    """Count silent links as failing, unless nobody at all has answered: then it is our own line, and no strike."""
    silent = [(link, finding) for link, finding in found if finding.is_silence]
    hosts = {link.host for link, _finding in silent}
    if len(silent) == len(found) and len(hosts) >= _OURSELVES:
        soon = timezone.now() + timedelta(hours=1)
        LinkCheck.objects.filter(pk__in=[link.pk for link, _finding in silent]).update(next_check_at=soon)
        return
    for link, finding in silent:
        record(link, finding)


def record(link: LinkCheck, finding: Finding) -> None:
    """Write down what was found. The work itself stays untouched: this is not part of its history."""
    now = timezone.now()
    strikes, since = (link.strikes + 1, link.failing_since or now) if finding.is_failure else (0, None)
    state = finding.state
    if finding.is_failure and strikes >= STRIKES and now - (since or now) >= DEAD_AFTER:
        state = State.DEAD
    next_check_at = now + _interval(link, now, strikes)
    # Only if it is still the address that was asked.
    LinkCheck.objects.filter(pk=link.pk, url=link.url).update(
        state=state,
        status_code=finding.status_code,
        final_url=finding.final_url,
        note=finding.reason,
        strikes=min(strikes, 1000),
        failing_since=since,
        checked_at=now,
        next_check_at=max(next_check_at, finding.wait_until or next_check_at),
    )


def _interval(link: LinkCheck, now: datetime, strikes: int) -> timedelta:
    if 0 < strikes <= len(_AFTER_STRIKE):
        wait = _AFTER_STRIKE[strikes - 1]
    else:
        # Twice as long as the last time: 3, 6, 12, 24 and then 30 days.
        gap = now - link.checked_at if link.checked_at and bool(link.strikes) == bool(strikes) else timedelta()
        wait = min(max(gap * 2, _SOONEST), _LATEST)
    return wait * random.uniform(1, 1 + _JITTER)  # noqa: S311 - spreads load, guards nothing


def _leave_alone(host: str, until: datetime) -> None:
    """Put off all links of a host that asked for time."""
    LinkCheck.objects.filter(host=host, next_check_at__lt=until).update(next_check_at=until)


def check_soon(links: Iterable[LinkCheck]) -> int:
    """Let the next round check links first; return how many."""
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    return LinkCheck.objects.filter(pk__in=[link.pk for link in links]).update(next_check_at=long_ago)
