"""What a page says about itself, so that whoever proposes it need not type it.

Only what the site lets programs read: robots.txt is obeyed, "noai" means no, and what asks for a password or money
stays closed. Nothing but the words of the head is taken over, and a person looks at them before they are kept.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from resources.identifiers import doi_in, doi_of, isbn_of
from resources.links import robots
from resources.links.addresses import FetchError, host_of
from resources.links.fetching import Answer, fetch
from resources.models.edition import Language

_MOST_BYTES = 2 * 1024 * 1024
_PAGES = {"text/html", "application/xhtml+xml"}
_TITLE, _SUMMARY, _NAME = 300, 2000, 200
_MOST_AUTHORS = 20
# Of JSON-LD: longer blocks are catalogues, deeper ones are made to hurt.
_LONGEST_BLOCK, _MOST_THINGS = 300_000, 500
_WORKS = (
    "ScholarlyArticle", "Report", "Book", "Article", "NewsArticle", "TechArticle", "Legislation", "Dataset", "Course",
    "VideoObject", "PodcastEpisode", "PublicationIssue", "Chapter", "Thesis", "CreativeWork", "WebPage",
)  # fmt: skip
_DAY = re.compile(r"\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]")
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What is known of a page or a file on another site; what is not said is empty."""

    url: str
    title: str = ""
    summary: str = ""
    # One of the languages of editions.
    language: str = ""
    year: int | None = None
    issued_on: date | None = None
    publisher: str = ""
    doi: str = ""
    isbn: str = ""
    authors: tuple[str, ...] = ()
    # Of a file, not of a page.
    mime_type: str = ""
    size: int | None = None


def describe(url: str) -> PageMetadata | None:
    """Return what a page says about itself.

    Args:
        url: as somebody typed it.

    Returns:
        What was found; None if there is no such page, or it may not be read by programs.
    """
    try:
        answer = fetch(url, most_bytes=_MOST_BYTES, seconds=10, may_open=robots.allows)
    except FetchError:
        return None
    directives = _directives(answer.headers.get("X-Robots-Tag", ""))
    if not answer.is_good or "noai" in directives:
        return None
    if answer.content_type not in _PAGES:
        length = answer.headers.get("Content-Length", "")
        size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
        return PageMetadata(answer.url, mime_type=answer.content_type[:100], size=size, doi=_doi_of_address(answer.url))
    return _read(answer, directives)


def _directives(text: str) -> set[str]:
    return {word.strip() for word in text.lower().replace(":", ",").split(",")}


@dataclass(slots=True)
class _Head:
    """What the page's head says, by the names that are used for it."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    work: dict[str, Any] = field(default_factory=dict)

    def all(self, *names: str) -> Iterator[str]:
        """Yield the values of the first names that have any, "@" before the names of JSON-LD."""
        for name in names:
            if name.startswith("@"):
                yield from _strings(self.work.get(name[1:]))
            else:
                yield from self.metas.get(name, ())

    def first(self, *names: str) -> str:
        """Return the first value that is not empty."""
        return next((found for value in self.all(*names) if (found := _clean(value))), "")


def _clean(text: str) -> str:
    return " ".join(_CONTROL.sub("", _TAG.sub(" ", text)).split())


def _strings(value: Any) -> Iterator[str]:
    """Yield the words in a value of JSON-LD: a text, a thing with a name, or several of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value[:_MOST_THINGS]:
            if isinstance(part, str | dict):
                yield from _strings(part)
    elif isinstance(value, dict):
        for name in ("name", "@value", "value", "alternateName"):
            if isinstance(value.get(name), str):
                yield value[name]
                return


