"""BibTeX, for LaTeX. Written in UTF-8, which biber and today's BibTeX editors read; older ones know "bibtex8"."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from resources.citations.citation import Citation, Name

# What LaTeX takes for an order. A brace is named and not escaped: BibTeX counts even the escaped ones.
_ESCAPES = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# How babel and polyglossia call languages: hyphenation and quotation marks follow them.
_BABEL = {
    "am": "amharic", "ar": "arabic", "bn": "bengali", "de": "german", "en": "english", "es": "spanish", "fr": "french",
    "hi": "hindi", "id": "indonesian", "it": "italian", "km": "khmer", "lo": "lao", "pt": "portuguese",
    "ru": "russian", "th": "thai", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "vi": "vietnamese",
}  # fmt: skip
# Two signs of which TeX's fonts make another one.
_LIGATURES = re.compile(r"([-`'<>,])(?=\1)|[?!](?=`)")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f]")


def write(found: Iterable[Citation]) -> str:
    """Return the entries of a .bib file."""
    return "\n".join(map(_entry, found))


def _entry(citation: Citation) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(citation))
    return f"@{citation.sort.bibtex}{{{citation.key},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.authors:
        yield "author", "{" + " and ".join(map(_author, citation.authors)) + "}"
    # Twice in braces: styles must not make small letters of "ILO" and "Nepal".
    yield "title", "{{" + escape(citation.title.value) + "}}"
    if citation.publishers:
        names = " and ".join("{" + escape(name) + "}" for name in citation.publishers)
        is_report = citation.sort.bibtex == "techreport"
        yield "institution" if is_report else "organization", "{" + names + "}"
    if citation.year:
        yield "year", f"{{{citation.year}}}"
    if citation.day:
        yield "month", _MONTHS[citation.month - 1]
        yield "date", f"{{{citation.date}}}"
    kind = "type" if citation.sort.bibtex == "techreport" else "howpublished"
    texts = {
        kind: citation.series or citation.genre,
        "series": citation.series,
        "number": citation.number,
        "edition": citation.version,
        "isbn": citation.isbn,
        "pagetotal": str(citation.pages or ""),
        "language": citation.language,
        "langid": _BABEL.get(citation.language, ""),
        "keywords": ", ".join(keyword.replace(",", "") for keyword in citation.keywords),
        "abstract": citation.abstract,
        "note": citation.rights,
    }
    yield from ((name, "{" + escape(text) + "}") for name, text in texts.items() if text)
    # LaTeX reads these as they stand, so only what would end the field is written otherwise.
    yield from ((name, "{" + _verbatim(text) + "}") for name, text in _addresses(citation) if text)


def _addresses(citation: Citation) -> list[tuple[str, str]]:
    return [("doi", citation.doi), ("url", citation.url)]


def _author(name: Name) -> str:
    if name.body:
        return "{" + escape(name.body) + "}"
    if not name.given:
        return "{" + escape(name.family) + "}"
    return f"{_part(name.family)}, {_part(name.given)}"


def _part(text: str) -> str:
    """Return a part of a person's name; in braces where BibTeX would see two names or parts."""
    escaped = escape(text)
    is_divided = "," in text or re.search(r"(^|\s)and(\s|$)", text, re.IGNORECASE)
    return "{" + escaped + "}" if is_divided else escaped


def escape(text: str) -> str:
    """Return plain text as LaTeX."""
    return _LIGATURES.sub(r"\g<0>{}", _UNWRITABLE.sub(" ", text).translate(_ESCAPES))


def _verbatim(text: str) -> str:
    return re.sub(r"[{}\\\s\x00-\x1f\x7f]", lambda match: quote(match[0]), text)
