"""Whether the words of a mail can be sent: its placeholders are known and allowed, and nobody's own link is in it."""

import re
from difflib import get_close_matches
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from events.models import Event
from events.placeholders import BY_NAME, KNOWN, REQUIRED, in_braces, of_purpose, used_in
from hub.logs import mask_personal_links

_BRACES = re.compile(r"\{[^{}\n]{0,60}\}?|\}")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'|]+", re.IGNORECASE)
# A token of ours has 43 characters or more; whatever carries one, wherever it stands, belongs to somebody.
_TOKEN = re.compile(r"/(join|registration|follow|invitations|unsubscribe|calendar)/[\w=-]{40,}")
# Where webinars meet: an address of a meeting lets in whoever has it.
_MEETINGS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us/(?:j|w|s|my|wc)/|zoomgov\.com/(?:j|w)/|teams\.microsoft\.com/(?:l/meetup-join|meet)/"
    r"|teams\.live\.com/meet/|meet\.google\.com/[a-z]|webex\.com/(?:meet|join|\S*j\.php)|meet\.jit\.si/|gotomeeting\.com/join)",
    re.IGNORECASE,
)
# Shorter ones are words that stand in many texts.
_LONG_ENOUGH = 5


def faults_of_subject(subject: str, purpose: str, *, event: Event | None = None, has_event: bool = True) -> list[str]:
    """Return what keeps `subject` from being sent, in the facilitator's words; empty if nothing does."""
    faults = _faults(subject, purpose, event, has_event=has_event)
    if links := sorted(name for name in used_in(subject) if BY_NAME[name].is_link):
        words = _("A subject cannot have a link: %(placeholder)s.")
        faults.append(words % {"placeholder": ", ".join(in_braces(links))})
    return faults


def faults_of_body(body: str, purpose: str, *, event: Event | None = None, has_event: bool = True) -> list[str]:
    """Return what keeps `body` from being sent, in the facilitator's words; empty if nothing does.

    Args:
        body: the text in one language, Markdown.
        purpose: what the mail is for (`MailTemplate.Purpose`).
        event: what the mail is about, if that is known; its meeting must not be told.
        has_event: whether there is an event for the placeholders to speak of; a template will have one.
    """
    faults = _faults(body, purpose, event, has_event=has_event)
    required = REQUIRED[purpose]
    if body and required and not used_in(body) & set(required):
        words = _("The text needs the link %(links)s.")
        faults.append(words % {"links": _(" or ").join(in_braces(required))})
    return faults


def _faults(text: str, purpose: str, event: Event | None, *, has_event: bool) -> list[str]:
    return [
        *_unknown(text, purpose),
        *_not_allowed(text, purpose, has_event=has_event),
        *_personal_links(text),
        *_meeting(text, event),
    ]


def _unknown(text: str, purpose: str) -> list[str]:
    names = [placeholder.name for placeholder in of_purpose(purpose)]
    found = []
    for written in dict.fromkeys(match[0] for match in _BRACES.finditer(KNOWN.sub("", text))):
        fault = _("%(written)s is no placeholder.") % {"written": written}
        if close := get_close_matches(re.sub(r"\W+", "_", written.lower()).strip("_"), names, n=1, cutoff=0.5):
            fault += " " + _("Did you mean %(placeholder)s?") % {"placeholder": BY_NAME[close[0]].braced}
        found.append(fault)
    return found


def _not_allowed(text: str, purpose: str, *, has_event: bool) -> list[str]:
    found = []
    for placeholder in (BY_NAME[name] for name in sorted(used_in(text))):
        if purpose not in placeholder.purposes:
            words = _("%(placeholder)s cannot stand here: %(reason)s.")
            found.append(words % {"placeholder": placeholder.braced, "reason": placeholder.refusal})
        elif placeholder.needs_event and not has_event:
            words = _("%(placeholder)s has nothing to say: this mail is about no event.")
            found.append(words % {"placeholder": placeholder.braced})
    return found


def _personal_links(text: str) -> list[str]:
    own_host = urlsplit(settings.BASE_URL).netloc
    found = {url for url in _URL.findall(text) if urlsplit(url).netloc == own_host and mask_personal_links(url) != url}
    # Also without a host in front, and on an older name of the hub.
    if not found and not _TOKEN.search(text):
        return []
    return [_("There is somebody’s personal link in it, which would act for that person. Use a placeholder instead.")]


def _meeting(text: str, event: Event | None) -> list[str]:
    urls = {url.rstrip(".,;:!?") for url in _URL.findall(text)}
    is_told = any(_MEETINGS.match(url) for url in urls)
    if not is_told and urls:
        is_told = Event.objects.filter(meeting_url__in=urls).exists()
    if not is_told and event is not None:
        is_told = bool(event.meeting_url and event.meeting_url in text) or _names_meeting(text, event)
    if not is_told:
        return []
    return [
        _(
            "The way into the meeting stands in it. Whoever gets hold of the mail could come in. "
            "Use {join_link} in mail to people with a place."
        )
    ]


def _names_meeting(text: str, event: Event) -> bool:
    """Whether the text tells the ID or the passcode of the meeting, however its figures are grouped."""
    squeezed = re.sub(r"(?<=\d)[\s\u00a0-]+(?=\d)", "", text)
    secrets = (re.sub(r"(?<=\d)[\s-]+(?=\d)", "", event.meeting_id), event.meeting_passcode)
    return any(
        len(secret) >= _LONG_ENOUGH and re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", one)
        for secret in secrets
        for one in (text, squeezed)
    )
