"""Whether the library has a work already: the same DOI, ISBN, link or file, or nearly the same title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Greatest, Replace
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum import isbn as isbn_numbers

from hub.languages import CODES, sort_key
from resources.identifiers import doi_of, isbn_of
from resources.models import Edition, IndexEntry, Proposal, Resource

# From how alike titles are called nearly equal: 1 is the same, and titles of two parts of a series are about 0.9.
_ALIKE = 0.7
# More than anybody reads.
_MOST = 8

_TRACKING = re.compile(r"utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|igshid|_hsenc|_hsmi|mkt_tok", re.IGNORECASE)
_ILO_HOSTS = ("ilo.org", "ilo.ch", "ilo.int", "oit.org")
# The number of a document in the ILO's former content management system: one for each language.
_WCMS = re.compile(r"wcms[_-]?(\d{4,})", re.IGNORECASE)
_ILO_LANGUAGE = re.compile(r"/(?:lang--)?[a-z]{2}(?=/|$)")


class Reason(StrEnum):
    """Why two works look like one, the surest first."""

    DOI = "doi"
    ISBN = "isbn"
    FILE = "file"
    URL = "url"
    TITLE = "title"

    @property
    def label(self) -> str | Promise:
        """What is said of it."""
        return {
            Reason.DOI: _("the same DOI"),
            Reason.ISBN: _("the same ISBN"),
            Reason.FILE: _("the same file"),
            Reason.URL: _("the same link"),
            Reason.TITLE: _("nearly the same title"),
        }[self]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a work that might be in the library already; all of it as somebody wrote it."""

    titles: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    # SHA-256 in hexadecimal.
    checksums: tuple[str, ...] = ()
    # The work itself, where it has a row.
    pk: int | None = None


@dataclass(slots=True)
class Duplicate:
    """A work of the library that looks like the candidate."""

    work: Resource
    reasons: list[Reason] = field(default_factory=list)


