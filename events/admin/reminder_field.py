"""When to remind, as people write it: “7 days, 1 day, 1 hour” instead of minutes."""

import re
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.reminder_times import DAY, spans

_SHORTEST, _LONGEST = 5, 60 * DAY

# In all three languages, whatever the facilitator's: she may copy from a colleague. Without accents, see `_plain`.
_UNITS = {
    1: "m min mins minute minutes minuto minutos",
    60: "h hour hours heure heures hora horas",
    DAY: "d day days j jour jours dia dias",
    7 * DAY: "w week weeks sem semaine semaines semana semanas",
}
_MINUTES = {word: minutes for minutes, words in _UNITS.items() for word in words.split()}
_NONE = {"none", "aucun", "ninguno"}

_AMOUNT = re.compile(r"(\d{1,6})\s*([a-z]+)\.?")
_BETWEEN = re.compile(r"[,;\n]|\s(?:and|et|y)\s")


class ReminderField(forms.CharField):
    """Spans of time before the start; gives minutes, the earliest reminder first.

    Empty gives None, which leaves the decision to another level; “none” gives an empty list: no reminders.
    """

    widget = AdminTextInputWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=200, label=gettext_lazy("reminders before the start"), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return minutes as words of the current language; what was typed stays as it is."""
        if isinstance(value, (list, tuple)):
            return ", ".join(spans(sorted(value, reverse=True))) or _("none")
        return value

    def to_python(self, value: Any) -> Any:
        """Return the minutes that a text means.

        Raises:
            ValidationError: with the code "unclear", naming the part that cannot be read, or "range".
        """
        text = _plain(super().to_python(value) or "")
        if not text:
            return None
        if text in _NONE | {_plain(_("none"))}:
            return []
        parts = [part.strip() for part in _BETWEEN.split(text)]
        return sorted({_minutes(part) for part in parts if part}, reverse=True)

    def run_validators(self, value: Any) -> None:
        """Leave out those of a text: its length was limited by the browser, and its parts have been read one by one."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other reminders are meant than before, however they are written."""
        try:
            return self.to_python(data) != (None if initial is None else sorted(initial, reverse=True))
        except ValidationError:
            return True


def _plain(text: str) -> str:
    """Return a text in small letters, with simple spaces and without the accent of "día"."""
    return " ".join(text.lower().replace("í", "i").split())


def _minutes(part: str) -> int:
    found = _AMOUNT.fullmatch(part)
    if found is None or found[2] not in _MINUTES:
        message = _("“%(part)s” is no span of time. Write for example: %(example)s.")
        words = {"part": part, "example": ", ".join(spans((7 * DAY, DAY, 60)))}
        raise ValidationError(message % words, code="unclear")
    minutes = int(found[1]) * _MINUTES[found[2]]
    if not _SHORTEST <= minutes <= _LONGEST:
        message = _("“%(part)s”: a reminder is sent at least %(shortest)s and at most %(longest)s before the start.")
        shortest, longest = spans((_SHORTEST, _LONGEST))
        raise ValidationError(message % {"part": part, "shortest": shortest, "longest": longest}, code="range")
    return minutes
