"""Forms of a member's account: joining, signing in, the profile."""

from typing import Any, cast

from babel.core import get_global
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub import timezones
from hub.forms import FilterField, FilterForm, kept, named, offer
from hub.languages import sort_key
from hub.taxonomy.models import Place, Theme
from members.models import Gender, Member, StakeholderGroup


def country_choices(blank: Any) -> list[tuple[Any, Any]]:
    """Return the countries in the alphabetical order of the page's language, after an empty choice."""
    named = sorted(((str(p.pk), p.name) for p in Place.objects.countries()), key=lambda pair: sort_key(pair[1]))
    return [("", blank), *named]


class CountryField(forms.TypedChoiceField):
    """A country, chosen by its name in the page's language; gives a Place or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=self._place, empty_value=None, **kwargs)
        self.widget.attrs["autocomplete"] = "country-name"

    def offer(self, blank: Any) -> None:
        """Fill in the countries; called by each form, since their order depends on the language."""
        self.choices = country_choices(blank)

    @staticmethod
    def _place(value: str) -> Place:
        return Place.objects.countries().get(pk=value)

    def prepare_value(self, value: Any) -> Any:
        """Return the key of a place that a form starts with."""
        return str(value.pk) if isinstance(value, Place) else value


class TimeZoneField(forms.ChoiceField):
    """A time zone, chosen by its city."""

    def offer(self, blank: Any) -> None:
        """Fill in the zones; called by each form, since their order depends on the language."""
        self.choices = [("", blank), *timezones.choices()]

    def prepare_value(self, value: Any) -> Any:
        """Return the present name of a zone: browsers still say Asia/Calcutta and Asia/Katmandu."""
        return get_global("zone_aliases").get(value, value)


def gender_choices() -> list[tuple[str, Any]]:
    """Return the answers to the question of gender, after one that says nothing."""
    return [("", _("I prefer not to say")), *Gender.choices]


GENDER_HELP = _("Used only for figures about groups of people, such as how many women take part; no page shows it.")


class SignupForm(forms.Form):
    """What an applicant tells besides address and password."""

    name = forms.CharField(label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    organisation_name = forms.CharField(
        label=_("Organisation"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    group = forms.ChoiceField(
        label=_("Type of organisation"), choices=[("", _("Choose one")), *StakeholderGroup.choices]
    )
    country = CountryField(
        label=_("Country you work in"), error_messages={"required": _("Choose the country you work in")}
    )

    # As on the page, so that the list of errors follows it.
    field_order = ("name", "organisation_name", "group", "country", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("CountryField", self.fields["country"]).offer(_("Choose one"))

    def signup(self, request: HttpRequest, user: Member) -> None:
        """Keep the answers; the browser's time zone is the first guess at the applicant's."""
        for name in ("name", "organisation_name", "group", "country"):
            setattr(user, name, self.cleaned_data[name])
        user.time_zone = str(request.viewer_zone)  # type: ignore[attr-defined]
        user.save()


class ProfileForm(forms.ModelForm):
    """What a member says about herself, and how the hub speaks to her."""

    country = CountryField(label=_("Country you work in"), required=False)
    time_zone = TimeZoneField(
        label=_("Your time zone"), required=False, help_text=_("We show and send all times in this zone first.")
    )

    class Meta:
        model = Member
        fields = (
            "name", "job_title", "organisation_name", "group", "country", "gender", "interests", "visibility", "about",
            "language", "time_zone",
        )  # fmt: skip
        labels = {
            "organisation_name": _("Organisation"),
            "language": _("Language of our mails"),
            "visibility": _("Who finds you in the directory"),
            "about": _("What others can ask you about"),
        }
        help_texts = {
            "organisation_name": "",
            "gender": GENDER_HELP,
            "visibility": _(
                "They see your name, position, organisation, country, themes and what you write below. Your address is "
                "shown to nobody: members can write to you through a form, and you decide whether you answer."
            ),
            "about": _("A few sentences in any language: what you work on, and what you have learned."),
        }
        widgets = {
            "interests": forms.CheckboxSelectMultiple,
            "visibility": forms.RadioSelect,
            "about": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("CountryField", self.fields["country"]).offer("–")
        cast("TimeZoneField", self.fields["time_zone"]).offer(_("As my browser says"))
        offer(self, "gender", gender_choices())
        offer(
            self,
            "visibility",
            [
                (Member.Visibility.NOBODY, _("Nobody: I am not in the directory")),
                (Member.Visibility.MEMBERS, _("Members of the Hub, once they have signed in")),
                (Member.Visibility.PUBLIC, _("Everybody, also people who are not members")),
            ],
        )


class DirectoryForm(FilterForm):
    """Which members to list; it lives in the address, so that a list can be shared."""

    q = forms.CharField(label=_("Name or organisation"), required=False, max_length=200)
    group = FilterField(label=_("Type of organisation"))
    country = FilterField(label=_("Country"))
    theme = FilterField(label=_("Theme of interest"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", [("", _("All types")), *StakeholderGroup.choices])
        offer(self, "country", [("", _("All countries")), *kept("directory:countries", _countries)])
        offer(self, "theme", [("", _("All themes")), *kept("directory:themes", lambda: named(Theme.objects.all()))])


def _countries() -> list[tuple[str, str]]:
    return sorted(named(Place.objects.countries()), key=lambda pair: sort_key(pair[1]))


class RelayForm(forms.Form):
    """What a member writes to another one."""

    text = forms.CharField(
        label=_("Your message"),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Say who you are and what you would like to know. Any language will do that you both read."),
        error_messages={"min_length": _("Write at least a full sentence.")},
    )


class TimeZoneForm(forms.Form):
    """Which clock comes first."""

    time_zone = TimeZoneField(label=_("Your time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A visitor whose zone is unknown starts with no city rather than with the first of the alphabet.
        cast("TimeZoneField", self.fields["time_zone"]).offer(_("Choose one"))
