"""What the page of an event counts: who listens in what, and who came."""

from typing import TypedDict

from django.db.models import Avg, Count, Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event, Registration
from hub.languages import name_of

Status = Registration.Status

# An average over fewer would tell how long single people stayed.
_FEWEST_FOR_AVERAGE = 5


class Demand(TypedDict):
    """How many want to listen in a language."""

    listening_language: str
    confirmed: int
    waiting: int


def demand(event: Event) -> SafeString | str:
    """Return how many people want to listen in each language, and for which of them it takes an interpreter."""
    lines = [(_words(event, row),) for row in _demand(event)]
    if not lines:
        return _("Nobody has registered yet.")
    return format_html('<ul class="figures">{}</ul>', format_html_join("", "<li>{}</li>", lines))


def _demand(event: Event) -> QuerySet[Registration, Demand]:
    # Whoever awaits approval waits, too: the interpreters are hired before everybody is in.
    return (
        event.registrations.live()
        .order_by()
        .values("listening_language")
        .annotate(
            confirmed=Count("pk", filter=Q(status=Status.CONFIRMED)),
            waiting=Count("pk", filter=~Q(status=Status.CONFIRMED)),
        )
        .order_by("-confirmed", "-waiting", "listening_language")
    )


def _words(event: Event, row: Demand) -> str:
    code = row["listening_language"]
    numbers = {"language": name_of(code), "confirmed": row["confirmed"], "waiting": row["waiting"]}
    if code in event.working_languages:
        return _("%(language)s: %(confirmed)s confirmed, %(waiting)s waiting") % numbers
    if code in event.interpretation_languages:
        return _("%(language)s: %(confirmed)s confirmed, %(waiting)s waiting; needs an interpreter") % numbers
    return (
        _("%(language)s: %(confirmed)s confirmed, %(waiting)s waiting; needs an interpreter, but none is planned")
        % numbers
    )


def attended(event: Event) -> str:
    """Return how many of the confirmed people came and, where that gives nobody away, how long they stayed."""
    counted = event.registrations.confirmed().aggregate(
        all=Count("pk"),
        joined=Count("pk", filter=Q(joined_at__isnull=False)),
        measured=Count("minutes_attended"),
        minutes=Avg("minutes_attended"),
    )
    words = _("%(joined)s of %(all)s confirmed people joined.") % counted
    if counted["measured"] < _FEWEST_FOR_AVERAGE:
        return words
    minutes = round(counted["minutes"])
    stayed = ngettext(
        "They stayed for %(count)s minute on average.", "They stayed for %(count)s minutes on average.", minutes
    )
    return f"{words} {stayed % {'count': minutes}}"
