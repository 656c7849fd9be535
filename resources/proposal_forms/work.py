"""The second step: the whole of a proposed work, with the questions of its kind.

A draft may be incomplete. What its kind must have is asked for when it is submitted (`resources.kinds`).
"""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.forms import offer
from hub.languages import CODES, name_of
from hub.models import Language
from hub.taxonomy.models import Audience, Instrument, Licence, Sector, Theme
from resources.kinds import needs
from resources.models import Agreement, Law, Practice, Proposal, Resource
from resources.proposal_forms.hints import HINTS, LABELS
from resources.proposal_forms.rows import place_choices
from resources.publishers import name_publishers, written

Kind = Resource.Kind

# Which questions only some kinds ask.
ONLY: dict[str, tuple[str, ...]] = {
    Kind.PRACTICE: (*Practice.PARTS, "evidence", "started_on", "ended_on", "sources"),
    Kind.AGREEMENT: ("signed_on", "in_force_on", "expires_on", "is_text_public", "clauses", "instruments"),
    Kind.LAW: ("jurisdiction", "in_force_on", "repealed_on", "fees", "scope", "instruments"),
    Kind.STANDARD: ("instruments",),
    Kind.DATASET: ("covers_from", "covers_to"),
    Kind.TRAINING: ("hours",),
}
_KIND_FIELDS = {name for names in ONLY.values() for name in names}
# What a work needs beside the needs of its kind, so that readers find it and know what they open.
_ALWAYS: tuple[tuple[str, str | Promise], ...] = (
    ("summary", _("Write a summary of two or three sentences.")),
    ("themes", _("Choose at least one theme.")),
    ("may_show", _("Please agree that it may be shown.")),
    ("harms_nobody", _("Please confirm that nobody comes to harm by it.")),
)


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    # Browsers send and expect the ISO form, whatever the page's language is.
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"], help_text=help_text)


def _text(label: Any, rows: int = 4, help_text: Any = "", most: int = 20_000) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, help_text=help_text)


def _year(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1900, max_value=2100)


def _terms(label: Any, rows: models.QuerySet[Any]) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        rows, label=label, required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "many"})
    )


