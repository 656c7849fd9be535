"""Shapes of the demo data: plain values that know nothing of the database."""

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple


class Text(NamedTuple):
    """The same text in the hub's three languages."""

    en: str
    fr: str
    es: str


NOTHING = Text("", "", "")


def same(text: str) -> Text:
    """Return a text that reads alike in all languages, such as an acronym."""
    return Text(text, text, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation; `key` is how the other data name it."""

    key: str
    name: Text
    group: str
    acronym: Text = NOTHING
    country: str = ""
    website: str = ""
    is_trusted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A network of members."""

    slug: str
    name: Text
    description: Text
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member; `body` is the key of an organisation, `affiliation` the name of one the hub does not know.

    `about` is a line in the member's own language for the directory, `visibility` says who finds it there.
    """

    email: str
    name: str
    language: str
    time_zone: str
    country: str
    job_title: str
    body: str = ""
    affiliation: str = ""
    group: str = ""
    circles: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    visibility: str = "nobody"
    about: str = ""
    is_reviewer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An edition: a link, or else a file that is made from the document of the work."""

    language: str
    url: str = ""
    kind: str = "original"
    title: str = ""
    pages: int | None = None
    minutes: int | None = None
    isbn: str = ""
    doi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file says: a title, a line under it and a body in simple Markdown (##, -, paragraphs)."""

    title: Text
    subtitle: Text
    body: Text


class Tie(NamedTuple):
    """What a work is to another: the kind of the relation, the other's slug, for an adaptation the place."""

    kind: str
    to: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFacts:
    """Where and since when a law applies."""

    jurisdiction: str
    in_force_on: date | None = None
    repealed_on: date | None = None
    fees: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What an agreement says; its parties are the origins and destinations of the work."""

    signed_on: date | None = None
    in_force_on: date | None = None
    expires_on: date | None = None
    is_text_public: bool | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A resource with its editions.

    `places` are those that it is about; `origins`, `transits` and `destinations` say which end of a journey a place
    is. `items` are principles, guidelines and areas, `authors` keys of organisations that sign, `covers` the first
    and the last year that data are about.
    """

    slug: str
    kind: str
    title: Text
    summary: Text
    copies: tuple[Copy, ...]
    description: Text = NOTHING
    year: int | None = None
    issued_on: date | None = None
    version: str = ""
    series: str = ""
    series_number: str = ""
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    transits: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    licence: str = ""
    covers: tuple[int, int] | None = None
    hours: int | None = None
    access: str = "public"
    verified_on: date | None = None
    submitted_by: str = ""
    document: Document | None = None
    law: LawFacts | None = None
    agreement: AgreementFacts | None = None
    practice: "Practice | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A promising practice, told in parts."""

    slug: str
    title: Text
    summary: Text
    context: Text
    action: Text
    results: Text
    lessons: Text
    copies: tuple[Copy, ...]
    actors: Text = NOTHING
    cost: Text = NOTHING
    enabling_factors: Text = NOTHING
    challenges: Text = NOTHING
    replicability: Text = NOTHING
    inclusion: Text = NOTHING
    evidence: str = "claimed"
    started_on: date | None = None
    ended_on: date | None = None
    sources: str = ""
    publishers: tuple[str, ...] = ("ilo",)
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    transits: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    submitted_by: str = ""
    year: int = 2021
    review_summary: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment on a proposal, so many days ago."""

    by: str
    text: str
    days_ago: int
    is_internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A review; `scores` are those of the criteria in their order."""

    by: str
    status: str = "asked"
    has_conflict: bool | None = None
    conflict_note: str = ""
    scores: tuple[int, ...] = ()
    recommendation: str = ""
    comment: str = ""
    internal_comment: str = ""
    days_ago: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A member's proposal, written in one language, of a work that is not in the library (or is, by its `slug`).

    `parts` are those of a practice. Days count back from the day when the demo is loaded.
    """

    slug: str
    by: str
    status: str
    language: str
    kind: str = ""
    title: str = ""
    summary: str = ""
    url: str = ""
    year: int | None = None
    parts: tuple[tuple[str, str], ...] = ()
    evidence: str = ""
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    submitted_days_ago: int | None = None
    decided_days_ago: int | None = None
    remarks: tuple[Remark, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A member's reading list: slugs of works, each with a note or without."""

    by: str
    title: str
    works: tuple[tuple[str, str], ...]
    description: str = ""
    visibility: str = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A search that a member has saved."""

    by: str
    name: str
    query: str
    frequency: str = "weekly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody's part in an event, with the address of a member; without a name the person is to be confirmed."""

    name: str = ""
    email: str = ""
    role: str = "speaker"
    job_title: Text = NOTHING
    body: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A point of the programme; `voice` counts the event's voices from 0."""

    title: Text
    description: Text = NOTHING
    body: str = ""
    voice: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A registration: of a member by address, or of a guest who has a name of her own."""

    email: str
    status: str = "confirmed"
    name: str = ""
    language: str = "en"
    time_zone: str = ""
    country: str = ""
    affiliation: str = ""
    listens_in: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question asked before an event, in one language.

    Who asks and who supports it are named by the addresses of their seats; `topic` counts the event's topics from 1, 0
    is another subject. An answer is published.
    """

    by: str
    text: str
    language: str
    topic: int = 0
    supporters: tuple[str, ...] = ()
    status: str = "shown"
    answer: Text = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An event.

    `day` is a date or a number of days from today, put off to the next working day; without a `clock` the event
    starts ten minutes from now. `crowd` is the number of further guests, who came to a past event.
    """

    slug: str
    title: Text
    teaser: Text
    background: Text
    objectives: Text
    target_audience: Text
    day: date | int
    clock: time | None
    minutes: int
    time_zone: str
    questions_note: Text = NOTHING
    summary: Text = NOTHING
    status: str = "published"
    status_note: Text = NOTHING
    date_status: str = "confirmed"
    series: str = ""
    format: str = "webinar"
    access: str = "public"
    themes: tuple[str, ...] = ()
    places: tuple[str, ...] = ("global",)
    languages: tuple[str, ...] = ("en",)
    interpretation: tuple[str, ...] = ()
    hosts: tuple[tuple[str, str], ...] = ()
    voices: tuple[Voice, ...] = ()
    topics: tuple[Topic, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    seats: tuple[Seat, ...] = ()
    crowd: int = 0
    inquiries: tuple[Inquiry, ...] = ()
    invited: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    capacity: int | None = None
    closes_hours_before: int | None = None
    meeting_url: str = ""
    meeting_id: str = ""
    meeting_passcode: str = ""
    recording_url: str = ""
    recording_note: Text = NOTHING
    has_note: bool = False
