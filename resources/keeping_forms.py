"""Forms of what members keep."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resources.models import ReadingList, ReadingListItem, SavedSearch


class ReadingListForm(forms.ModelForm):
    """A reading list."""

    class Meta:
        model = ReadingList
        fields = ("title", "description", "visibility")
        labels = {"title": _("Title of the list"), "description": _("What it is for"), "visibility": _("Who sees it")}
        widgets = {"visibility": forms.RadioSelect, "description": forms.Textarea(attrs={"rows": 3})}


class ReadingListItemForm(forms.ModelForm):
    """What a member notes beside a work on a list."""

    class Meta:
        model = ReadingListItem
        fields = ("note",)
        labels = {"note": _("Note")}


class SavedSearchForm(forms.ModelForm):
    """The name of a kept search, and how often its owner hears of it."""

    class Meta:
        model = SavedSearch
        fields = ("name", "frequency")
        labels = {"name": _("Name of the search"), "frequency": _("News by mail")}
        widgets = {"frequency": forms.RadioSelect}
