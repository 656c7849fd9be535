"""How forms look and speak everywhere in the hub."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.cache import cache
from django.db import models
from django.forms.renderers import BaseRenderer, TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hub.languages import current, fallbacks


class HubRenderer(TemplatesSetting):
    """Renders forms and fields with the hub's own templates."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill in the choices of a field that depend on the reader's language or on what is in the database."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


def named(terms: models.QuerySet[Any]) -> list[tuple[str, str]]:
    """Return (slug, name in the reader's language) of terms of the vocabulary, without making rows of them."""
    columns = [f"name_{code}" for code in fallbacks(current())]
    return [(slug, next(filter(None, names), slug)) for slug, *names in terms.values_list("slug", *columns)]


# How long a list may offer no choice that has just come up, in seconds.
_CHOICES_KEPT = 60
# What this process has read of them, under the names they have in the cache: unpacking hundreds of values takes longer
# than a small query.
_read: dict[str, tuple[str, Any]] = {}


def kept[Choices](name: str, make: Callable[[], Choices]) -> Choices:
    """Return the choices that `make` finds in the database for the reader's language, asked for once a minute.

    The same object is returned as long as nothing is asked for again; nobody may change it.
    """
    key = f"choices:{name}:{current()}"
    version = cache.get(key)
    known, choices = _read.get(key, ("", None))
    if version is None:
        version, choices = uuid4().hex, make()
        # Longer than their version, so that whoever meets that finds them.
        cache.set(f"{key}:{version}", choices, 2 * _CHOICES_KEPT)
        cache.set(key, version, _CHOICES_KEPT)
    elif version != known:
        choices = cache.get(f"{key}:{version}")
        if choices is None:
            choices = make()
    _read[key] = version, choices
    return cast("Choices", choices)


class QuickSelect(forms.Select):
    """A list to choose from, without groups. Django's own renders two templates for every choice."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        """Return the element with its options."""
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})),
            _options(tuple((str(key), str(label)) for key, label in self.choices), frozenset(self.format_value(value))),
        )


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...], chosen: frozenset[str]) -> SafeString:
    marked = ((key, " selected" if key in chosen else "", label) for key, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


class FilterField(forms.ChoiceField):
    """One of a few or a few hundred choices, or none."""

    widget = QuickSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class FilterForm(forms.Form):
    """A form that narrows a list: unknown values in a shared address are ignored rather than refused."""

    use_required_attribute = False

    @property
    def chosen(self) -> dict[str, str]:
        """The valid, filled-in answers by field name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
