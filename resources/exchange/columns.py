"""The columns of the table, as they are explained to those who fill it in."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from resources.models import Edition, Resource, ResourcePlace


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the head of the table, and what belongs into it."""

    name: str
    help: Any
    is_of_edition: bool = False
    # What may stand in it, where that is a short list.
    choices: tuple[str, ...] = ()
    # An empty cell then leaves things as they are; elsewhere it empties them.
    keeps_when_empty: bool = False


COLUMNS = (
    Column(
        "identifier",
        _(
            "The short name from the address of the work’s page. Rows with the same identifier are one work. A new one "
            "adds a work; without any, the row adds a work and its short name is made from the title."
        ),
    ),
    Column("kind", _("The kind of work."), choices=tuple(Resource.Kind.values), keeps_when_empty=True),
    Column("title_en", _("Title in English. A work needs a title in one language at least.")),
    Column("title_fr", _("Title in French.")),
    Column("title_es", _("Title in Spanish.")),
    Column("summary_en", _("Summary in English: two or three sentences.")),
    Column("summary_fr", _("Summary in French.")),
    Column("summary_es", _("Summary in Spanish.")),
    Column("year", _("Year of publication, such as 2021.")),
    Column("issued_on", _("Day of publication, such as 2021-03-17.")),
    Column("publishers", _("Acronyms or names of organisations that are in the Hub, several with | between them.")),
    Column("series", _("Name of the series.")),
    Column("series_number", _("Number in the series.")),
    Column("version", _("Edition statement, such as “Second edition”.")),
    Column("original_language", _("Two letters, such as fr."), choices=tuple(Edition.Language.values)),
    Column("themes", _("Short names of themes, several with | between them.")),
    Column("sectors", _("Short names of sectors, several with | between them.")),
    Column("audiences", _("Short names of audiences, several with | between them.")),
    Column("instruments", _("Codes of international instruments, several with | between them: C181|P029.")),
    Column(
        "places",
        _("Countries by two letters, regions by short names, each with its role: np:origin|jo:destination."),
        choices=tuple(ResourcePlace.Role.values),
    ),
    Column("licence", _("Short name of the licence.")),
    Column("access", _("Who sees the work."), choices=tuple(Resource.Access.values), keeps_when_empty=True),
    Column(
        "published",
        _("“yes” shows the work to readers, “no” hides it. New works stay hidden where the cell is empty."),
        choices=("yes", "no"),
        keeps_when_empty=True,
    ),
    Column(
        "language",
        _("Language of the edition: two letters, such as ar."),
        is_of_edition=True,
        choices=tuple(Edition.Language.values),
    ),
    Column(
        "edition_kind",
        _("The kind of edition."),
        is_of_edition=True,
        choices=tuple(Edition.Kind.values),
        keeps_when_empty=True,
    ),
    Column("edition_title", _("Title of this edition, where it differs."), is_of_edition=True),
    Column("url", _("Link to the edition, beginning with https://."), is_of_edition=True),
    Column(
        "file", _("Name of the edition’s file. Files cannot be imported."), is_of_edition=True, keeps_when_empty=True
    ),
    Column("isbn", _("ISBN of the edition."), is_of_edition=True),
    Column("doi", _("DOI of the edition, such as 10.5555/12345."), is_of_edition=True),
    Column("pages", _("Number of pages."), is_of_edition=True),
    Column("minutes", _("Length of a recording in minutes."), is_of_edition=True),
)
NAMES = tuple(column.name for column in COLUMNS)
WORK_COLUMNS = tuple(column for column in COLUMNS if not column.is_of_edition and column.name != "identifier")
EDITION_COLUMNS = tuple(column for column in COLUMNS if column.is_of_edition and column.name != "language")


@cache
def column(name: str) -> Column:
    """Return the column of a name."""
    return next(each for each in COLUMNS if each.name == name)
