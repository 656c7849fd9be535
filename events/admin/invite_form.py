"""The form by which a facilitator chooses whom to invite."""

from hashlib import sha256
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Registration
from events.services.address_list import LONGEST, decoded
from events.services.audience import Audience, Preview
from hub.models import Language
from hub.taxonomy.models import Place, Theme
from members.models import Member, Network, StakeholderGroup

_LARGEST_FILE = 1_000_000
_MOST_NOMINATIONS = 20


def _column(model: Any, name: str) -> Any:
    return model._meta.get_field(name)  # noqa: SLF001 - public in all but name


class InviteForm(forms.Form):
    """Members by what they are, registrants of another event, and a list; what is chosen twice is invited once."""

    networks: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Network.objects.all(),
        label=gettext_lazy("Networks"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=gettext_lazy("Themes of interest"),
        required=False,
        widget=AutocompleteSelectMultiple(_column(Member, "interests"), admin.site),
    )
    countries: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Place.objects.countries(),
        label=gettext_lazy("Countries"),
        required=False,
        widget=AutocompleteSelectMultiple(_column(Member, "country"), admin.site),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Types of organisation"),
        choices=StakeholderGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Choose all three to invite every member."),
    )
    event: forms.ModelChoiceField = forms.ModelChoiceField(
        Event.objects.all(),
        label=gettext_lazy("Registered for"),
        required=False,
        widget=AutocompleteSelect(_column(Registration, "event"), admin.site),
    )
    attended_only = forms.BooleanField(label=gettext_lazy("Only those who attended"), required=False)
    list_text = forms.CharField(
        label=gettext_lazy("List"),
        required=False,
        strip=False,  # or the numbers of the lines would not be those of the list
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField", "spellcheck": "false"}),
        # The administration takes help for HTML.
        help_text=lazy(escape, str)(
            gettext_lazy(
                "One person a line: name, email, language (en, fr or es), as copied from a spreadsheet; "
                "or Name <email>."
            )
        ),
    )
    list_file = forms.FileField(
        label=gettext_lazy("List as a file"), required=False, help_text=gettext_lazy("A text or CSV file.")
    )
    list_language = forms.ChoiceField(
        label=gettext_lazy("Language if a line names none"),
        choices=Language.choices,
        help_text=gettext_lazy("Members of the Hub are written to in their own."),
    )
    nominations_allowed = forms.IntegerField(
        label=gettext_lazy("Colleagues that each may propose"),
        min_value=0,
        max_value=_MOST_NOMINATIONS,
        initial=0,
        help_text=gettext_lazy("You decide on each proposal."),
    )

    def clean_list_file(self) -> str:
        """Return the text of the file; refuse what is no text."""
        file: UploadedFile | None = self.cleaned_data["list_file"]
        if file is None:
            return ""
        if (file.size or 0) > _LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is too large: a list has at most %(count)s lines.") % {"count": LONGEST}
            )
        raw = file.read()
        if b"\0" in raw:
            raise forms.ValidationError(_("This is no text. Save the list as CSV in your spreadsheet and try again."))
        return decoded(raw)

    def clean(self) -> dict[str, Any]:
        """Put the file's lines to those of the list, where the next page carries them on; ask for anybody at all."""
        cleaned = super().clean() or self.cleaned_data
        if text := cleaned.get("list_file"):
            cleaned["list_text"] = "\n".join(filter(None, [cleaned.get("list_text"), text]))
            data = cast("QueryDict", self.data).copy()
            data["list_text"] = cleaned["list_text"]
            self.data = data
        sources = ("networks", "themes", "countries", "groups", "languages", "event", "list_text")
        if not self.errors and not any(cleaned.get(name) for name in sources):
            raise forms.ValidationError(_("Choose whom to invite, or enter a list."))
        return cleaned

    @property
    def audience(self) -> Audience:
        """The valid choice, as the services take it."""
        chosen = self.cleaned_data

        def keys(name: str) -> tuple[int, ...]:
            return tuple(row.pk for row in chosen.get(name, ()))

        return Audience(
            networks=keys("networks"),
            themes=keys("themes"),
            countries=keys("countries"),
            groups=tuple(chosen.get("groups", ())),
            languages=tuple(chosen.get("languages", ())),
            event=chosen.get("event"),
            attended_only=chosen.get("attended_only", False),
            list_text=chosen["list_text"],
            list_language=chosen["list_language"],
        )


class ListForm(InviteForm):
    """The same for assistants, who invite people whose addresses they have: they do not look through members."""

    networks = themes = countries = groups = languages = event = attended_only = None  # type: ignore[assignment]


def fingerprint(preview: Preview) -> str:
    """Return what tells whether the people of two previews are the same."""
    people = sorted((person.email.lower(), person.language) for person in preview.people)
    return sha256(repr(people).encode()).hexdigest()
