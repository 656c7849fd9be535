"""Works with everything that is cited of a work, and readers of what we write of them."""

import json
import re
from datetime import date
from io import StringIO
from typing import Any

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, parse_string

from hub.taxonomy.models import Licence
from resources.models import Edition, Resource
from resources.services import index_works
from tests.factories import OrganisationFactory, ResourceFactory

# How LaTeX names the signs that it takes for orders.
_NAMED = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
_NAMED |= {"textasciicircum": "^"}


def full_work(**fields: Any) -> Resource:
    """Return a work of which everything is known, with an edition in English and one in French."""
    editions = fields.pop("editions", None)
    work = ResourceFactory(
        **{
            "edition": False,
            "kind": "report",
            "title_en": "Global study on recruitment fees and related costs",
            "title_fr": "Étude mondiale sur les commissions de recrutement et les frais connexes",
            "summary_en": "Who *pays*, and how much.\n\nNinety countries.",
            "summary_fr": "Qui paie, et combien.",
            "year": 2020,
            "issued_on": date(2020, 7, 4),
            "version": "Second edition",
            "series": "ILO Working paper",
            "series_number": "12",
            "licence": Licence.objects.get(slug="cc-by-4-0"),
            "themes": ["recruitment-fees"],
            "places": {"np": "origin", "jo": "destination"},
            **fields,
        }
    )
    ilo = OrganisationFactory(
        name_en="International Labour Organization",
        name_fr="Organisation internationale du Travail",
        acronym_en="ILO",
        acronym_fr="OIT",
    )
    work.publishers.add(ilo)
    work.creators.create(family_name="van der Berg", given_name="Jan Ø.", position=1)
    work.creators.create(organisation=ilo, position=2)
    for language, isbn in editions or (("en", "978-92-2-129448-1"), ("fr", "978-92-2-229448-0")):
        Edition.objects.create(
            resource=work,
            language=language,
            kind="original" if language == "en" else "official",
            url=f"https://www.ilo.org/{language}/study_(final)?a=1&b={{2}}",
            isbn=isbn,
            doi=f"10.54394/KH_{language}",
            pages=88,
        )
    index_works([work.pk])
    return work


def bibtex(text: str) -> dict[str, Entry]:
    """Return the entries that pybtex reads, by their keys."""
    return dict(parse_string(text, "bibtex").entries)


def latex(text: str) -> str:
    """Return what LaTeX would print."""
    named = re.sub(r"\\(text[a-z]+)\{\}", lambda match: f"\0{ord(_NAMED[match[1]])}\0", text)
    escaped = re.sub(r"\\([$&#_%])", r"\1", named)
    return re.sub("\0(\\d+)\0", lambda match: chr(int(match[1])), escaped.replace("{", "").replace("}", ""))


def ris(text: str) -> list[dict[str, Any]]:
    """Return the records that rispy reads."""
    return list(rispy.loads(text))


def csl(text: str) -> dict[str, dict[str, Any]]:
    """Return the items of CSL-JSON by their keys."""
    return {item["id"]: item for item in json.load(StringIO(text))}


def bibliography(text: str) -> list[str]:
    """Return the entries of a bibliography that citeproc-py makes of CSL-JSON."""
    items = json.loads(text)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    found = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        found.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in found.bibliography()]
