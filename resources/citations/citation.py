"""What a citation says of a work, before it is written in any format."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import override

from hub.languages import CODES, Text, current, fallbacks, text_of
from hub.markdown import to_text
from members.models import Organisation
from resources.citations.sorts import SORTS, Sort
from resources.models import Creator, Edition, Resource

# What must be read with works before they are cited.
PARTS = ("editions", "publishers", "creators__organisation", "themes", "licence")

# A word of a title this long says something; but for these.
_TELLING = 4
_EMPTY_WORDS = {
    "avec", "como", "cómo", "dans", "desde", "entre", "from", "hacia", "into", "leurs", "para", "pour", "sobre", "some",
    "that", "their", "this", "towards", "toward", "vers", "what", "when", "with",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """An author: a person with a family name, or a body that is named as it is."""

    family: str = ""
    given: str = ""
    body: str = ""

    @property
    def inverted(self) -> str:
        """The name as it stands in lists: "Wanjiku, Grace"."""
        return self.body or ", ".join(filter(None, (self.family, self.given)))

    @property
    def straight(self) -> str:
        """The name as it is spoken: "Grace Wanjiku"."""
        return self.body or " ".join(filter(None, (self.given, self.family)))


@dataclass(frozen=True, slots=True)
class Citation:
    """A work in one of its editions, the best for the reader. All texts are plain, without line breaks.

    Attributes:
        key: the same in every export and of no other work: "ilo2020global-3f9a".
        kind: of the work.
        sort: what it is in other vocabularies.
        genre: the kind in the language of the edition.
        title: of the edition, with its language.
        authors: persons and bodies; the publishers where nobody signs.
        publishers: names in the language of the edition.
        year: 0 if it is not known.
        month: 0 if the day is not known.
        day: 0 if it is not known.
        language: of the edition; it need not be one of the hub's.
        url: where it is read: the publisher's page, or ours for what lies with us.
        page: our page on the work, in the reader's language.
        file: the full address of the file, if it lies with us.
    """

    key: str
    kind: str
    sort: Sort
    genre: str
    title: Text
    authors: tuple[Name, ...]
    publishers: tuple[str, ...]
    year: int
    month: int
    day: int
    version: str
    series: str
    number: str
    isbn: str
    doi: str
    pages: int
    language: str
    url: str
    page: str
    file: str
    abstract: str
    keywords: tuple[str, ...]
    rights: str

    @property
    def doi_url(self) -> str:
        """The address that a DOI stands for, or empty."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def date(self) -> str:
        """The day, or the year, as in ISO 8601; empty if neither is known."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return str(self.year or "")


def citation_of(work: Resource, language: str = "") -> Citation:
    """Return how `work` is cited by a reader of `language` (default: the current one); read PARTS before."""
    language = language or current()
    edition = best_edition(work, language)
    title = _title(work, edition, language)
    spoken = title.language if title.language in CODES else language
    publishers = tuple(_name(publisher, spoken) for publisher in work.publishers.all())
    authors = tuple(_author(creator, spoken) for creator in work.creators.all())
    issued = work.issued_on if work.issued_on and work.year in {None, work.issued_on.year} else None
    with override(language):
        page = f"{settings.BASE_URL}{work.get_absolute_url()}"
    return Citation(
        key=_key(work),
        kind=work.kind,
        sort=SORTS[work.kind],
        genre=genre_of(work.kind, spoken),
        title=title,
        authors=authors or tuple(Name(body=name) for name in publishers),
        publishers=publishers,
        year=issued.year if issued else work.year or 0,
        month=issued.month if issued else 0,
        day=issued.day if issued else 0,
        version=line(work.version),
        series=line(work.series),
        number=line(work.series_number),
        isbn=line(edition.isbn) if edition else "",
        doi=plain_doi(edition.doi) if edition else "",
        pages=(edition.pages or 0) if edition else 0,
        language=edition.language if edition else title.language,
        url=edition.url if edition and edition.url else page,
        page=page,
        file=f"{settings.BASE_URL}{edition.get_absolute_url()}" if edition and edition.file else "",
        abstract=to_text(text_of(work, "summary", spoken).value),
        keywords=tuple(line(text_of(theme, "name", spoken).value) for theme in work.themes.all()),
        rights=line(text_of(work.licence, "name", spoken).value) if work.licence else "",
    )


def best_edition(work: Resource, language: str) -> Edition | None:
    """Return the edition that a reader of `language` cites: in a language she reads, and by a person's hand."""
    ranks = {code: rank for rank, code in enumerate(fallbacks(language))}

    def rank(edition: Edition) -> tuple[bool, int, bool]:
        is_machine = edition.kind == Edition.Kind.MACHINE
        return is_machine, ranks.get(edition.language, len(ranks)), edition.kind != Edition.Kind.ORIGINAL

    return min(work.editions.all(), key=rank, default=None)


def line(text: str) -> str:
    """Return a text on one line: what a title is never broken by."""
    return " ".join(text.split())


def plain_doi(doi: str) -> str:
    """Return a DOI without what people write before it."""
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", line(doi), flags=re.IGNORECASE)


def _title(work: Resource, edition: Edition | None, language: str) -> Text:
    if edition and edition.title:
        return Text(line(edition.title), edition.language)
    title = text_of(work, "title", edition.language if edition and edition.language in CODES else language)
    return Text(line(title.value), title.language)


def _name(organisation: Organisation, language: str) -> str:
    return line(text_of(organisation, "name", language).value)


def _author(creator: Creator, language: str) -> Name:
    if creator.organisation:
        return Name(body=_name(creator.organisation, language))
    return Name(line(creator.family_name), line(creator.given_name))


# A list of a thousand works has fifteen kinds.
@lru_cache(maxsize=64)
def genre_of(kind: str, language: str) -> str:
    """Return what a kind of work is called in a language."""
    with override(language):
        return str(Resource.Kind(kind).label)


def _key(work: Resource) -> str:
    """Return the key by which texts refer to a work. It depends neither on the reader nor on the rest of the list."""
    year = work.year or (work.issued_on.year if work.issued_on else "")
    return f"{_signature(work)}{year}{_telling_word(work)}-{work.uuid.hex[:4]}"


def _signature(work: Resource) -> str:
    for creator in work.creators.all():
        if creator.organisation is None:
            return _letters(creator.family_name) or "anon"
    bodies = [creator.organisation for creator in work.creators.all()] or list(work.publishers.all())
    for body in bodies:
        if body:
            return _letters(text_of(body, "acronym", "en").value) or _letters(text_of(body, "name", "en").value)[:12]
    return "anon"


def _telling_word(work: Resource) -> str:
    words = [_letters(word) for word in text_of(work, "title", "en").value.lower().split() if word not in _EMPTY_WORDS]
    return next((word for word in words if len(word) >= _TELLING), next(filter(None, words), ""))


def _letters(text: str) -> str:
    return slugify(text).replace("-", "").replace("_", "")
