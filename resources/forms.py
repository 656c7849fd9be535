"""Narrowing the list of resources."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.forms import FilterField, FilterForm, kept, named, offer
from hub.languages import name_of
from hub.models import Language
from hub.taxonomy.models import Theme
from resources.models import Resource


def _themes() -> list[tuple[str, str]]:
    return named(Theme.objects.filter(pk__in=Resource.objects.order_by().values("themes")))


class ResourceFilterForm(FilterForm):
    """Which resources to list; it lives in the address, so that a list can be shared."""

    q = forms.CharField(label=_("Search resources"), required=False, max_length=200)
    kind = FilterField(label=_("Kind"))
    language = FilterField(label=_("Language"))
    theme = FilterField(label=_("Theme"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("Any kind")), *Resource.Kind.choices])
        offer(self, "language", [("", _("Any language")), *((code, name_of(code)) for code in Language.values)])
        offer(self, "theme", [("", _("All themes")), *kept("resources", _themes)])


class ResourceFeedForm(FilterForm):
    """Which works the feed carries, and in which language; it lives in the feed's address."""

    lang = forms.ChoiceField(required=False, choices=Language)
    theme = forms.SlugField(required=False)
