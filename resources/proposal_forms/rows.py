"""The parts of a proposal that there can be several of: authors, countries, editions.

A page with errors is shown as it was sent. So what is saved must not depend on whether it was saved before: countries
and authors are replaced as a whole, and an edition's row carries the edition's own UUID from the start.
"""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from hub.forms import QuickSelect, kept, offer
from hub.history.models import Entry
from hub.languages import sort_key
from hub.taxonomy.models import Place
from resources.files.checking import checksum_of
from resources.models import Creator, Edition, Proposal, Resource, ResourcePlace
from resources.proposal_forms.begin import language_choices

# Empty rows on a page; saving gives as many again.
_EMPTY_ROWS = 2
_MOST_ROWS = 60


def place_choices() -> list[tuple[str, str]]:
    """Return all places by their names in the reader's language."""
    return kept("proposal-places", _places)


def _places() -> list[tuple[str, str]]:
    return sorted(((str(place.pk), place.name) for place in Place.objects.all()), key=lambda pair: sort_key(pair[1]))


class PlacementRow(forms.Form):
    """A country or region and its role."""

    place = forms.ChoiceField(label=_("Country or region"), required=False, widget=QuickSelect)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ResourcePlace.Role,
        required=False,
        widget=QuickSelect,
        initial=ResourcePlace.Role.ABOUT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", [("", "–"), *place_choices()])


