"""What a cell says: reading it, and writing what a work holds so that reading it again gives the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from hub.languages import CODES
from resources.exchange.columns import column
from resources.exchange.sheets import FAILED, plain
from resources.exchange.vocabulary import BadValue, Terms, Vocabulary
from resources.identifiers import compact_isbn, doi_of, isbn_of
from resources.models import Edition, Resource, ResourcePlace

# Of a column: the text of the cell to the value, and the value to the text.
type Parse = Callable[[str], Any]
type Render = Callable[[Any], str]

_YES = {"yes", "y", "true", "1", "oui", "vrai", "sí", "si", "verdadero", "publish", "published", "x"}
_NO = {"no", "n", "false", "0", "non", "faux", "falso", "hide", "hidden"}
_NUMBER = re.compile(r"\d{1,9}(?:[.,]0+)?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?")
# What a spreadsheet makes of thirteen digits.
_SHORTENED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)
_check_url = URLValidator(schemes=["http", "https"])
_SMALL = 32_767


@dataclass(frozen=True, slots=True)
class Cell:
    """How a column is read and written."""

    parse: Parse
    render: Render = str
    # The work's or edition's attribute; empty for what is more than an attribute.
    attribute: str = ""


def _text(longest: int) -> Parse:
    def parse(text: str) -> str:
        if len(text) > longest:
            raise BadValue(
                _("The text has %(length)s characters; %(longest)s are allowed.")
                % {"length": len(text), "longest": longest}
            )
        return text

    return parse


def _choice(name: str) -> Parse:
    choices = {choice.casefold(): choice for choice in column(name).choices}
    labels: Any = {
        "kind": Resource.Kind, "access": Resource.Access, "edition_kind": Edition.Kind, "language": Edition.Language,
        "original_language": Edition.Language,
    }[name]  # fmt: skip
    words = Terms([(number, [value, str(labels(value).label)]) for number, value in enumerate(labels.values)])

    def parse(text: str) -> str:
        if not text or text.casefold() in choices:
            return choices.get(text.casefold(), "")
        return str(labels.values[words.find(text)])

    return parse


def _number(lowest: int, highest: int) -> Parse:
    def parse(text: str) -> int | None:
        if not text:
            return None
        day = _DAY.fullmatch(text) if lowest > 1000 else None
        if not day and not _NUMBER.fullmatch(text):
            raise BadValue(_("“%(text)s” is no whole number.") % {"text": text[:60]})
        number = int(day[1] if day else re.split(r"[.,]", text)[0])
        if not lowest <= number <= highest:
            raise BadValue(
                _("%(number)s does not lie between %(lowest)s and %(highest)s.")
                % {"number": number, "lowest": lowest, "highest": highest}
            )
        return number

    return parse


def _day(text: str) -> date | None:
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise BadValue(_("“%(text)s” is no day. Write it like 2021-03-17.") % {"text": text[:60]})


def _yes_or_no(text: str) -> bool | None:
    word = text.casefold()
    if not word:
        return None
    if word in _YES | _NO:
        return word in _YES
    raise BadValue(_("“%(text)s” is neither “yes” nor “no”.") % {"text": text[:60]})


def _url(text: str) -> str:
    if not text:
        return ""
    try:
        _check_url(text)
    except ValidationError:
        raise BadValue(
            _("“%(text)s” is no address of a page. It begins with https://.") % {"text": text[:90]}
        ) from None
    return str(_text(500)(text))


def _isbn(text: str) -> str:
    if not text:
        return ""
    if _SHORTENED.fullmatch(text):
        raise BadValue(
            _("The spreadsheet has shortened this number. Set the format of the column to text and write it again.")
        )
    if found := isbn_of(text):
        return found
    raise BadValue(_("“%(text)s” is no ISBN: its length or its check digit is wrong.") % {"text": text[:60]})


def _doi(text: str) -> str:
    if text and not doi_of(text):
        raise BadValue(_("“%(text)s” is no DOI. It looks like 10.5555/12345.") % {"text": text[:90]})
    return doi_of(text)


def _several(text: str) -> list[str]:
    return list(dict.fromkeys(word for part in re.split(r"[|\n]", text) if (word := part.strip())))


def _many(terms: Terms) -> Cell:
    def parse(text: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(terms.find(word) for word in _several(text)))

    def render(keys: Any) -> str:
        return "|".join(sorted(map(terms.word, keys)))

    return Cell(parse, render)


def _places(terms: Terms) -> Cell:
    roles = Terms((number, [value, str(ResourcePlace.Role(value).label)]) for number, value in enumerate(_ROLES))

    def parse(text: str) -> tuple[tuple[int, str], ...]:
        found = []
        for word in _several(text):
            place, _colon, role = word.partition(":")
            found.append((terms.find(place.strip()), _ROLES[roles.find(role.strip() or _ROLES[0])]))
        return tuple(dict.fromkeys(found))

    def render(pairs: Any) -> str:
        return "|".join(
            sorted(
                terms.word(pk) if role == ResourcePlace.Role.ABOUT else f"{terms.word(pk)}:{role}" for pk, role in pairs
            )
        )

    return Cell(parse, render)


_ROLES = tuple(ResourcePlace.Role.values)


def _one(terms: Terms) -> Cell:
    return Cell(
        lambda text: terms.find(text) if text else None, lambda pk: "" if pk is None else terms.word(pk), "licence_id"
    )


def _or_nothing(value: Any) -> str:
    return "" if value is None else str(value)


class Cells:
    """How every column is read and written, with the vocabulary of the moment."""

    def __init__(self) -> None:
        words = Vocabulary()
        title, long_text = _text(300), _text(20_000)
        self.of_work: dict[str, Cell] = {
            "kind": Cell(_choice("kind"), attribute="kind"),
            **{f"title_{code}": Cell(title, _or_nothing, f"title_{code}") for code in CODES},
            **{f"summary_{code}": Cell(long_text, _or_nothing, f"summary_{code}") for code in CODES},
            "year": Cell(_number(1919, 2100), _or_nothing, "year"),
            "issued_on": Cell(_day, _or_nothing, "issued_on"),
            "publishers": _many(words.publishers),
            "series": Cell(_text(200), attribute="series"),
            "series_number": Cell(_text(30), attribute="series_number"),
            "version": Cell(_text(60), attribute="version"),
            "original_language": Cell(_choice("original_language"), attribute="original_language"),
            "themes": _many(words.themes),
            "sectors": _many(words.sectors),
            "audiences": _many(words.audiences),
            "instruments": _many(words.instruments),
            "places": _places(words.places),
            "licence": _one(words.licences),
            "access": Cell(_choice("access"), attribute="access"),
            "published": Cell(_yes_or_no, lambda shown: "yes" if shown else "no"),
        }
        self.language = _choice("language")
        self.of_edition: dict[str, Cell] = {
            "edition_kind": Cell(_choice("edition_kind"), attribute="kind"),
            "edition_title": Cell(title, attribute="title"),
            "url": Cell(_url, attribute="url"),
            "file": Cell(_no_file),
            "isbn": Cell(_isbn, attribute="isbn"),
            "doi": Cell(_doi, attribute="doi"),
            "pages": Cell(_number(1, _SMALL), _or_nothing, "pages"),
            "minutes": Cell(_number(1, _SMALL), _or_nothing, "minutes"),
        }

    def work_row(self, work: Resource) -> dict[str, str]:
        """Return what the columns of a work say; its parts are fetched before."""
        values: dict[str, Any] = {
            name: getattr(work, cell.attribute) for name, cell in self.of_work.items() if cell.attribute
        }
        for name in ("publishers", "themes", "sectors", "audiences", "instruments"):
            values[name] = [row.pk for row in getattr(work, name).all()]
        values["places"] = [(placement.place_id, placement.role) for placement in work.placements.all()]
        values["published"] = work.published_at is not None
        return {name: plain(cell.render(values[name])) for name, cell in self.of_work.items()}

    def edition_row(self, edition: Edition) -> dict[str, str]:
        """Return what the columns of an edition say."""
        said = {
            name: plain(cell.render(getattr(edition, cell.attribute)))
            for name, cell in self.of_edition.items()
            if cell.attribute
        }
        return said | {"file": edition.download_name if edition.file else ""}


def _no_file(text: str) -> str:
    raise BadValue(_("Files cannot be imported: put them in on the page of the work."))


def checked(text: str) -> str:
    """Return a cell, unless a formula failed in it."""
    if text.upper() in FAILED:
        raise BadValue(_("A formula failed in this cell."))
    return text


def uuid_of(text: str) -> UUID | None:
    """Return the UUID that an identifier is, None for a short name."""
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def same_number(name: str, text: str) -> str:
    """Return what two ways of writing one DOI, ISBN or link have in common, to find duplicates."""
    if name == "doi":
        return doi_of(text) or text.lower()
    if name == "isbn":
        return compact_isbn(text)
    return re.sub(r"^https?://(www\.)?", "", text.strip()).rstrip("/")
