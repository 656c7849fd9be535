"""The forms in which a reviewer answers and judges."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resources.models import Review

Criterion = Review.Criterion

HINTS: dict[str, str | Promise] = {
    Criterion.RIGHTS: _("No fees to workers, clear contracts, freedom to leave, a way to complain."),
    Criterion.EVIDENCE: _("Numbers, an evaluation, or the voice of those concerned – not the organiser’s word alone."),
    Criterion.DIALOGUE: _("They were asked before it was decided, not only told afterwards."),
    Criterion.REPLICABLE: _("It is told clearly what is needed, and it does not depend on one person or one grant."),
    Criterion.SUSTAINABLE: _("There is a law, a budget or an institution that carries it on."),
    Criterion.INCLUSION: _("They were reached, and it is known what changed for them."),
}
SCORES = [
    (1, _("1 – not met")),
    (2, _("2 – met in part")),
    (3, _("3 – mostly met")),
    (4, _("4 – fully met")),
]


class ReplyForm(forms.Form):
    """Whether a reviewer accepts; a conflict of interest comes first."""

    ACCEPT, CONFLICT, DECLINE = "accept", "conflict", "decline"

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (ACCEPT, _("I have no conflict of interest, and I review it")),
            (CONFLICT, _("I have a conflict of interest")),
            (DECLINE, _("I cannot review it, for another reason")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    note = forms.CharField(
        label=_("What should the facilitators know?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Needed with a conflict of interest: you work with them, fund them, advise them, compete with them."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Ask what the conflict is."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == self.CONFLICT and not cleaned.get("note"):
            self.add_error("note", _("Say in a few words what the conflict is."))
        return cleaned


class ReviewForm(forms.Form):
    """Six criteria, a recommendation and two comments. A draft may be incomplete.

    Args:
        review: what has been written so far.
        is_final: whether everything needs an answer now.
    """

    def __init__(self, data: QueryDict | None = None, *, review: Review, is_final: bool = False) -> None:
        initial = {f"score_{name}": score for name, score in review.scores.items()}
        initial |= {name: getattr(review, name) for name in ("recommendation", "comment", "internal_comment")}
        super().__init__(data, initial=initial)
        self.review = review
        self.is_final = is_final
        for criterion in Criterion:
            self.fields[f"score_{criterion.value}"] = forms.TypedChoiceField(
                label=criterion.label,
                help_text=str(HINTS[criterion]),
                choices=SCORES,
                coerce=int,
                empty_value=None,
                required=is_final,
                widget=forms.RadioSelect,
                error_messages={"required": _("Give a mark from 1 to 4.")},
            )
        self.fields["recommendation"] = forms.ChoiceField(
            label=_("Your recommendation"),
            choices=Review.Recommendation,
            required=is_final,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a recommendation.")},
        )
        self.fields["comment"] = forms.CharField(
            label=_("Comment for the author"),
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("The author reads it without your name."),
        )
        self.fields["internal_comment"] = forms.CharField(
            label=_("Comment for the facilitators"),
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("The author does not read it."),
        )

    @property
    def criteria(self) -> list[forms.BoundField]:
        """The marks."""
        return [self[f"score_{criterion.value}"] for criterion in Criterion]

    def clean(self) -> dict[str, Any]:
        """Ask for words where a recommendation needs them."""
        cleaned = super().clean() or self.cleaned_data
        wants_change = cleaned.get("recommendation") in {Review.Recommendation.REVISE, Review.Recommendation.REJECT}
        if self.is_final and wants_change and not cleaned.get("comment"):
            self.add_error("comment", _("Tell the author what is missing."))
        return cleaned

    def filled(self) -> Review:
        """Return the review with the answers, not saved."""
        cleaned = self.cleaned_data
        marks = {criterion.value: cleaned.get(f"score_{criterion.value}") for criterion in Criterion}
        self.review.scores = {name: mark for name, mark in marks.items() if mark}
        for name in ("recommendation", "comment", "internal_comment"):
            setattr(self.review, name, cleaned[name])
        return self.review
