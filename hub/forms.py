"""How forms look and speak everywhere in the hub."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.forms.renderers import TemplatesSetting


class HubRenderer(TemplatesSetting):
    """Renders forms and fields with the hub's own templates."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill in the choices of a field that depend on the reader's language or on what is in the database."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


class FilterForm(forms.Form):
    """A form that narrows a list: unknown values in a shared address are ignored rather than refused."""

    use_required_attribute = False

    @property
    def chosen(self) -> dict[str, str]:
        """The valid, filled-in answers by field name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
