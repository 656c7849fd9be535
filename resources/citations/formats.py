"""The formats in which citations are taken away, and the answer that carries them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import override

from hub.conditional import Version, answer
from hub.languages import current
from resources.citations import bibtex, csl, ris
from resources.citations.citation import PARTS, Citation, citation_of
from resources.models import Resource

# Works of a list that are taken away at once.
LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Format:
    """A format of citations.

    Attributes:
        name: in the code and in the names of addresses.
        label: as its users call it.
        suffix: of the file and the address.
        content_type: of the answer.
        write: makes the text of the file.
    """

    name: str
    label: str
    suffix: str
    content_type: str
    write: Callable[[Iterable[Citation]], str]


FORMATS = {
    form.name: form
    for form in (
        Format("bibtex", "BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex.write),
        Format("ris", "RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris.write),
        # RFC 6838: a type of JSON has no parameter for its characters, it is always UTF-8.
        Format("csl", "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl.write),
    )
}


def citations(works: Iterable[Resource], name: str, language: str = "") -> str:
    """Return works as a file of citations.

    Args:
        works: in the order in which they are to stand; what is needed of them is read here, in a few queries.
        name: of one of FORMATS.
        language: of the reader (default: the current one): the best edition for her is cited, in its own language.

    Raises:
        KeyError: there is no such format.
    """
    form = FORMATS[name]
    language = language or current()
    rows = list(works)
    prefetch_related_objects(rows, *PARTS)
    with override(language):
        return form.write(citation_of(work, language) for work in rows)


def respond(
    request: HttpRequest,
    works: Callable[[], Iterable[Resource]],
    name: str,
    *,
    stem: str,
    version: Version = (),
    is_public: bool = False,
) -> HttpResponse:
    """Return the answer with citations of works in the current language, as a download; 304 if the reader has it.

    Args:
        request: what was asked.
        works: returns the works, in order; not called if `version` tells that the reader has the file.
        name: of one of FORMATS.
        stem: the file's name without its ending.
        version: what changes with any of the works; without one, the text itself tells.
        is_public: whether everybody is answered the same.
    """
    form, language = FORMATS[name], current()
    text = "" if version else citations(works(), name, language)
    response = answer(
        request,
        version or (text,),
        lambda: text or citations(works(), name, language),
        content_type=form.content_type,
        language=language,
        is_public=is_public and bool(version),
    )
    if is_public:
        response.headers["Cache-Control"] = "public, no-cache"
    if header := content_disposition_header(as_attachment=True, filename=f"{stem}.{form.suffix}"):
        response.headers["Content-Disposition"] = header
    # Search engines are to find the page.
    response.headers["X-Robots-Tag"] = "noindex"
    return response
