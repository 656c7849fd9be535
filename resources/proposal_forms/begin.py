"""The first step: what somebody has."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.forms import offer
from hub.languages import current, name_of, sort_key
from resources.models import Edition, Resource

# A practice can be told in our form alone, and the text of an agreement may be secret.
_WITHOUT_FORM = {Resource.Kind.PRACTICE, Resource.Kind.AGREEMENT}


def language_choices() -> list[tuple[str, str]]:
    """Return the languages of works by their names in the reader's language: the hub's three first."""
    codes = Edition.Language.values
    named = [(code, name_of(code)) for code in codes[:3]]
    return named + sorted(((code, name_of(code)) for code in codes[3:]), key=lambda pair: sort_key(pair[1]))


class BeginForm(forms.Form):
    """Kind, language, and a link or a file.

    Args:
        held: the edition of the same draft that an earlier press has kept: its file need not be chosen again.
    """

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What do you have?"),
        choices=Resource.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("The page where it can be read, best the publisher’s own."),
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("PDF, Word, PowerPoint, Excel, a picture or a sound file that you may pass on."),
        max_length=200,
    )
    language = forms.ChoiceField(
        label=_("Language of the link or file"),
        help_text=_("Other languages can be added in the next step."),
        error_messages={"required": _("Choose the language.")},
    )

    def __init__(self, *args: Any, held: Edition | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        offer(self, "language", language_choices())
        self.fields["language"].initial = current()
        self.fields["token"].initial = uuid4()
        self.edition: Edition | None = None

    @property
    def draft_token(self) -> UUID | None:
        """The draft's own name, also where other answers are wrong."""
        value = self.cleaned_data.get("token") if self.is_bound and not self.errors.get("token") else None
        return value if isinstance(value, UUID) else None

    def clean(self) -> dict[str, Any]:
        """Check the link or the file as an edition would, and keep it as `edition`."""
        cleaned = super().clean() or self.cleaned_data
        url, file = cleaned.get("url", ""), cleaned.get("file")
        if url and file:
            self.add_error("url", _("Give either a link or a file. The other can be added in another language."))
        elif url or file:
            self._check(url, file, cleaned.get("language") or current())
        elif not (self.held or {"url", "file"} & self.errors.keys() or cleaned.get("kind") in _WITHOUT_FORM):
            self.add_error("url", _("Give a link or choose a file."))
        return cleaned

    def _check(self, url: str, file: Any, language: str) -> None:
        edition = Edition(language=language, url=url, file=file or "")
        try:
            edition.full_clean(exclude={"resource"})
        except ValidationError as error:
            for name, messages in error.error_dict.items():
                self.add_error(name if name in self.fields else "file" if file else "url", messages)
        else:
            self.edition = edition
