"""What a facilitator can leave open in a mail: words and links that each reader, or each event, fills in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.models import MailTemplate

Purpose = MailTemplate.Purpose

_EVERY = tuple(Purpose)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A word in braces and what stands there in the mail.

    `is_link`: it is an address, which a subject cannot have. `refusal` says why other purposes cannot have it.
    """

    name: str
    label: str | Promise
    purposes: tuple[Purpose, ...] = _EVERY
    is_link: bool = False
    needs_event: bool = False
    refusal: str | Promise = ""

    @property
    def braced(self) -> str:
        """The placeholder as it is written."""
        return f"{{{self.name}}}"


_NO_RECORDING = _("there is no recording before the event")
_OWN_REGISTRATION = _("it is the personal link of people who registered")

PLACEHOLDERS = (
    Placeholder("name", _("Name of the reader, or “colleague”")),
    Placeholder("event_title", _("Title of the event"), needs_event=True),
    Placeholder("event_date", _("Day and time, on the reader’s clock and on the event’s own"), needs_event=True),
    Placeholder("event_day", _("Day of the event, short enough for a subject"), needs_event=True),
    Placeholder("event_teaser", _("Teaser of the event"), needs_event=True),
    Placeholder("event_languages", _("Languages and interpretation"), needs_event=True),
    Placeholder(
        "invitation_link",
        _("Personal link to the invitation, where it is answered"),
        (Purpose.INVITATION,),
        is_link=True,
        needs_event=True,
        refusal=_("it is the personal link of people who are invited"),
    ),
    Placeholder(
        "join_link",
        _("Personal link into the meeting; only people with a place get such a mail"),
        (Purpose.PARTICIPANTS,),
        is_link=True,
        needs_event=True,
        refusal=_("it leads into the meeting, and only people with a place may have it"),
    ),
    Placeholder(
        "registration_link",
        _("Personal link to the registration, where it is changed and given up"),
        (Purpose.PARTICIPANTS, Purpose.FOLLOW_UP),
        is_link=True,
        needs_event=True,
        refusal=_OWN_REGISTRATION,
    ),
    Placeholder("event_link", _("Page of the event"), is_link=True, needs_event=True),
    Placeholder(
        "register_link",
        _("Page where one registers"),
        (Purpose.MEMBERS,),
        is_link=True,
        needs_event=True,
        refusal=_("these people have a link of their own"),
    ),
    Placeholder(
        "recording_link",
        _("Recording of the event"),
        (Purpose.FOLLOW_UP, Purpose.MEMBERS),
        is_link=True,
        needs_event=True,
        refusal=_NO_RECORDING,
    ),
    Placeholder("site_link", _("Home page of the Knowledge Hub"), is_link=True),
    Placeholder(
        "unsubscribe_link",
        _("Personal link to unsubscribe; it stands below such mails in any case"),
        (Purpose.INVITATION, Purpose.MEMBERS),
        is_link=True,
        refusal=_("mail about one’s own registration cannot be unsubscribed"),
    ),
)
BY_NAME = {placeholder.name: placeholder for placeholder in PLACEHOLDERS}

# The links of which a mail must have one, or its readers cannot do what it is for.
REQUIRED: dict[str, tuple[str, ...]] = {
    Purpose.INVITATION: ("invitation_link",),
    Purpose.PARTICIPANTS: ("join_link", "registration_link"),
    Purpose.FOLLOW_UP: ("event_link", "recording_link"),
    Purpose.MEMBERS: (),
}

KNOWN = re.compile(rf"\{{({'|'.join(BY_NAME)})\}}")


def of_purpose(purpose: str) -> list[Placeholder]:
    """Return the placeholders that a mail for `purpose` can have."""
    return [placeholder for placeholder in PLACEHOLDERS if purpose in placeholder.purposes]


def used_in(*texts: str | None) -> set[str]:
    """Return the names of the placeholders that stand in `texts`."""
    return {match[1] for text in texts for match in KNOWN.finditer(text or "")}


def in_braces(names: Iterable[str]) -> list[str]:
    """Return placeholders as they are written."""
    return [BY_NAME[name].braced for name in names]
