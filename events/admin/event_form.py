"""The form of an event: local times with their zone, and what must not happen to people who have registered."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.admin.reminder_field import ReminderField
from events.admin.wall_clock import EARLIER, LATER, ReadingField, WallClockField, comes_twice, instant
from events.models import Event
from hub import timezones
from hub.admin_languages import TranslatedForm
from hub.models import Language

# The field of the form and the column it stands for.
CLOCKS = {
    "start": "starts_at",
    "end": "ends_at",
    "opens": "registration_opens_at",
    "closes": "registration_closes_at",
}


class EventForm(TranslatedForm):
    """Times are entered as the clock of the event's own zone shows them and stored as instants."""

    start = WallClockField(label=gettext_lazy("start"))
    start_reading = ReadingField()
    end = WallClockField(label=gettext_lazy("end"))
    end_reading = ReadingField()
    time_zone = forms.ChoiceField(
        label=gettext_lazy("time zone"),
        initial=settings.EVENT_TIME_ZONE,
        help_text=gettext_lazy("All times of this form are the time of this city."),
    )
    opens = WallClockField(label=gettext_lazy("registration opens"), help_text=gettext_lazy("Empty: at once."))
    opens_reading = ReadingField()
    closes = WallClockField(
        label=gettext_lazy("registration closes"), help_text=gettext_lazy("Empty: open until the end of the event.")
    )
    closes_reading = ReadingField()
    working_languages = forms.MultipleChoiceField(
        label=gettext_lazy("working languages"), choices=Language.choices, widget=forms.CheckboxSelectMultiple
    )
    reminder_minutes = ReminderField(
        help_text=gettext_lazy(
            "For example: 7 days, 1 day, 1 hour. Empty: as the series, else the site does. None: “none”."
        )
    )
    # What the facilitator saw when the form was opened: whoever saves second is told, not the first one overwritten.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Event
        exclude = tuple(CLOCKS.values())

    def clean_assistants(self) -> Any:
        """Refuse people who could not sign in."""
        chosen = self.cleaned_data["assistants"]
        if gone := [member for member in chosen if not member.is_active]:
            words = _("%(name)s may not sign in, so cannot help with the event.")
            raise ValidationError([words % {"name": member} for member in gone])
        return chosen

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.declared_fields:
            self.fields[name].label = capfirst(str(self.fields[name].label))
        zone = self.instance.time_zone
        self.fields["time_zone"].choices = timezones.choices(zone)  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["version"] = self.instance.updated_at.isoformat()
            for name, column in CLOCKS.items():
                self._show(name, getattr(self.instance, column), zone)

    def _show(self, name: str, moment: datetime | None, zone: str) -> None:
        """Fill a pair of fields from the row, and say which offset is valid on that day."""
        if moment is None:
            return
        there = moment.astimezone(ZoneInfo(zone))
        # The field knows no seconds; see `_read` for why that loses none.
        local = there.replace(tzinfo=None, fold=0, second=0, microsecond=0)
        self.initial[name] = local
        self._say_offset(name, there, zone)
        if comes_twice(local, zone):
            self.initial[f"{name}_reading"] = LATER if there.fold else EARLIER
            self.fields[f"{name}_reading"].offer(local, zone)  # type: ignore[attr-defined]

    def _say_offset(self, name: str, there: datetime, zone: str) -> None:
        words = {"city": timezones.city(zone), "offset": timezones.utc_offset(there)}
        self.fields[name].help_text = _("%(city)s, %(offset)s on that day") % words

    @cached_property
    def before(self) -> Event | None:
        """Return the event as the database has it, locked until the request ends; None while it is new."""
        if not self.instance.pk:
            return None
        return Event.objects.select_for_update(no_key=True).get(pk=self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Turn local times into instants; refuse what contradicts itself or the registrations."""
        cleaned = super().clean()
        if zone := cleaned.get("time_zone"):
            for name, column in CLOCKS.items():
                self._read(name, column, zone)
        self._check_span()
        if self.before is not None:
            self._check_version(self.before)
            self._check_capacity(self.before)
        return cleaned

    def _read(self, name: str, column: str, zone: str) -> None:
        if name in self.errors or name not in self.fields:
            return
        if self.instance.pk and not {name, f"{name}_reading", "time_zone"} & set(self.changed_data):
            return
        local = self.cleaned_data.get(name)
        if local is None:
            setattr(self.instance, column, None)
            return
        if comes_twice(local, zone):
            self.fields[f"{name}_reading"].offer(local, zone)  # type: ignore[attr-defined]
        try:
            moment = instant(local, zone, self.cleaned_data.get(f"{name}_reading", ""))
        except ValidationError as error:
            self.add_error(name, error)
            return
        setattr(self.instance, column, moment)
        self._say_offset(name, moment.astimezone(ZoneInfo(zone)), zone)

    def _check_span(self) -> None:
        event = self.instance
        if not {"start", "end"} & set(self.errors):
            if event.starts_at and not event.ends_at:
                self.add_error("end", _("Give the end as well."))
            elif event.ends_at and not event.starts_at:
                self.add_error("start", _("Give the start as well."))
            elif event.starts_at and event.ends_at <= event.starts_at:
                self.add_error("end", _("The end must come after the start."))
            elif not event.starts_at and self.cleaned_data.get("date_status") == Event.DateStatus.CONFIRMED:
                self.add_error("start", _("A confirmed date needs a start and an end. Or set the date to “Proposed”."))
        opens, closes = event.registration_opens_at, event.registration_closes_at
        if not {"opens", "closes"} & set(self.errors) and opens and closes and closes <= opens:
            self.add_error("closes", _("Registration must close after it opens."))

    def _check_version(self, before: Event) -> None:
        seen, now = self.cleaned_data.get("version"), before.updated_at.isoformat()
        if not seen or seen == now:
            return
        # Saving once more is a decision, so the second attempt starts from what is there now.
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data[self.add_prefix("version")] = now
            self.data = data
        self.add_error(
            None,
            _(
                "Somebody else has changed this event since you opened it. What you entered is still here: look at the "
                "event in another window, then save again to keep your version."
            ),
        )

    def _check_capacity(self, before: Event) -> None:
        capacity = self.cleaned_data.get("capacity")
        if "capacity" not in self.fields or capacity is None or capacity == before.capacity:
            return
        confirmed = before.registrations.confirmed().count()
        if capacity < confirmed:
            message = ngettext(
                "%(count)s person is confirmed already: there cannot be fewer places than that.",
                "%(count)s people are confirmed already: there cannot be fewer places than that.",
                confirmed,
            )
            self.add_error("capacity", message % {"count": confirmed})
