"""The forms of the mail desk: what a mailing is for, its words, and whom it goes to."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.functional import lazy
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.invite_form import InviteForm
from events.choosing import ABSENT, ATTENDED, WAITLISTED, Choice
from events.models import Event, Mailing, MailTemplate, Registration
from events.wording import faults_of_body, faults_of_subject
from hub.admin_languages import TranslatedForm
from hub.languages import CODES
from hub.models import Language
from members.models import StakeholderGroup

Purpose = MailTemplate.Purpose
Status = Registration.Status


def _column(model: Any, name: str) -> Any:
    return model._meta.get_field(name)  # noqa: SLF001 - public in all but name


class WordsForm(TranslatedForm):
    """Subject and text in three languages; what cannot be sent is refused beside its field."""

    def clean(self) -> dict[str, Any]:
        """Check the placeholders, and that a language has both a subject and a text."""
        cleaned = super().clean() or self.cleaned_data
        purpose = cleaned.get("purpose") or self.instance.purpose
        if purpose:
            event = getattr(self.instance, "event", None)
            has_event = event is not None or isinstance(self.instance, MailTemplate)
            for code in CODES:
                self._check(code, cleaned, purpose, event, has_event=has_event)
        return cleaned

    def _check(self, code: str, cleaned: dict[str, Any], purpose: str, event: Event | None, *, has_event: bool) -> None:
        names = {"subject": f"subject_{code}", "body": f"body_{code}"}
        if not set(names.values()) <= set(self.fields):
            return
        subject, body = (cleaned.get(name) or "" for name in names.values())
        about: dict[str, Any] = {"event": event, "has_event": has_event}
        for field, faults in (
            ("subject", faults_of_subject(subject, purpose, **about)),
            ("body", faults_of_body(body, purpose, **about)),
        ):
            for fault in faults:
                self.add_error(names[field], fault)
        if body and not subject:
            self.add_error(names["subject"], _("Write a subject in this language, too."))
        elif subject and not body:
            self.add_error(names["body"], _("Write a text in this language, too, or take the subject away."))


class StartForm(forms.ModelForm):
    """What a new mailing is for: a template, or an empty sheet for one of the purposes, and an event."""

    sheet = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        help_text=gettext_lazy("You can change the words before anything is sent; the template stays as it is."),
    )
    event: forms.ModelChoiceField = forms.ModelChoiceField(
        Event.objects.all(),
        label=gettext_lazy("Event"),
        required=False,
        widget=AutocompleteSelect(_column(Registration, "event"), admin.site),
        help_text=gettext_lazy("What the mail is about. News for members can do without."),
    )

    class Meta:
        model = Mailing
        fields = ("sheet", "event")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        templates = list(MailTemplate.objects.filter(is_active=True).order_by("name"))
        self.fields["sheet"].choices = [  # type: ignore[attr-defined]
            (
                label,
                [
                    *((f"template:{row.pk}", row.name) for row in templates if row.purpose == purpose),
                    (f"purpose:{purpose}", _("An empty sheet")),
                ],
            )
            for purpose, label in Purpose.choices
        ]
        self.templates = {f"template:{row.pk}": row for row in templates}

    def clean(self) -> dict[str, Any]:
        """Note template and purpose; ask for the event that most purposes need."""
        cleaned = super().clean() or self.cleaned_data
        template = self.templates.get(cleaned.get("sheet", ""))
        purpose = template.purpose if template else cleaned.get("sheet", "").partition(":")[2]
        if purpose and purpose != Purpose.MEMBERS and not cleaned.get("event") and "event" not in self.errors:
            self.add_error("event", _("Choose the event that the mail is about."))
        return cleaned | {"template": template, "purpose": purpose}


# ── Whom it goes to ──────────────────────────────────────────────────────────────────────────────


def _many(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def _tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=help_text)


class AudienceForm(forms.Form):
    """Whom a mailing goes to; each purpose asks only what makes sense for it."""

    statuses = _many(
        gettext_lazy("Who"),
        [
            (Status.CONFIRMED, gettext_lazy("People with a place")),
            (Status.WAITLISTED, gettext_lazy("On the waiting list")),
            (Status.PENDING, gettext_lazy("Waiting for an answer")),
        ],
    )
    presence = _many(
        gettext_lazy("Who"),
        [
            (ATTENDED, gettext_lazy("Took part")),
            (ABSENT, gettext_lazy("Had a place and did not come")),
            (WAITLISTED, gettext_lazy("Was on the waiting list")),
        ],
    )
    listening = _many(gettext_lazy("Listens in"), Language.choices, gettext_lazy("None: whatever they listen in."))
    mail_languages = _many(gettext_lazy("Reads"), Language.choices, gettext_lazy("None: whatever they read."))
    unanswered = _tick(
        gettext_lazy("Ask those once more who were invited and have not answered"),
        gettext_lazy("Each at most once a day."),
    )
    everybody = _tick(gettext_lazy("All members"))
    networks = InviteForm.base_fields["networks"]
    themes = InviteForm.base_fields["themes"]
    countries = InviteForm.base_fields["countries"]
    groups = _many(gettext_lazy("Types of organisation"), StakeholderGroup.choices)
    languages = _many(gettext_lazy("Languages"), Language.choices)
    events: forms.ModelChoiceField = forms.ModelChoiceField(
        Event.objects.all(),
        label=gettext_lazy("Registered for"),
        required=False,
        widget=AutocompleteSelect(_column(Registration, "event"), admin.site),
    )
    attended_only = _tick(gettext_lazy("Only those who attended"))
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
    list_language = forms.ChoiceField(
        label=gettext_lazy("Language if a line names none"),
        choices=Language.choices,
        required=False,
        help_text=gettext_lazy("Members of the Hub are written to in their own."),
    )
    nominations = forms.IntegerField(
        label=gettext_lazy("Colleagues that each may propose"),
        min_value=0,
        max_value=20,
        required=False,
        help_text=gettext_lazy("You decide on each proposal."),
    )

    SECTIONS: dict[str, list[tuple[Any, list[str]]]] = {
        Purpose.PARTICIPANTS: [(gettext_lazy("Participants"), ["statuses", "listening", "mail_languages"])],
        Purpose.FOLLOW_UP: [(gettext_lazy("Participants"), ["presence", "listening", "mail_languages"])],
        Purpose.MEMBERS: [
            (
                gettext_lazy("Members of the Hub"),
                ["everybody", "networks", "themes", "countries", "groups", "languages"],
            )
        ],
        Purpose.INVITATION: [
            (gettext_lazy("Invited already"), ["unanswered"]),
            (
                gettext_lazy("Members of the Hub"),
                ["everybody", "networks", "themes", "countries", "groups", "languages"],
            ),
            (gettext_lazy("Participants of another event"), ["events", "attended_only"]),
            (gettext_lazy("People from a list"), ["list_text", "list_language"]),
            (gettext_lazy("Nominations"), ["nominations"]),
        ],
    }

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose = purpose
        asked = {name for _heading, names in self.SECTIONS[purpose] for name in names}
        for name in set(self.fields) - asked:
            del self.fields[name]

    @classmethod
    def initial_of(cls, choice: Choice, language: str) -> dict[str, Any]:
        """Return what the form shows of a choice."""
        return {
            **{name: list(getattr(choice, name)) for name in _LISTS},
            **{name: bool(getattr(choice, name)) for name in _TICKS},
            "events": next(iter(choice.events), None),
            "mail_languages": list(choice.languages),
            "list_text": "\n".join(choice.list_text),
            "list_language": next(iter(choice.list_language), language),
            "nominations": next(iter(choice.nominations), 0),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse to mean all members and some of them at once."""
        cleaned = super().clean() or self.cleaned_data
        traits = ("networks", "themes", "countries", "groups", "languages")
        if cleaned.get("everybody") and any(cleaned.get(name) for name in traits):
            self.add_error("everybody", _("Choose all members, or some of them by the answers below."))
        return cleaned

    @property
    def choice(self) -> Choice:
        """The valid answers, as the services take them."""
        answers = self.cleaned_data

        def keys(name: str) -> tuple[Any, ...]:
            return tuple(getattr(one, "pk", one) for one in answers.get(name) or ())

        text = answers.get("list_text") or ""
        ticked: dict[str, Any] = {name: ("yes",) if answers.get(name) else () for name in _TICKS}
        return Choice(
            **{name: keys(name) for name in _LISTS if name != "languages"},
            **ticked,
            events=(answers["events"].pk,) if answers.get("events") else (),
            languages=keys("languages") or keys("mail_languages"),
            list_text=tuple(text.splitlines()) if text.strip() else (),
            list_language=(answers["list_language"],) if answers.get("list_language") else (),
            nominations=(answers["nominations"],) if answers.get("nominations") else (),
        )


_LISTS = ("statuses", "presence", "listening", "languages", "networks", "themes", "countries", "groups")
_TICKS = ("unanswered", "everybody", "attended_only")
