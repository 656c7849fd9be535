"""Editing the vocabulary."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from hub.languages import sort_key
from hub.taxonomy.models import SynonymRing


class SynonymRingForm(forms.ModelForm):
    """Words that mean the same: two or more, and none of them in another ring."""

    class Meta:
        model = SynonymRing
        fields = ("terms", "note")
        widgets = {"terms": forms.Textarea(attrs={"rows": 12, "cols": 60})}

    def clean_terms(self) -> str:
        """Return the words, one to a line, each once; accents, capitals and signs make no other word."""
        words: dict[str, str] = {}
        for line in self.cleaned_data["terms"].splitlines():
            if key := _key(line):
                words.setdefault(key, " ".join(line.split()))
        if len(words) < 2:
            raise forms.ValidationError(_("Write at least two words that mean the same, one to a line."))
        self._refuse_taken(words)
        return "\n".join(words.values())

    def _refuse_taken(self, words: dict[str, str]) -> None:
        taken = {
            _key(word): ring
            for ring in SynonymRing.objects.exclude(pk=self.instance.pk)
            for word in ring.words
        }  # fmt: skip
        errors: list[Any] = [
            forms.ValidationError(
                _("“%(word)s” is in another ring already: %(ring)s. Put its words there, or take it out there first."),
                params={"word": word, "ring": " · ".join(taken[key].words)},
            )
            for key, word in words.items()
            if key in taken
        ]
        if errors:
            raise forms.ValidationError(errors)


def _key(word: str) -> str:
    """Return a word or phrase without accents, capitals and signs."""
    letters = "".join(character if character.isalnum() else " " for character in sort_key(word))
    return " ".join(letters.split())
