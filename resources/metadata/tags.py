"""The elements in the head of a work's page that reference managers and scholarly search engines read."""

from collections.abc import Iterator

from resources.citations import Citation, citation_of
from resources.citations.citation import best_edition
from resources.metadata.dublin_core import elements
from resources.metadata.reading import Said, address_of, is_shown_to_all
from resources.models import Resource

# A tag's name and what it says.
type Tag = tuple[str, Said]


def highwire(work: Resource, language: str) -> list[Tag]:
    """Return the tags that Google Scholar and Zotero read, on the edition that a reader of `language` cites."""
    citation = citation_of(work, language)
    tags = [*_cited(citation), *_files(work, citation, language)]
    return [(f"citation_{name}", said) for name, said in tags if said.value]


def dublin_core(work: Resource) -> list[Tag]:
    """Return the statements of Dublin Core, the narrower ones by their own names."""
    return [
        (f"DCTERMS.{one.term}" if one.term else f"DC.{one.name}", Said(one.value, one.language))
        for one in elements(work)
    ]


def _cited(citation: Citation) -> Iterator[Tag]:
    yield "title", Said(citation.title.value, citation.title.language)
    for author in citation.authors:
        yield "author", Said(author.straight if author.family else author.body)
        # Of a body, so that nobody takes its last word for a family name.
        yield "author_institution", Said(author.body)
    yield "publication_date", Said(citation.date.replace("-", "/"))
    yield "language", Said(citation.language)
    for publisher in citation.publishers:
        is_report = citation.sort.ris == "RPRT"
        yield "technical_report_institution" if is_report else "publisher", Said(publisher)
    if citation.sort.ris == "RPRT":
        yield "technical_report_number", Said(citation.number)
    yield "series_title", Said(citation.series)
    yield "isbn", Said(citation.isbn)
    yield "doi", Said(citation.doi)
    yield "keywords", Said("; ".join(citation.keywords))
    yield "abstract_html_url", Said(citation.page)


def _files(work: Resource, citation: Citation, language: str) -> Iterator[Tag]:
    # The file of the cited edition; of another one if only that is a PDF.
    editions = list(work.editions.all())
    best = best_edition(work, language)
    files = sorted((one for one in editions if one.extension == "pdf"), key=lambda one: one != best)
    if files and is_shown_to_all(work):
        yield "pdf_url", Said(address_of(files[0]))
    if citation.url != citation.page:
        yield "fulltext_html_url", Said(citation.url)
