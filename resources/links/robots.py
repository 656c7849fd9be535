"""What sites ask programs to leave alone (RFC 9309)."""

from django.core.cache import cache
from protego import Protego

from resources.links.addresses import FetchError, Target
from resources.links.fetching import fetch, user_agent

# RFC 9309, 2.5: at least 500 KiB are read. 2.4: kept for no longer than a day.
_MOST_BYTES = 512 * 1024
_KEPT = 24 * 3600
_KEPT_AFTER_FAILURE = 600
_NOBODY = "User-agent: *\nDisallow: /"


def allows(target: Target) -> bool:
    """Whether the site lets programs like ours read a page.

    A site without the file allows everything; one whose file cannot be had just now, nothing (RFC 9309, 2.3.1).
    """
    key = f"robots:{target.origin}"
    rules = cache.get(key)
    if rules is None:
        rules, kept = _rules_of(target)
        cache.set(key, rules, kept)
    return bool(Protego.parse(rules).can_fetch(target.path, user_agent()))


def _rules_of(target: Target) -> tuple[str, int]:
    try:
        answer = fetch(f"{target.origin}/robots.txt", most_bytes=_MOST_BYTES, seconds=6)
    except FetchError:
        return _NOBODY, _KEPT_AFTER_FAILURE
    if answer.is_good:
        return answer.body.decode(errors="replace"), _KEPT
    if 400 <= answer.status < 500 and answer.status != 429:
        return "", _KEPT
    return _NOBODY, _KEPT_AFTER_FAILURE
