"""Filling in the page of a work in the administration."""

from typing import Any

from django.db.models.fields.files import FieldFile
from django.test import Client
from django.urls import reverse

from resources.models import Resource

LIST = reverse("admin:resources_resource_changelist")
ADD = reverse("admin:resources_resource_add")


def page_of(work: Resource) -> str:
    """Return the address of a work's page."""
    return reverse("admin:resources_resource_change", args=[work.pk])


def filled_in(client: Client, url: str, **answers: Any) -> dict[str, Any]:
    """Return what a browser would post from the page at `url`, with some fields filled in anew."""
    context = client.get(url).context
    data: dict[str, Any] = {}
    for form in (context["adminform"].form, *(one.formset.management_form for one in context["inline_admin_formsets"])):
        data |= _values(form)
    for one in context["inline_admin_formsets"]:
        for form in one.formset.forms:
            data |= _values(form)
    return data | {name.replace("__", "-"): value for name, value in answers.items()}


def _values(form: Any) -> dict[str, Any]:
    values = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, FieldFile) or value is None or value is False or value == "":
            continue
        if isinstance(value, list | tuple):
            value = [getattr(one, "pk", one) for one in value]
        values[bound.html_name] = "on" if value is True else value
    return values
