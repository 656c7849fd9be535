"""The forms of the concept-note pages: the note itself, and what was read in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.files.uploadedfile import UploadedFile
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.wall_clock import ReadingField, WallClockField
from events.concept_notes.blocks import CHARACTERS
from events.models import Contribution, DiscussionTopic, Event, EventDocument, EventOrganisation
from hub import timezones
from hub.forms import QuickSelect
from hub.models import Language
from hub.taxonomy.models import Place
from members.models import Member, Organisation, StakeholderGroup
from resources.models import Resource


def _column(model: Any, name: str) -> Any:
    return model._meta.get_field(name)  # noqa: SLF001 - public in all but name


class NoteForm(forms.Form):
    """A file or a text."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("A Word file (.docx), a PDF file or a text file, in English, French or Spanish."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt,.md"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Paste it as it is, from a mail for example."),
        widget=forms.Textarea(attrs={"rows": 14, "maxlength": CHARACTERS, "class": "vLargeTextField"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of them."""
        cleaned = super().clean() or self.cleaned_data
        file: UploadedFile | None = cleaned.get("file")
        text = (cleaned.get("text") or "").strip()
        if not file and not text and not self.errors:
            self.add_error("file", _("Choose a file, or paste the text below."))
        elif file and text:
            self.add_error(
                "file", _("There is a file and a text. Take one of them away, so that it is clear which is meant.")
            )
        return cleaned


class _Prepared(AutocompleteMixin):
    """Shows the chosen rows by names that the page has looked up at once, not field by field."""

    labels: dict[str, str]

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        """Return the chosen options; the script fetches the others."""
        options: list[Any] = []
        if not self.is_required and not self.allow_multiple_selected:  # type: ignore[attr-defined]
            options.append(self.create_option(name, "", "", selected=False, index=0))  # type: ignore[attr-defined]
        labels = getattr(self, "labels", {})
        for chosen in map(str, value):
            if chosen in labels:
                options.append(self.create_option(name, chosen, labels[chosen], selected=True, index=len(options)))  # type: ignore[attr-defined]
        return [(None, options, 0)]


class PreparedSelect(_Prepared, AutocompleteSelect):
    """One row."""


class PreparedSelectMultiple(_Prepared, AutocompleteSelectMultiple):
    """Several rows."""


def _choice(queryset: Any, model: Any, column: str, label: Any) -> Any:
    return forms.ModelChoiceField(
        queryset, label=label, required=False, widget=PreparedSelect(_column(model, column), admin.site)
    )


def _wide(**kwargs: Any) -> forms.CharField:
    return forms.CharField(required=False, widget=forms.TextInput(attrs={"class": "vTextField"}), **kwargs)


def _text(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), **kwargs
    )


class Unhurried(forms.Form):
    """A form that holds what was found or kept, and is not checked before somebody presses the button."""

    is_pressed = False

    @property
    def errors(self) -> ErrorDict:
        """What is wrong; nothing before the button is pressed."""
        return super().errors if self.is_pressed else ErrorDict()


_OPEN_CHOICE = ("", gettext_lazy("Choose"))


class ReviewForm(Unhurried):
    """What fills one field each; whether it makes an event is for the form of events to say."""

    # Lists of rows may be long, and labels say which field is asked for; the browser's own bubbles would not.
    use_required_attribute = False

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the texts"),
        choices=Language.choices,
        help_text=gettext_lazy("The texts of the note are entered in this language."),
    )
    title = _wide(label=gettext_lazy("Title"), max_length=250)
    series = _choice(Event.series.field.related_model._default_manager.all(), Event, "series", gettext_lazy("Series"))  # noqa: SLF001 - Django's own name
    format = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[_OPEN_CHOICE, *Event.Format.choices], required=False
    )
    start = WallClockField(label=gettext_lazy("Start"))
    start_reading = ReadingField()
    end = WallClockField(label=gettext_lazy("End"))
    end_reading = ReadingField()
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        required=False,
        widget=QuickSelect,
        help_text=gettext_lazy("All times of this form are the time of this city."),
    )
    date_status = forms.ChoiceField(label=gettext_lazy("The date is"), choices=Event.DateStatus.choices)
    access = forms.ChoiceField(
        label=gettext_lazy("Access"), choices=[_OPEN_CHOICE, *Event.Access.choices], required=False
    )
    places: Any = forms.ModelMultipleChoiceField(
        Place.objects.all(),
        label=gettext_lazy("Countries and regions"),
        required=False,
        widget=PreparedSelectMultiple(_column(Event, "places"), admin.site),
    )
    teaser = _text(label=gettext_lazy("Teaser"), help_text=gettext_lazy("One or two sentences for lists. Plain text."))
    background = _text(label=gettext_lazy("Background"), help_text=gettext_lazy("Markdown."))
    objectives = _text(label=gettext_lazy("Objectives"), help_text=gettext_lazy("Markdown; a list reads best."))
    target_audience = _text(label=gettext_lazy("Target audience"), help_text=gettext_lazy("Markdown."))
    questions_note = _text(
        label=gettext_lazy("Questions and answers"), help_text=gettext_lazy("How participants can ask. Markdown.")
    )
    working_languages = forms.MultipleChoiceField(
        label=gettext_lazy("Working languages"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpretation = forms.MultipleChoiceField(
        label=gettext_lazy("Interpretation into"),
        choices=[choice for choice in Language.choices if choice[0] in Event.INTERPRETED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact_name = _wide(label=gettext_lazy("Contact"), max_length=150)
    contact_email = forms.EmailField(label=gettext_lazy("Contact’s email"), required=False)
    meeting_url = forms.URLField(label=gettext_lazy("Meeting address"), required=False, max_length=500)
    meeting_id = forms.CharField(label=gettext_lazy("Meeting ID"), required=False, max_length=60)
    meeting_passcode = forms.CharField(label=gettext_lazy("Passcode"), required=False, max_length=60)
    recording_url = forms.URLField(label=gettext_lazy("Recording"), required=False, max_length=500)
    recording_minutes = forms.IntegerField(
        label=gettext_lazy("Length of the recording (minutes)"), required=False, min_value=1, max_value=32_000
    )
    recording_note = _wide(label=gettext_lazy("Note on the recording"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone: Any = self.fields["time_zone"]
        zone.choices = [_OPEN_CHOICE, *timezones.choices(self.data.get("time_zone", ""))]


class RowForm(Unhurried):
    """A row that may come from a finding; an empty one is left out."""

    use_required_attribute = False

    # Which finding it comes from, and the words of the note for what the hub does not know.
    finding = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    written = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    @property
    def is_filled(self) -> bool:
        """Whether anything that counts was entered."""
        return self.has_changed() and not self.cleaned_data.get(DELETION_FIELD_NAME)

    @property
    def is_left_out(self) -> bool:
        """Whether the row is ticked to be left out, before anything is checked."""
        return bool(self.data.get(self.add_prefix(DELETION_FIELD_NAME)))


class OrganisationRow(RowForm):
    """Who hosts and supports."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=EventOrganisation.Role.choices, initial="host")
    organisation = _choice(Organisation.objects.all(), EventOrganisation, "organisation", gettext_lazy("Organisation"))


class TopicRow(RowForm):
    """What is discussed."""

    number = forms.IntegerField(label=gettext_lazy("Number"), required=False, min_value=1, max_value=999)
    title = _wide(label=gettext_lazy("Title"), max_length=300)
    description = _text(label=gettext_lazy("Description"))
    organisation = _choice(Organisation.objects.all(), DiscussionTopic, "organisation", gettext_lazy("Institution"))
    country = _choice(
        Place.objects.filter(kind=Place.Kind.COUNTRY),
        Contribution,
        "country",
        gettext_lazy("Country of the speaker"),
    )
    presenter = _wide(
        label=gettext_lazy("Presented by"),
        max_length=150,
        help_text=gettext_lazy("The name of one of the people below."),
    )
    is_speaker_open = forms.BooleanField(
        label=gettext_lazy("The speaker of this institution is still to be confirmed"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the title of a topic that has anything else."""
        cleaned = super().clean() or self.cleaned_data
        if self.has_changed() and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Write the title, or leave this topic out."))
        return cleaned


class PersonRow(RowForm):
    """Who speaks and moderates."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Contribution.Role.choices, initial="speaker")
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Contribution.Status.choices, initial="confirmed")
    name = _wide(label=gettext_lazy("Name"), max_length=150)
    member = _choice(Member.objects.all(), Contribution, "member", gettext_lazy("Member"))
    job_title = _wide(label=gettext_lazy("Position held"), max_length=200)
    organisation = _choice(Organisation.objects.all(), Contribution, "organisation", gettext_lazy("Organisation"))
    country = _choice(Place.objects.filter(kind=Place.Kind.COUNTRY), Contribution, "country", gettext_lazy("Country"))

    def clean(self) -> dict[str, Any]:
        """Ask for a name, unless the person is open."""
        cleaned = super().clean() or self.cleaned_data
        if (
            self.has_changed()
            and not cleaned.get("name")
            and cleaned.get("status") != Contribution.Status.TO_BE_CONFIRMED
        ):
            self.add_error("name", _("Give a name, or say that the person is to be confirmed."))
        return cleaned


class DocumentRow(RowForm):
    """What to read."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=EventDocument.Role.choices, initial=EventDocument.Role.KEY_DOCUMENT
    )
    resource = _choice(Resource.objects.all(), EventDocument, "resource", gettext_lazy("Work in the library"))


class InstitutionRow(RowForm):
    """An institution that the hub does not know; it is added only if its type is chosen."""

    name = _wide(label=gettext_lazy("Name"), max_length=200)
    acronym = forms.CharField(label=gettext_lazy("Acronym"), required=False, max_length=30)
    group = forms.ChoiceField(
        label=gettext_lazy("Type of organisation"),
        required=False,
        choices=[("", gettext_lazy("Do not add it")), *StakeholderGroup.choices],
    )


# Each with what its rows are, in the order of the page.
ROW_FORMS: dict[str, type[RowForm]] = {
    "organisations": OrganisationRow,
    "topics": TopicRow,
    "people": PersonRow,
    "documents": DocumentRow,
    "institutions": InstitutionRow,
}


def formsets(data: Any) -> dict[str, Any]:
    """Return the rows of a review, bound to what its form holds or sends."""
    return {
        name: forms.formset_factory(
            form, extra=0, can_delete=name != "institutions", max_num=60, absolute_max=80, validate_max=True
        )(data, prefix=name)
        for name, form in ROW_FORMS.items()
    }
