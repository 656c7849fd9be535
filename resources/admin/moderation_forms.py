"""What the verbs of the facilitators' desk ask for."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.languages import CODES, name_of
from members.models import Member
from members.roles import reviewers
from resources.models import Proposal, Resource
from resources.services import reviewing

# How long a reviewer is given, and after how long a practice is to be looked at again.
_WEEKS = timedelta(weeks=3)
_YEARS = timedelta(days=2 * 365)


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"])


def _words(label: Any, help_text: Any, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, help_text=help_text, max_length=4000, widget=widget, **options)


class QuestionForm(forms.Form):
    """What the member is asked."""

    text = _words(
        gettext_lazy("Question"), gettext_lazy("The member reads it in the mail and on the page, as you write it.")
    )


class DeclineForm(forms.Form):
    """Why a proposal is not taken."""

    text = _words(
        gettext_lazy("Reason"),
        gettext_lazy("The member reads it in the mail and on the page, as you write it."),
        error_messages={"required": gettext_lazy("Give a reason: it is what the member reads.")},
    )


class CommentForm(forms.Form):
    """A comment for the member, or for colleagues and reviewers."""

    text = _words(gettext_lazy("Comment"), "")
    is_internal = forms.BooleanField(
        label=gettext_lazy("Internal: only facilitators and reviewers read it"), required=False
    )


class PublishForm(forms.Form):
    """A word for the member; for a practice, what readers learn of its reviews."""

    note = _words(
        gettext_lazy("A word to the member"), gettext_lazy("Optional. It is quoted in the mail."), required=False
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposal.resource.kind != Resource.Kind.PRACTICE:
            return
        practice = getattr(proposal.resource, "practice", None)
        for code in CODES:
            label = _("What the reviewers say (%(language)s)") % {"language": name_of(code)}
            self.fields[f"summary_{code}"] = _words(
                label, _("Two or three sentences, shown beside the practice. No names."), required=False
            )
            self.fields[f"summary_{code}"].initial = getattr(practice, f"review_summary_{code}", "")
        today = timezone.localdate()
        self.fields["reviewed_on"] = _day(_("Reviewed"))
        self.fields["reviewed_on"].initial = today
        self.fields["next_review_on"] = _day(_("Next review"))
        self.fields["next_review_on"].initial = today + _YEARS

    def clean(self) -> dict[str, Any]:
        """Ask for a summary in one language at least, and for dates in their order."""
        cleaned = super().clean() or self.cleaned_data
        names = [name for name in self.fields if name.startswith("summary_")]
        if names and not any(cleaned.get(name, "").strip() for name in names):
            self.add_error(names[0], _("Write this in at least one language."))
        done, following = cleaned.get("reviewed_on"), cleaned.get("next_review_on")
        if done and following and following <= done:
            self.add_error("next_review_on", _("This is before the beginning."))
        return cleaned


class AskForm(forms.Form):
    """Who reviews, and until when. Who cannot is named with the reason."""

    reviewers = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        label=gettext_lazy("Reviewers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    due_on = _day(gettext_lazy("Due"))

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        everybody = list(reviewers().select_related("organisation", "country"))
        # Said beside the choices, for those who miss somebody among them.
        self.refused = [reason for one in everybody if (reason := reviewing.refusal(proposal, one))]
        fit = [one.pk for one in everybody if not reviewing.refusal(proposal, one)]
        self.nobody = not fit
        choice = cast("forms.ModelMultipleChoiceField", self.fields["reviewers"])
        choice.queryset = reviewers().filter(pk__in=fit).select_related("organisation", "country")
        choice.label_from_instance = _about  # type: ignore[assignment]
        self.fields["due_on"].initial = timezone.localdate() + _WEEKS

    def clean_due_on(self) -> Any:
        """Refuse a day that is over."""
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("The day is over already."))
        return day


def _about(member: Member) -> str:
    """Return a reviewer's name with what makes a panel balanced: organisation, its type, country and language."""
    told = [
        member.name, member.affiliation, member.get_group_display(), str(member.country or ""),
        name_of(member.language),
    ]  # fmt: skip
    return ", ".join(filter(None, told))
