"""The boxes EN FR ES of a list, and what the page of a row says of its languages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hub.languages import CODES, KEEPS_LANGUAGE, fallbacks, name_of, translations_of
from hub.translating.completeness import Gap, fields_of, gaps, main_field

# What a list adds to its rows: whether their parts lack something in a language.
PARTS_LACK = "parts_lack_{}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap with its name and the way to its field, where there is one."""

    label: str
    url: str


@dataclass(slots=True)
class LanguageState:
    """What a row says to the readers of one language."""

    code: str
    # The languages they are shown instead, each with what is missing.
    groups: list[tuple[str, list[Missing]]] = field(default_factory=list)
    # How many people are known to read it; None where nobody is counted.
    readers: int | None = None
    page_url: str = ""
    translate_url: str = ""

    @property
    def name(self) -> str:
        """The name of the language in the current one."""
        return name_of(self.code)

    @property
    def is_written(self) -> bool:
        """Whether nothing is missing."""
        return not self.groups


def translation_marks(row: models.Model) -> SafeString:
    """Return the boxes EN FR ES: full where nothing is missing, dashed where something is, faint without a title.

    Missing is what is written in another language and not in this one.
    """
    fields = fields_of(type(row))
    if not any(translations_of(row, name) for name in fields):
        return SafeString("–")
    main = [main_field(type(row))] if main_field(type(row)) else fields
    boxes = []
    for code in CODES:
        if not any(getattr(row, f"{name}_{code}") for name in main):
            state, words = "none", _("not translated")
        elif gaps(row, code) or getattr(row, PARTS_LACK.format(code), False):
            state, words = "part", _("parts are missing")
        else:
            state, words = "full", _("complete")
        boxes.append((state, f"{name_of(code)}: {words}", code.upper(), words))
    box = '<span class="translation" data-state="{}" title="{}">{}<span class="visually-hidden"> {}, </span></span>'
    return format_html('<span class="translations">{}</span>', format_html_join("", box, boxes))


translation_marks.short_description = gettext_lazy("translations")  # type: ignore[attr-defined]


def states_of(
    forms: Sequence[tuple[str, Any]],
    *,
    page_of: Callable[[], str],
    translate_url: str,
    readers: Mapping[str, int] | None,
) -> list[LanguageState]:
    """Return what a row and its parts lack, language by language.

    Args:
        forms: of the row and of its parts, each with the name of the part (empty for the row itself).
        page_of: returns the address of the row's public page in the current language, empty where it has none.
        translate_url: where the row is translated; empty for who may not.
        readers: how many people count on the row, by language; None where nobody is counted.
    """
    states = []
    for code in CODES:
        state = LanguageState(code, readers=(readers or {}).get(code, 0) if readers is not None else None)
        groups: dict[str, list[Missing]] = {}
        for part, form in forms:
            for gap in gaps(form.instance, code):
                groups.setdefault(gap.shown, []).append(_missing(gap, part, form))
        state.groups = sorted(groups.items(), key=lambda group: fallbacks(code).index(group[0]))
        with override(code):
            if page := page_of():
                state.page_url = f"{page}?{KEEPS_LANGUAGE}=1"
        if translate_url:
            source = state.groups[0][0] if state.groups else next(other for other in fallbacks(code) if other != code)
            state.translate_url = f"{translate_url}?from={source}&to={code}"
        states.append(state)
    return states


def _missing(gap: Gap, part: str, form: Any) -> Missing:
    column = f"{gap.field}_{gap.language}"
    label = f"{part}: {gap.label}" if part else gap.label
    return Missing(label, f"#{form[column].id_for_label}" if column in form.fields else "")
