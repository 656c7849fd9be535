"""Forms around events: narrowing the list, and registering."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.models import CalendarFeed, Event, Invitation, Registration
from hub.forms import FilterField, FilterForm, kept, named, offer
from hub.languages import current, name_of, sort_key
from hub.models import Language
from hub.taxonomy.models import Place, Theme
from members.forms import GENDER_HELP, CountryField, TimeZoneField, gender_choices
from members.models import Member, StakeholderGroup

# Changes with every change of the consent's wording, so that it can be told who agreed to what.
CONSENT_VERSION = "2026-11"


type Choices = list[tuple[str, str]]


def _themes_and_places() -> tuple[Choices, Choices]:
    themes = Theme.objects.filter(pk__in=Event.objects.order_by().values("themes"))
    places = Place.objects.filter(pk__in=Event.objects.order_by().values("places")).order_by()
    return named(themes), sorted(named(places), key=lambda pair: sort_key(pair[1]))


class EventFilterForm(FilterForm):
    """Which events to list; it lives in the address, so that a list can be shared."""

    theme = FilterField(label=_("Theme"))
    place = FilterField(label=_("Country or region"))
    language = FilterField(label=_("Language"))
    interpretation = FilterField(label=_("Interpretation"))
    series = forms.SlugField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes, places = kept("events", _themes_and_places)
        offer(self, "theme", [("", _("All themes")), *themes])
        offer(self, "place", [("", _("Everywhere")), *places])
        offer(self, "language", [("", _("Any language")), *((code, name_of(code)) for code in Language.values)])
        into = {"fr": _("Into French"), "es": _("Into Spanish")}
        offer(self, "interpretation", [("", _("With or without")), *((code, into[code]) for code in Event.INTERPRETED)])


class FeedFilterForm(FilterForm):
    """Which events a feed carries, and in which language; it lives in the feed's address."""

    lang = forms.ChoiceField(required=False, choices=Language)
    theme = forms.SlugField(required=False)
    place = forms.SlugField(required=False)
    series = forms.SlugField(required=False)
    language = forms.ChoiceField(required=False, choices=Language)
    interpretation = forms.ChoiceField(required=False, choices=[(code, code) for code in Event.INTERPRETED])


class CalendarFeedForm(forms.ModelForm):
    """What a member calls a new calendar feed."""

    class Meta:
        model = CalendarFeed
        fields = ("label",)
        labels = {"label": _("Where you will use it")}
        error_messages = {"label": {"required": _("Say where you will use it, such as: my phone")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].required = True


class GuestFollowForm(forms.Form):
    """Where to write to somebody who follows an event or a series without an account."""

    name = forms.CharField(
        label=_("Full name"), max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter an email address with an @, such as name@ministry.gov")},
    )


def _consent_label() -> str:
    return format_html(
        '{} <a href="{}">{}</a>',
        _("I agree that these details are used to run this event. They are deleted twelve months later."),
        reverse_lazy("privacy"),
        _("Privacy"),
    )


class ParticipationForm(forms.ModelForm):
    """How somebody takes part: what can be changed after registering, too."""

    class Meta:
        model = Registration
        fields: tuple[str, ...] = ("listening_language", "question", "accessibility_needs")
        widgets = {
            "listening_language": forms.RadioSelect,
            "question": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "listening_language": _("Which language will you listen in?"),
            "question": _("A question for the speakers"),
            "accessibility_needs": _("What would make it easier for you to take part?"),
        }
        help_texts = {
            "question": _("In any of the three languages. The moderator groups questions before the session."),
            "accessibility_needs": _("For example live captions, sign language or slides in advance."),
        }

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heard = event.listening_languages or [current()]
        offer(self, "listening_language", [(code, self._heard_as(event, code)) for code in heard])
        if not self.instance.listening_language:
            self.fields["listening_language"].initial = current() if current() in heard else heard[0]

    @staticmethod
    def _heard_as(event: Event, code: str) -> str:
        name = name_of(code)
        name = name[:1].upper() + name[1:]
        if code not in event.interpretation_languages:
            return name
        return format_html("{} <small>{}</small>", name, _("Interpretation"))


class MemberRegistrationForm(ParticipationForm):
    """What a member is asked: only what the profile does not say."""

    consent = forms.BooleanField(label=lazy(_consent_label, str)())

    class Meta(ParticipationForm.Meta):
        pass

    def __init__(self, *args: Any, event: Event, member: Member | None = None, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        self.member = member

    def save(self, commit: bool = True) -> Registration:  # noqa: FBT001, FBT002 - Django's signature
        """Return the unsaved registration with the answers; `services.register` saves it."""
        registration = self.instance
        registration.consented_at = timezone.now()
        registration.consent_version = CONSENT_VERSION
        registration.language = current()
        if self.member is not None:
            registration.member = self.member
            registration.name = self.member.name
            registration.email = self.member.email
            registration.organisation_name = self.member.affiliation
            registration.group = self.member.group
            registration.country = self.member.country
            registration.gender = self.member.gender
            registration.language = self.member.language
            registration.is_address_proven = True
        return registration


class GuestRegistrationForm(MemberRegistrationForm):
    """What a guest is asked."""

    country = CountryField(
        label=_("Country you work in"), error_messages={"required": _("Choose the country you work in")}
    )
    time_zone = TimeZoneField(
        label=_("Your time zone"), help_text=_("We show and send all times in this zone, next to the event’s own.")
    )

    class Meta(MemberRegistrationForm.Meta):
        fields: tuple[str, ...] = (
            "name",
            "email",
            "organisation_name",
            "group",
            "country",
            "gender",
            "time_zone",
            *MemberRegistrationForm.Meta.fields,
            "wants_news",
        )
        labels = MemberRegistrationForm.Meta.labels | {"wants_news": _("Tell me about future events")}
        help_texts = MemberRegistrationForm.Meta.help_texts | {
            "email": _("The meeting link goes to this address."),
            "gender": GENDER_HELP,
        }
        widgets = MemberRegistrationForm.Meta.widgets | {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
            "organisation_name": forms.TextInput(attrs={"autocomplete": "organization"}),
        }
        error_messages = {"email": {"invalid": _("Enter an email address with an @, such as name@ministry.gov")}}

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_name"].required = True
        self.fields["group"].required = True
        offer(self, "group", [("", _("Choose one")), *StakeholderGroup.choices])
        cast("CountryField", self.fields["country"]).offer(_("Choose one"))
        offer(self, "gender", gender_choices())
        cast("TimeZoneField", self.fields["time_zone"]).offer(_("Choose one"))
        self.fields["time_zone"].initial = str(request.viewer_zone)  # type: ignore[attr-defined]
        self.order_fields([*self.Meta.fields[:-1], "consent", "wants_news"])


class NominationForm(forms.ModelForm):
    """A colleague whom an invited person proposes."""

    class Meta:
        model = Invitation
        fields = ("name", "email", "language")
        labels = {
            "name": _("Your colleague’s full name"),
            "email": _("Your colleague’s email"),
            "language": _("Language of our mails"),
        }
        widgets = {"email": forms.EmailInput(attrs={"inputmode": "email", "spellcheck": "false"})}
        error_messages = {"email": {"invalid": _("Enter an email address with an @, such as name@ministry.gov")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
