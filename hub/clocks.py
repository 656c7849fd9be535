"""When something is, on the reader's clock and on its own: two cities, two offsets, no abbreviations."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from hub import timezones
from hub.languages import current


@dataclass(frozen=True, slots=True)
class Clock:
    """A span of time as one city reads it.

    `date` is set only where the local date differs from the event's own. `starts` and `ends` are aware datetimes in
    the zone of the city.
    """

    label: str
    city: str
    times: str
    start_time: str
    offset: str
    date: str
    starts: datetime
    ends: datetime

    def __str__(self) -> str:
        """Return the clock as one line: "Your time, Nairobi 16:30–18:00 UTC+3"."""
        line = f"{self.label} {self.times} {self.offset}"
        return f"{line} ({self.date})" if self.date else line


def clocks(starts: datetime, ends: datetime, event_zone: str, viewer_zone: str = "") -> list[Clock]:
    """Return the clocks to show: the viewer's first, then the event's; one if both read the same or none is known."""
    return list(_clocks(starts, ends, event_zone, str(viewer_zone), current()))


# From west to east: one city per place where many members live.
CITIES = (
    "America/Mexico_City",
    "America/Bogota",
    "Africa/Accra",
    "Africa/Tunis",
    "Europe/Zurich",
    "Africa/Nairobi",
    "Asia/Amman",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Manila",
)


def cities(starts: datetime, ends: datetime, event_zone: str) -> list[Clock]:
    """Return the clocks of cities around the world, without the event's own."""
    return list(_cities(starts, ends, event_zone, current()))


@lru_cache(maxsize=1024)
def _cities(starts: datetime, ends: datetime, event_zone: str, language: str) -> tuple[Clock, ...]:
    with translation.override(language):
        own = _clock("%(city)s", starts, ends, event_zone)
        return tuple(_clock("%(city)s", starts, ends, zone, beside=own) for zone in CITIES if zone != event_zone)


@lru_cache(maxsize=4096)
def _clocks(starts: datetime, ends: datetime, event_zone: str, viewer_zone: str, language: str) -> tuple[Clock, ...]:
    with translation.override(language):
        own = _clock(_("Event time, %(city)s"), starts, ends, event_zone)
        if not viewer_zone or viewer_zone == event_zone:
            return (own,)
        theirs = _clock(_("Your time, %(city)s"), starts, ends, viewer_zone, beside=own)
        if (theirs.starts.utcoffset(), theirs.ends.utcoffset()) == (own.starts.utcoffset(), own.ends.utcoffset()):
            both = _("Your time, %(city)s, and event time, %(event_city)s")
            label = both % {"city": theirs.city, "event_city": own.city}
            return (Clock(label, theirs.city, own.times, own.start_time, own.offset, "", theirs.starts, theirs.ends),)
        return theirs, own


def _clock(label: str, starts: datetime, ends: datetime, zone_name: str, beside: Clock | None = None) -> Clock:
    zone = ZoneInfo(zone_name)
    start, end = starts.astimezone(zone), ends.astimezone(zone)
    city = timezones.city(zone_name)
    date = ""
    if beside is not None and start.date() != beside.starts.date():
        date = weekday_and_day(start)
    return Clock(
        label=label % {"city": city},
        city=city,
        times=f"{clock_time(start)}–{clock_time(end)}",
        start_time=clock_time(start),
        offset=timezones.utc_offset(start),
        date=date,
        starts=start,
        ends=end,
    )


def clock_time(moment: datetime) -> str:
    """Return the time of day of an aware `moment` in its own zone: "15:30", in French "15 h 30" and "17 h"."""
    text = date_format(moment, "TIME_FORMAT", use_l10n=True)
    # French leaves out the minutes of a full hour.
    return text.removesuffix("\u00a000") if "\u00a0h\u00a0" in text else text


def full_date(moment: datetime) -> str:
    """Return "Thursday 15 June 2023" in the current language, read in the moment's own zone."""
    return date_format(moment, get_format("WEEKDAY_DATE_FORMAT"))


def weekday_and_day(moment: datetime) -> str:
    """Return "Thursday 15 June" in the current language."""
    return date_format(moment, get_format("WEEKDAY_MONTH_DAY_FORMAT"))
