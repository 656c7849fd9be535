"""Who reads which language instead of her own: said before an event is published and before a mail is sent."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext as _

from events.models import Announcement, Event
from events.models.registration import RegistrationQuerySet
from events.told import readers
from hub.languages import CODES, fallbacks, name_of
from hub.translating.completeness import Gap, gaps

# Of an event, these stand in the mail of an announcement.
_IN_MAIL = ("title", "status_note")


def counted_by_language(registrations: RegistrationQuerySet) -> dict[str, int]:
    """Return how many registrations there are of each language."""
    rows = registrations.order_by().values_list("language")
    return dict(rows.annotate(n=models.Count("pk")).values_list("language", "n"))


def event_fallbacks(event: Event) -> list[str]:
    """Return a sentence for each language in which an event or a part of it is not written: who reads what instead."""
    rows: list[models.Model] = [event, *event.contributions.all(), *event.topics.all()]
    lacking = {code: [gap for row in rows for gap in gaps(row, code)] for code in CODES}
    return _sentences(lacking, counted_by_language(event.registrations.live()) if any(lacking.values()) else {})


def mail_fallbacks(announcement: Announcement) -> list[str]:
    """Return the same for what stands in the mail of an announcement, with how many get it."""
    event = announcement.event
    lacking = {
        code: [*gaps(announcement, code), *(gap for gap in gaps(event, code) if gap.field in _IN_MAIL)]
        for code in CODES
    }
    counts = counted_by_language(readers(event, announcement.audience)) if any(lacking.values()) else {}
    return _sentences(lacking, counts)


def _sentences(lacking: Mapping[str, list[Gap]], counts: Mapping[str, int]) -> list[str]:
    return [_sentence(code, found, counts.get(code, 0)) for code, found in lacking.items() if found]


def _sentence(language: str, found: Iterable[Gap], count: int) -> str:
    shown = {gap.shown for gap in found}
    words = _("Readers of %(language)s (%(count)s registered) get %(shown)s instead: %(names)s.")
    return words % {
        "language": name_of(language),
        "count": count,
        "shown": ", ".join(name_of(code) for code in fallbacks(language) if code in shown),
        "names": ", ".join(dict.fromkeys(gap.label for gap in found)),
    }
