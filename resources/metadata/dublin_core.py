"""A work in Dublin Core, for the head of its page and for harvesters."""

from collections.abc import Iterator
from typing import NamedTuple

from hub.markdown import to_text
from resources.citations import Name
from resources.citations.citation import genre_of, line, plain_doi
from resources.citations.sorts import SORTS
from resources.metadata.reading import (
    Said,
    address_of,
    in_all_languages,
    media_type,
    own_page,
    sources,
    targets,
)
from resources.models import Relation, Resource

_Kind = Relation.Kind


class Element(NamedTuple):
    """A statement on a work.

    Attributes:
        name: one of the fifteen elements of simple Dublin Core.
        value: plain text without line breaks.
        language: of the text; empty where it is in none.
        term: the narrower property of the DCMI Metadata Terms, where there is one.
    """

    name: str
    value: str
    language: str = ""
    term: str = ""


def elements(work: Resource) -> list[Element]:
    """Return all statements on `work`, each once; `resources.metadata.reading.read` comes before."""
    return list(dict.fromkeys(element for element in _elements(work) if element.value))


def creators(work: Resource) -> list[Name]:
    """Return the authors of a work as they sign; the publishers where nobody does."""
    found = [
        Name(body=_own_name(creator.organisation))
        if creator.organisation
        else Name(line(creator.family_name), line(creator.given_name))
        for creator in work.creators.all()
    ]
    return found or [Name(body=_own_name(publisher)) for publisher in work.publishers.all()]


def _own_name(organisation: object) -> str:
    """Return one name of a body: three would look like three bodies."""
    return next(in_all_languages([organisation], "name"), Said("")).value  # type: ignore[list-item]


def _elements(work: Resource) -> Iterator[Element]:
    for said in in_all_languages([work], "title"):
        yield Element("title", *said)
    for edition in work.editions.all():
        yield Element("title", line(edition.title), edition.language)
    for name in creators(work):
        yield Element("creator", name.inverted)
    for publisher in work.publishers.all():
        yield Element("publisher", _own_name(publisher))
    if work.issued_on or work.year:
        yield Element("date", str(work.issued_on or work.year), term="issued")
    yield Element("type", SORTS[work.kind].dcmi)
    yield Element("type", genre_of(work.kind, "en"), "en")
    yield from _about(work)
    yield from _forms(work)
    yield from _rights(work)
    yield from _related(work)


def _about(work: Resource) -> Iterator[Element]:
    for theme in in_all_languages([*work.themes.all(), *work.sectors.all(), *work.instruments.all()], "name"):
        yield Element("subject", *theme)
    for instrument in work.instruments.all():
        yield Element("subject", instrument.code)
    for said in in_all_languages([work], "summary"):
        yield Element("description", to_text(said.value), said.language, "abstract")
    for place in in_all_languages([placement.place for placement in work.placements.all()], "name"):
        yield Element("coverage", *place, term="spatial")
    if work.covers_from or work.covers_to:
        years = sorted({year for year in (work.covers_from, work.covers_to) if year})
        yield Element("coverage", "/".join(map(str, years)), term="temporal")


def _forms(work: Resource) -> Iterator[Element]:
    yield Element("identifier", own_page(work))
    for edition in work.editions.all():
        yield Element("language", edition.language)
        yield Element("format", media_type(edition))
        if edition.doi:
            yield Element("identifier", f"https://doi.org/{plain_doi(edition.doi)}")
        if edition.isbn:
            yield Element("identifier", f"ISBN {line(edition.isbn)}")
        yield Element("identifier", address_of(edition))


def _rights(work: Resource) -> Iterator[Element]:
    if work.licence:
        yield Element("rights", work.licence.url, term="license")
        for said in in_all_languages([work.licence], "name"):
            yield Element("rights", *said)


def _related(work: Resource) -> Iterator[Element]:
    if work.series:
        yield Element("relation", line(f"{work.series} {work.series_number}"), term="isPartOf")
    terms = {_Kind.PART: "isPartOf", _Kind.SUPERSEDES: "replaces", _Kind.ADAPTATION: "isVersionOf"}
    for kind, term in (terms | {_Kind.CITES: "references"}).items():
        yield from (Element("relation", own_page(other), term=term) for other in targets(work, kind))
    inverse = {_Kind.PART: "hasPart", _Kind.SUPERSEDES: "isReplacedBy", _Kind.ADAPTATION: "hasVersion"}
    for kind, term in inverse.items():
        yield from (Element("relation", own_page(other), term=term) for other in sources(work, kind))