class WorkForm(forms.Form):
    """What is told of a proposed work, in one language."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Kind,
        help_text=_("If you choose another kind, save the draft: the questions are then those of that kind."),
    )
    text_language = forms.ChoiceField(
        label=_("You write here in"), help_text=_("One language is enough. The facilitators have it translated.")
    )
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    summary = _text(_("Summary"), 4, _("Two or three sentences: what it is, and for whom it is useful."), 3000)
    description = _text(_("Description"), 5)
    context = _text(LABELS["context"], help_text=HINTS["context"])
    action = _text(LABELS["action"], help_text=HINTS["action"])
    actors = _text(LABELS["actors"], help_text=HINTS["actors"])
    results = _text(LABELS["results"], help_text=HINTS["results"])
    evidence = forms.ChoiceField(
        label=_("How are the results known?"),
        choices=Practice.Evidence,
        required=False,
        widget=forms.RadioSelect,
    )
    cost = _text(LABELS["cost"], 3, HINTS["cost"])
    enabling_factors = _text(LABELS["enabling_factors"], 3, HINTS["enabling_factors"])
    challenges = _text(LABELS["challenges"], 3, HINTS["challenges"])
    lessons = _text(LABELS["lessons"], 3, HINTS["lessons"])
    replicability = _text(LABELS["replicability"], 3, HINTS["replicability"])
    inclusion = _text(LABELS["inclusion"], 3, HINTS["inclusion"])
    started_on = _day(_("Began"))
    ended_on = _day(_("Ended"), _("Leave it empty if it goes on."))
    sources = _text(_("Sources"), 3, _("Evaluations, reports, news: titles or links."))
    jurisdiction = forms.ChoiceField(label=_("Where it applies"), required=False)
    signed_on = _day(_("Signed"))
    in_force_on = _day(_("In force since"))
    expires_on = _day(_("Expires"))
    repealed_on = _day(_("Repealed"))
    is_text_public = forms.NullBooleanField(
        label=_("Is the text public?"),
        required=False,
        widget=forms.NullBooleanSelect,
    )
    clauses = forms.MultipleChoiceField(
        label=_("What it has rules on"),
        choices=Agreement.Clause,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fees = forms.ChoiceField(label=_("Fees charged to workers"), choices=[("", "–"), *Law.Fees.choices], required=False)
    scope = forms.ChoiceField(label=_("Applies to"), choices=[("", "–"), *Law.Scope.choices], required=False)
    covers_from = _year(_("Data from the year"))
    covers_to = _year(_("to the year"))
    hours = forms.IntegerField(label=_("Hours of work"), required=False, min_value=1, max_value=5000)
    publisher = forms.CharField(
        label=_("Publisher"),
        required=False,
        max_length=600,
        widget=forms.TextInput(attrs={"list": "publishers", "autocomplete": "off"}),
        help_text=_("The organisation that has published it. Part several with a semicolon."),
    )
    year = forms.IntegerField(label=_("Year of publication"), required=False, min_value=1919, max_value=2100)
    issued_on = _day(_("Date"), _("The day it was published, recorded or held."))
    licence: forms.ModelChoiceField = forms.ModelChoiceField(
        Licence.objects.all(),
        label=_("Licence"),
        required=False,
        empty_label="–",
        help_text=_("What others may do with it. It is often printed on the second page."),
    )
    themes = _terms(_("Themes"), Theme.objects.all())
    sectors = _terms(_("Sectors"), Sector.objects.all())
    audiences = _terms(_("Whom it is written for"), Audience.objects.all())
    instruments = _terms(_("International instruments"), Instrument.objects.all())
    may_show = forms.BooleanField(
        label=_("I may pass this on, and the Hub may show it to everybody with my proposal’s description."),
        required=False,
    )
    harms_nobody = forms.BooleanField(
        label=_("It does no harm: no worker or whistle-blower can be recognised who has not agreed to that."),
        required=False,
        help_text=_("Take names, pictures, places of work and case numbers out of texts and files first."),
    )

    # In the order of the page, so that the list of errors follows it.
    field_order = (
        "kind", "text_language", "title", "summary", *(name for name in ONLY[Kind.PRACTICE]), "jurisdiction",
        "signed_on", "in_force_on", "expires_on", "repealed_on", "is_text_public", "fees", "scope", "clauses",
        "covers_from", "covers_to", "hours", "description", "publisher", "year", "issued_on", "licence", "themes",
        "sectors", "audiences", "instruments", "may_show", "harms_nobody",
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, proposal: Proposal) -> None:
        super().__init__(data, initial=_initial(proposal))
        self.proposal = proposal
        kind = proposal.resource.kind
        for name in _KIND_FIELDS - set(ONLY.get(kind, ())):
            del self.fields[name]
        offer(self, "text_language", [(code, name_of(code)) for code in CODES])
        if "jurisdiction" in self.fields:
            offer(self, "jurisdiction", [("", "–"), *place_choices()])
        if kind == Kind.INFOGRAPHIC:
            self.fields["description"].help_text = _(
                "Tell in words what the picture shows: it is read by those who do not see it, and found by the search."
            )

    def mark_needed(self) -> None:
        """Let the page say what needs an answer before the work can be submitted; to be called when it is checked."""
        needed = {need.field for need in needs(self.proposal.resource.kind)} | {name for name, _message in _ALWAYS}
        for name in needed - {"licence", "instruments"}:
            field = self.fields.get("publisher" if name == "publishers" else name)
            if field is not None:
                field.required = True

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The questions that only this kind asks, in their order."""
        return [self[name] for name in self.fields if name in _KIND_FIELDS and name != "instruments"]

    def clean(self) -> dict[str, Any]:
        """Compare what belongs together."""
        cleaned = super().clean() or self.cleaned_data
        for first, last in (("started_on", "ended_on"), ("signed_on", "expires_on"), ("in_force_on", "repealed_on")):
            start, end = cleaned.get(first), cleaned.get(last)
            if start and end and end < start:
                self.add_error(last, _("This is before the beginning."))
        start, end = cleaned.get("covers_from"), cleaned.get("covers_to")
        if start and end and end < start:
            self.add_error("covers_to", _("This is before the beginning."))
        law = [cleaned.get(name) for name in ("in_force_on", "repealed_on", "fees", "scope")]
        if "jurisdiction" in self.fields and any(law) and not cleaned.get("jurisdiction"):
            self.add_error("jurisdiction", _("Choose where the law applies; the rest can be kept only with that."))
        return cleaned

    def ask_for(self, name: str, message: str | Promise) -> bool:
        """Note that a question needs an answer before the work can be submitted; False if it is not in this form."""
        name = "publisher" if name == "publishers" else name
        if name not in self.fields:
            return False
        if name not in self.errors:
            self.add_error(name, str(message))
        return True

    def ask_for_the_rest(self) -> None:
        """Note what no work can be submitted without, whatever its kind."""
        for name, message in _ALWAYS:
            if not self.cleaned_data.get(name):
                self.ask_for(name, message)

    def save(self) -> None:
        """Write the answers into the draft."""
        proposal, work, cleaned = self.proposal, self.proposal.resource, self.cleaned_data
        language = cleaned["text_language"]
        _write(work, ("title", "summary", "description"), cleaned, language, proposal.language)
        for name in ("kind", "year", "issued_on", "licence"):
            setattr(work, name, cleaned[name])
        if work.issued_on and not work.year:
            work.year = work.issued_on.year
        for name in ("covers_from", "covers_to", "hours"):
            if name in self.fields:
                setattr(work, name, cleaned[name])
        work.save()
        for name in ("themes", "sectors", "audiences", "instruments"):
            if name in self.fields:
                getattr(work, name).set(cleaned[name])
        self._save_details()
        has_agreed = cleaned["may_show"] and cleaned["harms_nobody"]
        proposal.consented_at = (proposal.consented_at or timezone.now()) if has_agreed else None
        proposal.language = language
        proposal.save(update_fields=["consented_at", "language", "updated_at"])
        if "publisher" in self.changed_data:
            name_publishers(proposal, cleaned["publisher"])

    def _save_details(self) -> None:
        work, cleaned = self.proposal.resource, self.cleaned_data
        # The form's questions are those of the kind it was opened with; a new kind's come with the next page.
        if "context" in self.fields:
            practice = getattr(work, "practice", None) or Practice(resource=work)
            _write(practice, Practice.PARTS, cleaned, cleaned["text_language"], self.proposal.language)
            _keep(practice, cleaned, ("evidence", "started_on", "ended_on", "sources"))
        elif "clauses" in self.fields:
            agreement = getattr(work, "agreement", None) or Agreement(resource=work)
            _keep(agreement, cleaned, ("signed_on", "in_force_on", "expires_on", "is_text_public", "clauses"))
        elif "jurisdiction" in self.fields and cleaned["jurisdiction"]:
            law = getattr(work, "law", None) or Law(resource=work)
            law.jurisdiction_id = int(cleaned["jurisdiction"])
            _keep(law, cleaned, ("in_force_on", "repealed_on", "fees", "scope"))


