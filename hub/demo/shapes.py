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


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A network of members."""

    slug: str
    name: Text
    description: Text
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member; `body` is the key of an organisation, `affiliation` the name of one the hub does not know."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A resource with its editions."""

    slug: str
    kind: str
    title: Text
    summary: Text
    copies: tuple[Copy, ...]
    description: Text = NOTHING
    year: int | None = None
    publishers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    licence: str = ""
    submitted_by: str = ""
    document: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A promising practice; its four parts become one description."""

    slug: str
    title: Text
    summary: Text
    context: Text
    action: Text
    results: Text
    lessons: Text
    copies: tuple[Copy, ...]
    publishers: tuple[str, ...] = ("ilo",)
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    submitted_by: str = ""
    year: int = 2021


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
class Meeting:
    """An event.

    `day` is a date or a number of days from today, put off to the next working day; without a `clock` the event
    starts ten minutes from now.
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