def _read(answer: Answer, directives: set[str]) -> PageMetadata | None:
    charset = re.search(r"charset=\"?([\w-]+)", answer.headers.get("Content-Type", ""))
    try:
        parser = html.HTMLParser(encoding=charset[1] if charset else None, no_network=True, huge_tree=False)
    except LookupError:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        page = html.document_fromstring(answer.body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return PageMetadata(answer.url)
    head = _head_of(page)
    for name in ("robots", "googlebot", "fairrecruitmentknowledgehub"):
        directives = directives.union(*(_directives(value) for value in head.metas.get(name, ())))
    if "noai" in directives:
        return None
    issued_on, year = _date_of(head)
    return PageMetadata(
        url=answer.url,
        title=(
            head.first("citation_title", "dc.title", "dcterms.title", "@headline", "og:title", "@name")
            or _clean(page.findtext(".//title") or "")
        )[:_TITLE],
        summary=""
        if "nosnippet" in directives
        else head.first(
            "citation_abstract", "dcterms.abstract", "dc.description", "dcterms.description", "@abstract",
            "@description", "og:description", "description",
        )[:_SUMMARY],
        language=_language_of(head, page),
        year=year,
        issued_on=issued_on,
        publisher=head.first(
            "citation_publisher", "dc.publisher", "dcterms.publisher", "@publisher", "og:site_name"
        )[:_NAME],
        doi=_doi_of(head) or _doi_of_address(answer.url),
        isbn=_isbn_of(head),
        authors=_authors_of(head),
    )  # fmt: skip


def _head_of(page: Any) -> _Head:
    head = _Head()
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        if name and (content := meta.get("content")):
            values = head.metas.setdefault(name, [])
            if len(values) < _MOST_AUTHORS:
                values.append(content[:10_000])
    things: list[dict[str, Any]] = []
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            things += _things(script.text)
    ranked = [(rank, thing) for thing in things if (rank := _rank(thing)) is not None]
    head.work = min(ranked, key=lambda pair: pair[0])[1] if ranked else {}
    return head


def _things(text: str) -> list[dict[str, Any]]:
    """Return the things that a block of JSON-LD is about; none where it is broken."""
    if len(text) > _LONGEST_BLOCK:
        return []
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while waiting and len(found) < _MOST_THINGS:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:_MOST_THINGS]
        elif isinstance(value, dict):
            found.append(value)
            waiting += [value[name] for name in ("@graph", "mainEntity") if name in value]
    return found


def _rank(thing: dict[str, Any]) -> int | None:
    kinds = list(_strings(thing.get("@type")))
    return min((_WORKS.index(kind) for kind in kinds if kind in _WORKS), default=None)


def _language_of(head: _Head, page: Any) -> str:
    known = set(Language.values)
    names = {"eng": "en", "fre": "fr", "fra": "fr", "spa": "es", "english": "en", "french": "fr", "spanish": "es"}
    said = head.all("citation_language", "dc.language", "dcterms.language", "@inLanguage")
    for value in (*said, page.get("lang") or "", *head.all("og:locale", "content-language")):
        word = value.strip().lower().replace("_", "-")
        code = names.get(word, word.partition("-")[0])
        if code in known:
            return code
    return ""


def _date_of(head: _Head) -> tuple[date | None, int | None]:
    for value in head.all(
        "citation_publication_date", "citation_date", "citation_cover_date", "dcterms.issued", "dc.date.issued",
        "dc.date", "dcterms.date", "@datePublished", "citation_online_date", "article:published_time",
        "dcterms.created", "@dateCreated",
    ):  # fmt: skip
        if found := _DAY.search(value):
            try:
                day = date(*map(int, found.groups()))
            except ValueError:
                return None, int(found[1])
            return day, day.year
        if year := _YEAR.search(value):
            return None, int(year[0])
    return None, None


def _doi_of(head: _Head) -> str:
    said = head.all(
        "citation_doi", "dc.identifier.doi", "prism.doi", "doi", "bepress_citation_doi", "dc.identifier",
        "dcterms.identifier", "@identifier", "@sameAs", "@@id",
    )  # fmt: skip
    return next(filter(None, map(doi_of, said)), "")


def _doi_of_address(url: str) -> str:
    return doi_in(unquote(url)) if host_of(url).endswith("doi.org") else ""


def _isbn_of(head: _Head) -> str:
    said = head.all("citation_isbn", "dc.identifier.isbn", "book:isbn", "@isbn", "dc.identifier", "dcterms.identifier")
    return next(filter(None, map(isbn_of, said)), "")


def _authors_of(head: _Head) -> tuple[str, ...]:
    for name in ("citation_author", "dc.creator", "dcterms.creator", "@author", "author"):
        found = [_clean(value)[:_NAME] for value in head.all(name)]
        if authors := tuple(dict.fromkeys(filter(None, found)))[:_MOST_AUTHORS]:
            return authors
    return ()