def _keep(row: models.Model, cleaned: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        setattr(row, name, cleaned[name])
    row.save()


def _write(row: models.Model, names: Iterable[str], cleaned: dict[str, Any], language: str, before: str) -> None:
    """Write texts in the language of the member, and take them out of the one that she wrote in before."""
    for name in names:
        if before != language:
            setattr(row, f"{name}_{before}", "")
        setattr(row, f"{name}_{language}", cleaned[name])


def _initial(proposal: Proposal) -> dict[str, Any]:
    work, language = proposal.resource, proposal.language
    practice = cast("Practice | None", getattr(work, "practice", None))
    agreement = cast("Agreement | None", getattr(work, "agreement", None))
    law = cast("Law | None", getattr(work, "law", None))
    has_agreed = proposal.consented_at is not None
    found: dict[str, Any] = {
        "kind": work.kind,
        "text_language": language if language in Language.values else CODES[0],
        "publisher": written(proposal),
        "may_show": has_agreed,
        "harms_nobody": has_agreed,
    }
    for name in ("title", "summary", "description"):
        found[name] = getattr(work, f"{name}_{language}")
    for name in ("year", "issued_on", "licence", "covers_from", "covers_to", "hours"):
        found[name] = getattr(work, name)
    for name in ("themes", "sectors", "audiences", "instruments"):
        found[name] = list(getattr(work, name).all())
    if practice and work.kind == Kind.PRACTICE:
        found |= {part: getattr(practice, f"{part}_{language}") for part in Practice.PARTS}
        found |= {name: getattr(practice, name) for name in ("evidence", "started_on", "ended_on", "sources")}
    if agreement and work.kind == Kind.AGREEMENT:
        names = ("signed_on", "in_force_on", "expires_on", "is_text_public", "clauses")
        found |= {name: getattr(agreement, name) for name in names}
    if law and work.kind == Kind.LAW:
        found |= {name: getattr(law, name) for name in ("in_force_on", "repealed_on", "fees", "scope")}
        found["jurisdiction"] = str(law.jurisdiction_id)
    return found