def url_key(url: str) -> str:
    """Return what is the same for all spellings of a link: scheme, www, last slash, order, tracking, ILO's mirrors."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        # Not an address at all; it is the same as itself.
        return url
    host = (parts.hostname or "").removeprefix("www.")
    path = quote(unquote(parts.path)).rstrip("/")
    if any(host == ilo or host.endswith(f".{ilo}") for ilo in _ILO_HOSTS):
        if number := _WCMS.search(path):
            return f"wcms:{number[1]}"
        host = next(f"{host.removesuffix(ilo)}ilo.org" for ilo in _ILO_HOSTS if host.endswith(ilo))
        path = _ILO_LANGUAGE.sub("", path, count=1)
    pairs = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    return f"{host}{path}?{urlencode(pairs)}" if pairs else f"{host}{path}"


def doi_key(doi: str) -> str:
    """Return a DOI in capitals, as the index has it, without the address of the resolver; empty where there is none."""
    return doi_of(unquote(doi).strip().rstrip(".,;")).upper()


def isbn_key(number: str) -> str:
    """Return an ISBN as its thirteen digits; empty where it is none."""
    return isbn_of(number).replace("-", "")


def candidate_of(work: Resource) -> Candidate:
    """Return what is known of a work with its editions."""
    editions = list(work.editions.all())
    titles = [getattr(work, f"title_{code}") or "" for code in CODES] + [edition.title for edition in editions]
    return Candidate(
        titles=tuple(dict.fromkeys(filter(None, titles))),
        dois=tuple(edition.doi for edition in editions if edition.doi),
        isbns=tuple(edition.isbn for edition in editions if edition.isbn),
        urls=tuple(edition.url for edition in editions if edition.url),
        checksums=tuple(edition.checksum for edition in editions if edition.checksum),
        pk=work.pk,
    )


def find(candidate: Candidate) -> list[Duplicate]:
    """Return the works that look like `candidate`, the surest first: shown ones, hidden ones and proposed ones.

    Who may learn of which is the caller's business. Drafts of proposals, and what was declined or withdrawn, do not
    count.
    """
    reasons: dict[int, list[Reason]] = {}
    for reason, pks in (
        (Reason.DOI, _same_doi(candidate)),
        (Reason.ISBN, _same_isbn(candidate)),
        (Reason.FILE, _same_file(candidate)),
        (Reason.URL, _same_url(candidate)),
        (Reason.TITLE, _same_title(candidate)),
    ):
        for pk in pks:
            if pk != candidate.pk and reason not in reasons.setdefault(pk, []):
                reasons[pk].append(reason)
    reasons.pop(candidate.pk or 0, None)
    works = (
        Resource.objects.filter(pk__in=reasons)
        .exclude(
            published_at=None,
            proposal__status__in=[Proposal.Status.DRAFT, Proposal.Status.DECLINED, Proposal.Status.WITHDRAWN],
        )
        .select_related("proposal")
    )
    order = list(Reason)
    found = [Duplicate(work, reasons[work.pk]) for work in works]
    return sorted(found, key=lambda one: (order.index(one.reasons[0]), one.work.pk))[:_MOST]


def _editions(candidate: Candidate) -> QuerySet[Edition]:
    return Edition.objects.exclude(resource=candidate.pk) if candidate.pk else Edition.objects.all()


def _same_doi(candidate: Candidate) -> Iterable[int]:
    keys = {key for doi in candidate.dois if (key := doi_key(doi))}
    # Written as the DOI itself, or as its address.
    wanted = Q()
    for key in keys:
        for spelling in (key, f"https://doi.org/{key}", f"http://dx.doi.org/{key}", f"doi:{key}"):
            wanted |= Q(doi__iexact=spelling)
    return _editions(candidate).exclude(doi="").filter(wanted).values_list("resource", flat=True) if keys else ()


def _same_isbn(candidate: Candidate) -> Iterable[int]:
    keys = {key for number in candidate.isbns if (key := isbn_key(number))}
    if not keys:
        return ()
    spellings = keys | {isbn_numbers.to_isbn10(key) for key in keys if key.startswith("978")}
    bare = Replace(Replace("isbn", Value("-")), Value(" "))
    rows = _editions(candidate).exclude(isbn="").annotate(bare=bare).filter(bare__in=spellings)
    return rows.values_list("resource", flat=True)


def _same_file(candidate: Candidate) -> Iterable[int]:
    rows = _editions(candidate).filter(checksum__in=candidate.checksums)
    return rows.values_list("resource", flat=True) if candidate.checksums else ()


def _same_url(candidate: Candidate) -> Iterable[int]:
    for url in candidate.urls:
        key = url_key(url)
        # What all spellings share is looked for in the index, and the few that have it are compared.
        host, _slash, rest = key.partition("/")
        shared = f"wcms_{key[5:]}" if key.startswith("wcms:") else rest.partition("?")[0].rpartition("/")[2] or host
        rows = _editions(candidate).filter(url__icontains=unquote(shared)).values_list("resource", "url")
        yield from (pk for pk, other in rows[:500] if url_key(other) == key)


def _same_title(candidate: Candidate) -> Iterable[int]:
    for title in candidate.titles:
        plain = sort_key(title)
        if len(plain) < 8:
            continue
        columns = [f"sort_{code}" for code in CODES]
        near = Q()
        for column in columns:
            near |= Q(**{f"{column}__trigram_similar": plain})
        shown = IndexEntry.objects.filter(near).annotate(
            alike=Greatest(*(TrigramSimilarity(column, plain) for column in columns))
        )
        yield from shown.filter(alike__gte=_ALIKE).order_by("-alike").values_list("pk", flat=True)[:_MOST]
        open_status = [status for status in Proposal.OPEN if status != Proposal.Status.DRAFT]
        proposed = Resource.objects.filter(proposal__status__in=open_status).values_list(
            "pk", *(f"title_{code}" for code in CODES)
        )
        yield from _alike(plain, proposed)


def _alike(plain: str, rows: Iterable[tuple[Any, ...]]) -> Iterable[int]:
    """Yield the works that are not in the index and have such a title; there are never many of them."""
    for pk, *titles in rows:
        if any(are_alike(plain, title) for title in filter(None, titles)):
            yield pk


def are_alike(one: str, other: str, *, least: float = _ALIKE) -> bool:
    """Whether two titles are nearly equal, whatever their accents and capitals."""
    first, second = _trigrams(sort_key(one)), _trigrams(sort_key(other))
    return bool(first) and len(first & second) >= least * len(first | second)


def _trigrams(plain: str) -> set[str]:
    """Return the groups of three letters as pg_trgm makes them."""
    words = re.findall(r"\w+", plain)
    return {f"  {word} "[start : start + 3] for word in words for start in range(len(word) + 1)}
