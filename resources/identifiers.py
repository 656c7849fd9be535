"""Numbers that publications are known by: DOI and ISBN, however people write them."""

import re

from stdnum import isbn as isbn_numbers
from stdnum.exceptions import ValidationError

# DOI handbook, 2.2: a prefix that begins with "10.", a slash, and almost anything. Crossref: this form fits nearly all.
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|\\^`{}]+", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*|urn:doi:)", re.IGNORECASE)
_DOI_IN_TEXT = re.compile(r"(?:doi\.org/|doi:?\s*)(10\.\d{4,9}/[^\s\"<>|\\^`{}]+)", re.IGNORECASE)
_ISBN_IN_TEXT = re.compile(
    r"ISBN(?:[-\s]?1[03])?[^0-9]{0,30}?(97[89](?:[-\s\u2010-\u2015]?\d){10}|\d(?:[-\s]?\d){8}[-\s]?[\dXx])"
)
_DASHES = re.compile(r"[\u2010-\u2015]")
_LONGEST_DOI = 100


def doi_of(text: str) -> str:
    """Return a DOI as it is compared and shown: "10.1093/oed/9", without address and in lower case; "" for none."""
    bare = _DOI_ADDRESS.sub("", text.strip())
    return bare.lower() if len(bare) <= _LONGEST_DOI and _DOI.fullmatch(bare) else ""


def isbn_of(text: str) -> str:
    """Return an ISBN-13 with its hyphens: "978-92-2-031234-0"; "" where length or check digit is wrong."""
    bare = re.sub(r"^ISBN(-1[03])?:?\s*", "", text.strip(), flags=re.IGNORECASE)
    try:
        return str(isbn_numbers.format(isbn_numbers.to_isbn13(isbn_numbers.validate(_DASHES.sub("-", bare)))))
    except ValidationError:
        return ""


def compact_isbn(text: str) -> str:
    """Return what two ways of writing one ISBN have in common."""
    return isbn_of(text).replace("-", "") or re.sub(r"[\s-]", "", text).upper()


def doi_in(text: str) -> str:
    """Return the first DOI that a text names as such; "" for none."""
    found = _DOI_IN_TEXT.search(text)
    return doi_of(found[1].rstrip(".,;:)]")) if found else ""


def isbn_in(text: str) -> str:
    """Return the first valid ISBN that a text names as such; "" for none."""
    return next(filter(None, (isbn_of(found[1]) for found in _ISBN_IN_TEXT.finditer(text))), "")
