"""Dates and times as the clock of an event's own city shows them, and the instants they mean."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub import timezones

EARLIER = "earlier"
LATER = "later"


class WallClockWidget(forms.SplitDateTimeWidget):
    """The browser's own date and time pickers: they speak the reader's language and take any keyboard."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        date_attrs: dict[str, Any] = {"type": "date", "aria-label": gettext_lazy("Date")}
        time_attrs: dict[str, Any] = {"type": "time", "aria-label": gettext_lazy("Time")}
        super().__init__(
            attrs,
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs=date_attrs,
            time_attrs=time_attrs,
        )


class WallClockField(forms.MultiValueField):
    """A date and a time of day without a zone; gives a naive datetime, since only the zone beside it says more."""

    widget = WallClockWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(fields=(forms.DateField(), forms.TimeField()), required=False, **kwargs)

    def compress(self, data_list: list[Any]) -> datetime | None:
        """Return the date and the time together, None if both are empty."""
        date, time = data_list or (None, None)
        if date is None and time is None:
            return None
        if date is None:
            raise ValidationError(_("Give the date as well."), code="date")
        if time is None:
            raise ValidationError(_("Give the time as well."), code="time")
        return datetime.combine(date, time)


class ReadingField(forms.ChoiceField):
    """Which of the two readings of a time is meant that comes twice; hidden until there is something to choose."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            label=gettext_lazy("Which one"),
            choices=[("", ""), (EARLIER, gettext_lazy("earlier")), (LATER, gettext_lazy("later"))],
            widget=forms.HiddenInput,
            **kwargs,
        )

    def offer(self, local: datetime, zone_name: str) -> None:
        """Show the choice, each reading with its offset."""
        first, second = offsets(local, zone_name)
        self.widget = forms.Select(
            choices=[
                ("", _("Choose one")),
                (EARLIER, _("%(offset)s (earlier)") % {"offset": first}),
                (LATER, _("%(offset)s (later)") % {"offset": second}),
            ]
        )


def offsets(local: datetime, zone_name: str) -> tuple[str, str]:
    """Return the offsets that hold before and after the change of the clock around `local`."""
    first, second = (moment.astimezone(ZoneInfo(zone_name)) for moment in timezones.readings(local, zone_name))
    return timezones.utc_offset(first), timezones.utc_offset(second)


def comes_twice(local: datetime, zone_name: str) -> bool:
    """Whether the clock shows `local` twice, since it is put back on that day."""
    return len(timezones.readings(local, zone_name)) > 1 and timezones.exists(local, zone_name)


def instant(local: datetime, zone_name: str, reading: str = "") -> datetime:
    """Return the instant (UTC) that a wall-clock time means in a zone.

    Raises:
        ValidationError: with the code "never" if the clock skips that time, naming the times around it; "twice" if
            it comes twice and `reading` is neither EARLIER nor LATER, naming both offsets.

    """
    found = timezones.readings(local, zone_name)
    if len(found) == 1:
        return found[0]
    if not timezones.exists(local, zone_name):
        before, after = (moment.astimezone(ZoneInfo(zone_name)) for moment in found)
        message = _(
            "%(time)s does not exist in %(city)s on that day, since the clock is put forward: "
            "choose %(before)s (%(before_offset)s) or %(after)s (%(after_offset)s)."
        ) % {
            "time": f"{local:%H:%M}",
            "city": timezones.city(zone_name),
            "before": f"{before:%H:%M}",
            "before_offset": timezones.utc_offset(before),
            "after": f"{after:%H:%M}",
            "after_offset": timezones.utc_offset(after),
        }
        raise ValidationError(message, code="never")
    if reading not in {EARLIER, LATER}:
        first, second = offsets(local, zone_name)
        message = _("%(time)s happens twice on that day: choose %(first)s (earlier) or %(second)s (later).") % {
            "time": f"{local:%H:%M}",
            "first": first,
            "second": second,
        }
        raise ValidationError(message, code="twice")
    return found[0] if reading == EARLIER else found[1]
