"""Words for what is doubtful about a finding in a concept note, and for what a note does not say."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub import timezones

_WORDS: dict[str, str | Promise] = {
    "zone-assumed": gettext_lazy("The note gives an abbreviation and no city, so Geneva or another city was assumed."),
    "offset-only": gettext_lazy(
        "The note gives a difference from UTC and no city. Cities with the same difference change their clocks on "
        "different days: choose the city that is meant."
    ),
    "several-zones": gettext_lazy("The country that the note names has several time zones."),
    "two-dates": gettext_lazy("The note gives more than one date. The first one was taken."),
    "weekday": gettext_lazy("The day of the week in the note does not fit the date."),
    "day-or-month": gettext_lazy("In this date, day and month could be the other way round."),
    "no-year": gettext_lazy("The note gives no year, so no date was filled in."),
    "no-day": gettext_lazy("The note gives a time and no date."),
    "no-time": gettext_lazy("The note gives a date and no time."),
    "no-end": gettext_lazy("The note does not say when it ends."),
    "times-disagree": gettext_lazy(
        "The note gives several times that are not the same moment. The first one was taken."
    ),
    "past-midnight": gettext_lazy("It ends after midnight, on the next day."),
    "unconfirmed": gettext_lazy("The note says that this is still to be confirmed."),
    "institution-elsewhere": gettext_lazy(
        "The note names this institution in another sentence, not beside the person."
    ),
    "from-title": gettext_lazy("This was read from the title; the note does not say it in so many words."),
    "cut-off": gettext_lazy("The text seems to be cut off."),
    "access-unclear": gettext_lazy(
        "The note says different things about who can take part. The narrower one was taken."
    ),
    "interpretation-unclear": gettext_lazy("The note says different things about interpretation."),
    "interpretation-english": gettext_lazy(
        "The note speaks of interpretation into English, which the hub does not offer."
    ),
    "other-language": gettext_lazy("The note names a language that the hub does not offer: %(others)s."),
    "place-unknown": gettext_lazy("The hub does not know this as a country or region: %(unknown)s."),
    "contact-missing": gettext_lazy("The note announces a contact and gives none."),
    "link-missing": gettext_lazy("The note speaks of a link and gives no address."),
    "heading-alone": gettext_lazy("There is nothing below this heading."),
    "meeting-later": gettext_lazy(
        "The note gives no address of the meeting. Enter it on the event’s page when you have it."
    ),
}

# Where a wrong guess would send people to the wrong hour or name somebody who has not agreed: each of these has to be
# ticked before an event is made of the note.
GRAVE = frozenset(
    ("summer-time", "offset", "zone-assumed", "offset-only", "several-zones", "two-dates", "weekday", "day-or-month",
     "times-disagree", "unconfirmed", "access-unclear", "institution-elsewhere", "interpretation-unclear")
)  # fmt: skip

# What a concept note usually says, in the order of the review.
EXPECTED: dict[str, str | Promise] = {
    "title": gettext_lazy("the title"),
    "start": gettext_lazy("the date"),
    "end": gettext_lazy("when it ends"),
    "time_zone": gettext_lazy("the time zone"),
    "access": gettext_lazy("who can take part"),
    "format": gettext_lazy("what sort of event it is"),
    "background": gettext_lazy("the background"),
    "objectives": gettext_lazy("the objectives"),
    "target_audience": gettext_lazy("the target audience"),
    "organisation": gettext_lazy("who hosts it"),
    "topic": gettext_lazy("what is discussed"),
    "person": gettext_lazy("who speaks and moderates"),
    "working_languages": gettext_lazy("the working languages"),
    "interpretation": gettext_lazy("whether there is interpretation"),
    "contact_name": gettext_lazy("whom to ask"),
}


def words_of(code: str, finding: dict[str, Any]) -> str:
    """Return what is said about a doubt in the reader's language."""
    details = finding.get("details", {})
    if code in {"summer-time", "offset"}:
        return _of_zone(finding["value"], details)
    if code == "zone-assumed" and finding.get("value"):
        return _("The note writes “%(written)s” and names no city: %(city)s was assumed.") % {
            "written": details.get("written", ""),
            "city": timezones.city(finding["value"]),
        }
    listed = {name: ", ".join(value) for name, value in details.items() if isinstance(value, list)}
    return str(_WORDS.get(code, code)) % listed if "%(" in str(_WORDS.get(code, "")) else str(_WORDS.get(code, code))


def _of_zone(zone: str, details: dict[str, Any]) -> str:
    day = date.fromisoformat(details["day"])
    local = datetime.combine(day, datetime.strptime(details["time"], "%H:%M").time(), ZoneInfo(zone))  # noqa: DTZ007 - a wall clock
    stated = local.replace(tzinfo=None) - timedelta(minutes=details["stated"])
    return _(
        "The note writes “%(written)s”, but on %(date)s the clocks in %(city)s show %(offset)s. It was read as "
        "%(time)s "
        "on the clock there, which is %(utc)s UTC; to the letter it would be %(other)s UTC."
    ) % {
        "written": details["written"],
        "date": date_format(day, "DATE_FORMAT"),
        "city": timezones.city(zone),
        "offset": timezones.utc_offset(local),
        "time": f"{local:%H:%M}",
        "utc": f"{local - (local.utcoffset() or timedelta()):%H:%M}",
        "other": f"{stated:%H:%M}",
    }


def unsaid(findings: list[dict[str, Any]]) -> list[str]:
    """Return what the note does not say, of what such notes usually say."""
    said = {one["field"] for one in findings if one["value"] not in (None, "", [])}
    if "contact_email" in said:
        said.add("contact_name")
    if any(one["field"] == "topic" and one["value"]["presenter"] for one in findings):
        said.add("person")
    return [str(words) for field, words in EXPECTED.items() if field not in said]