class AuthorRow(forms.Form):
    """A person who has written the work."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the family name where there is a given name."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("given_name") and not cleaned.get("family_name"):
            self.add_error("family_name", _("Write the family name, too."))
        return cleaned


class _Rows(forms.BaseFormSet):
    """Rows of which empty ones do not count.

    Rows that were sent know nothing of the database: one that is there already would count as unchanged, and as empty.
    """

    @property
    def filled(self) -> list[dict[str, Any]]:
        """The answers of the rows that say something."""
        return [row.cleaned_data for row in self.forms if any(row.cleaned_data.values())]


_PlacementRows = forms.formset_factory(PlacementRow, formset=_Rows, extra=_EMPTY_ROWS, max_num=_MOST_ROWS)
_AuthorRows = forms.formset_factory(AuthorRow, formset=_Rows, extra=_EMPTY_ROWS, max_num=_MOST_ROWS)


def placement_rows(work: Resource, data: QueryDict | None = None) -> Any:
    """Return the rows of countries and regions of a work."""
    initial = [{"place": str(one.place_id), "role": one.role} for one in work.placements.all()]
    return _PlacementRows(data, prefix="places", initial=initial if data is None else None)


def save_placements(work: Resource, rows: Any) -> None:
    """Replace the countries and regions of a work by those of the rows."""
    wanted = dict.fromkeys(
        (int(row["place"]), row["role"] or ResourcePlace.Role.ABOUT) for row in rows.filled if row["place"]
    )
    work.placements.all().delete()
    placed = [ResourcePlace(resource=work, place_id=place, role=role) for place, role in wanted]
    Entry.objects.made(ResourcePlace.objects.bulk_create(placed))


def author_rows(work: Resource, data: QueryDict | None = None) -> Any:
    """Return the rows of the people who have written a work."""
    people = work.creators.filter(organisation=None)
    initial = [{"given_name": one.given_name, "family_name": one.family_name} for one in people]
    return _AuthorRows(data, prefix="authors", initial=initial if data is None else None)


def save_authors(work: Resource, rows: Any) -> None:
    """Replace the people who have written a work by those of the rows; bodies that sign as authors stay."""
    work.creators.filter(organisation=None).delete()
    authors = [
        Creator(resource=work, position=position, family_name=row["family_name"], given_name=row["given_name"])
        for position, row in enumerate(row for row in rows.filled if row["family_name"])
    ]
    Entry.objects.made(Creator.objects.bulk_create(authors))


class EditionRow(forms.Form):
    """The work in one language. It checks itself as the edition that it would make.

    Args:
        work: what it is an edition of.
        uuid: of the edition, also before there is one.
        edition: the row of the database, if there is one.
    """

    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    kind = forms.ChoiceField(
        label=_("Kind of edition"),
        choices=[(kind.value, kind.label) for kind in Edition.Kind if kind != Edition.Kind.MACHINE],
        required=False,
        widget=QuickSelect,
        initial=Edition.Kind.ORIGINAL,
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    file = forms.FileField(label=_("Or a file"), required=False, max_length=200)
    isbn = forms.CharField(label="ISBN", max_length=20, required=False)
    doi = forms.CharField(label="DOI", max_length=100, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=6000, required=False)
    remove = forms.BooleanField(label=_("Take this edition out"), required=False)

    def __init__(self, *args: Any, work: Resource, uuid: UUID, edition: Edition | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uuid = uuid
        self.saved = edition
        self.edition = edition or Edition(resource=work, uuid=uuid)
        self.old_file = str(edition.file.name) if edition and edition.file else ""
        offer(self, "language", [("", "–"), *language_choices()])
        if work.kind != Resource.Kind.RECORDING:
            del self.fields["minutes"]
        if edition is None:
            del self.fields["remove"]

    @property
    def is_empty(self) -> bool:
        """Whether a new row says nothing."""
        told = ("url", "file", "isbn", "doi", "language")
        return self.saved is None and not any(self.cleaned_data.get(name) for name in told)

    @property
    def is_removed(self) -> bool:
        """Whether the edition is to be taken out."""
        return bool(self.cleaned_data.get("remove"))

    def clean(self) -> dict[str, Any]:
        """Put the answers into the edition and check it."""
        cleaned = super().clean() or self.cleaned_data
        if self.is_empty or self.is_removed or self.errors:
            return cleaned
        edition, url, file = self.edition, cleaned["url"], cleaned["file"]
        if not cleaned["language"]:
            self.add_error("language", _("Choose the language."))
            return cleaned
        if file and url and url != edition.url:
            self.add_error("url", _("Give either a link or a file. The other can be added in another language."))
            return cleaned
        edition.language, edition.kind = cleaned["language"], cleaned["kind"] or Edition.Kind.ORIGINAL
        edition.isbn, edition.doi = cleaned["isbn"], cleaned["doi"]
        edition.minutes = cleaned.get("minutes") or edition.minutes
        if file:
            edition.file, edition.url = file, ""
            edition.checksum = checksum_of(file)
        elif url:
            edition.file, edition.url, edition.checksum = "", url, ""
        elif not edition.file:
            edition.url = ""
        self._check(edition)
        return cleaned

    def _check(self, edition: Edition) -> None:
        try:
            edition.full_clean()
        except ValidationError as error:
            for name, messages in error.error_dict.items():
                self.add_error(name if name in self.fields else "url", messages)


class EditionRows:
    """The editions of a proposal, one row each, and an empty one.

    Args:
        proposal: whose work it is.
        data: what was sent, None for a fresh page.
        files: the files that were sent.
    """

    def __init__(
        self, proposal: Proposal, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None
    ) -> None:
        work = proposal.resource
        saved = {edition.uuid: edition for edition in work.editions.all()}
        wanted = [*saved, uuid4()] if data is None else _uuids(data)
        # A row that is in the library as part of another work is none of ours.
        foreign = set(Edition.objects.filter(uuid__in=wanted).exclude(resource=work).values_list("uuid", flat=True))
        self.rows = [
            EditionRow(
                data,
                files,
                prefix=f"edition-{uuid}",
                initial=_initial(saved.get(uuid)),
                work=work,
                uuid=uuid,
                edition=saved.get(uuid),
            )
            for uuid in wanted
            if uuid not in foreign
        ]

    def is_valid(self) -> bool:
        """Whether all rows are right, and no language is there twice."""
        valid = [row.is_valid() for row in self.rows]
        seen: set[str] = set()
        for row in self.rows:
            language = row.cleaned_data.get("language")
            if row.is_empty or row.is_removed or not language:
                continue
            if language in seen:
                row.add_error("language", _("There is already an edition in this language."))
                return False
            seen.add(language)
        return all(valid)

    def keep_files(self) -> None:
        """Save the rows with new files that are right in themselves: a browser does not send a file twice."""
        for row in self.rows:
            if row.is_valid() and row.cleaned_data.get("file") and not row.is_removed:
                _save(row)

    def save(self) -> None:
        """Save all rows, the ones that are taken out first."""
        for row in sorted(self.rows, key=lambda row: not row.is_removed):
            if row.is_removed and row.saved is not None:
                row.saved.delete()
                _forget_file(row)
            elif not row.is_empty and not row.is_removed:
                _save(row)


def _save(row: EditionRow) -> None:
    row.edition.save()
    row.saved = row.edition
    if row.edition.file.name != row.old_file:
        _forget_file(row)
    row.old_file = str(row.edition.file.name or "")


def _forget_file(row: EditionRow) -> None:
    """Delete the file that an edition had, once it is certain that the edition has it no more."""
    name, storage = row.old_file, row.edition.file.storage
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _uuids(data: QueryDict) -> list[UUID]:
    found: dict[UUID, None] = {}
    for value in data.getlist("edition")[:_MOST_ROWS]:
        try:
            found[UUID(value)] = None
        except ValueError:
            continue
    return list(found)


def _initial(edition: Edition | None) -> dict[str, Any]:
    if edition is None:
        return {}
    return {name: getattr(edition, name) for name in ("language", "kind", "url", "isbn", "doi", "minutes")}
