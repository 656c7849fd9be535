"""The form in which a participant asks."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Event, Question
from hub.forms import offer
from hub.languages import CODES, current, name_of


class QuestionForm(forms.ModelForm):
    """A question, what it is about and the language it is written in; the services save it."""

    class Meta:
        model = Question
        fields = ("topic", "text", "language")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "topic": _("What is it about?"),
            "text": _("Your question"),
            "language": _("Language of your question"),
        }
        help_texts = {"text": _("In any of the three languages, up to 600 characters.")}

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic = cast("forms.ModelChoiceField", self.fields["topic"])
        topic.queryset = event.topics.all()
        topic.empty_label = str(_("Another subject"))
        offer(self, "language", [(code, name_of(code)) for code in CODES])
        if not self.instance.pk:
            self.initial["language"] = current()
