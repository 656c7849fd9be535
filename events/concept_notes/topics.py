"""What an event discusses: topics with their institutions, countries and presenters, and agendas. Knows no Django."""

import re
from dataclasses import dataclass

from events.concept_notes.blocks import Kind
from events.concept_notes.countries import country_in, place_named
from events.concept_notes.dates import flat
from events.concept_notes.findings import Finding
from events.concept_notes.headings import plain_key
from events.concept_notes.organisations import institution
from events.concept_notes.people import Person, person_of, presenter_in
from events.concept_notes.sections import Outline, Part, Section
from events.concept_notes.sentences import inline_markdown, markdown, sentences
from events.concept_notes.times import times_in

_TITLE = 300
# Words after which somebody's experience is told, as the second half of a topic.
_EXAMPLE = (
    r"(?:an? |the |l'|une? |la |el |un |una )?(?:examples?|experiences?|cases?|case studies|lessons|"
    r"perspectives?|views?|"
    r"exemples?|cas|retours? d'experience|lecons|ejemplos?|experiencias?|casos?|lecciones|perspectivas?)"
)
_SECOND_HALF = re.compile(rf"(?:[:–—]|\?)\s*(?=(?:{_EXAMPLE})\b)")
# "from the Tunisian Agency", "l'expérience de l'ATCT".
_SOURCE = re.compile(
    rf"\b(?:{_EXAMPLE}|information sharing|information|presentation|inputs?|intervention|presentacion|informacion|"
    r"contribution|testimony|temoignage|testimonio)\s+(?:of good practice |of practice )?"
    r"(?:from|of|by|de|du|des|del|en|au|d')\s*(?:(?:the|la|le|les|l'|el|los|las)\s*)?"
)
_SOURCE_END = re.compile(r"\s+(?:on|about|in|with|sur|concernant|sobre|acerca|con|dans)\s|[.;:?!]\s|[.;:?!]$|\s[–—]\s")
_MOMENT = re.compile(r"^[\s|•·–—-]*(?:\([^)]*\))?[\s|:•·–—-]*")
_NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(.+)$")
_FACTS = {
    "institution": ("institution", "institucion", "organisation", "organizacion"),
    "presenter": ("presented by", "presente par", "presenta",
        "a cargo de", "presentado por", "presenter", "speaker", "intervenant",
                  "intervenante", "ponente"),
}  # fmt: skip
_HEAD = {"time", "heure", "hora", "horaire", "horario", "no", "n", "number", "topic", "tema", "theme", "sujet", "title"}


@dataclass(slots=True)
class _Topic:
    """A point of the programme while it is read."""

    title: str
    description: str
    number: int | None
    presenter: Person | None


def read_topics(outline: Outline) -> list[Finding]:
    """Return what is discussed, in order: the topics of the note, else the lines of its agenda."""
    for key in ("topics", "agenda"):
        found: list[Finding] = []
        for section in outline.named(key):
            if any(part.block.kind == Kind.HEADING for part in section.parts):
                found += _headed(section)
                continue
            for part in _points(section):
                if one := _topic(part, len(found) + 1, is_agenda=key == "agenda"):
                    found.append(one)
        if found:
            found[0].spans += outline.named(key)[0].lead
            found[0].spans += [part.whole for part in outline.parts(key) if _is_head(part)]
            return found
    return []


def _points(section: Section) -> list[Part]:
    """Return the parts that are points: where there are items, what stands before the first one is none."""
    parts = [part for part in section.parts if not _is_head(part)]
    if any(part.block.kind == Kind.ITEM for part in parts) and len(parts) > 1:
        return [part for part in parts if part.block.kind in {Kind.ITEM, Kind.ROW}]
    return parts


def _headed(section: Section) -> list[Finding]:
    """Return the topics of a section in which each has a heading of its own, with its text and facts below it."""
    groups: list[list[Part]] = []
    for part in section.parts:
        if part.block.kind == Kind.HEADING:
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    found = []
    for number, (head, *below) in enumerate(groups, 1):
        numbered = _NUMBERED.match(head.text)
        facts = {key: value for part in below for key, value in [_fact(part)] if key}
        has_facts = any(_fact(part)[0] for group in groups for part in group[1:])
        texts = [part for part in below if not _fact(part)[0]]
        presenter = person_of(facts["presenter"]) if "presenter" in facts else None
        topic = _Topic(numbered[2] if numbered else head.text, "", int(numbered[1]) if numbered else number, presenter)
        one = _finding(topic, head)
        one.spans += [part.whole for part in below]
        one.value["description"] = markdown((part.block, part.start, part.end) for part in texts)
        if has_facts:
            # Where institutions are told in lines of their own, none is guessed from a title.
            one.value |= {"institution": facts.get("institution", ""), "acronym": "", "country": ""}
        if presenter and not presenter.name:
            one.value["country"] = presenter.country
        found.append(one)
    return found


def _fact(part: Part) -> tuple[str, str]:
    """Return what a line such as "Presented by: Ana Pérez" says of a topic; ("", "") for its text."""
    label, colon, value = part.text.partition(":")
    key = plain_key(label) if colon and len(label) < 40 else ""
    return next(((name, value.strip()) for name, words in _FACTS.items() if key in words), ("", ""))


def _is_head(part: Part) -> bool:
    return (
        part.block.kind == Kind.ROW
        and all(plain_key(cell) in _HEAD or len(cell) < 20 for cell in part.block.cell_texts)
        and plain_key(part.block.cell_texts[0]) in _HEAD
    )


def _topic(part: Part, number: int, *, is_agenda: bool) -> Finding | None:
    text = part.text.strip()
    if part.block.kind == Kind.ROW:
        cells = [cell for cell in part.block.cell_texts if cell]
        if len(cells) > 1 and re.fullmatch(r"\d{1,2}[.)]?", cells[0]):
            number, cells = int(re.sub(r"\D", "", cells[0])), cells[1:]
        text = " | ".join(cells)
    if is_agenda or times_in(text[:25], []):
        text = _without_time(text)
    text, presenter = presenter_in(text)
    title, description = _halves(text)
    if not any(map(str.isalnum, title)):
        return None
    topic = _Topic(title, description, part.block.number or number, presenter)
    return _finding(topic, part)


def _without_time(text: str) -> str:
    """Return a line of an agenda without the time before it."""
    for found in times_in(text, []):
        if found.span[0] <= 3:
            text = _MOMENT.sub("", text[found.span[1] :])
        break
    return text


def _halves(text: str) -> tuple[str, str]:
    """Return title and description: a question and who answers it, a subject and an example, or two sentences."""
    text = text.strip().strip('“”"«» ')
    plain = flat(text).replace("’", "'")
    if found := _SECOND_HALF.search(plain):
        cut = found.start() + (1 if text[found.start()] == "?" else 0)
        return text[:cut].strip(), text[found.end() :].strip()
    parts = sentences(text)
    if len(parts) > 1:
        return text[: parts[0][1]].strip().rstrip("."), text[parts[1][0] :].strip()
    title = text.rstrip(".")
    if len(title) > _TITLE:
        cut = title.rfind(" ", 0, _TITLE - 1)
        return title[:cut], title[cut:].strip()
    return title, ""


def _finding(topic: _Topic, part: Part) -> Finding:
    title, description = topic.title[:_TITLE], topic.description
    source = _source(description)
    if not source["name"]:
        source = _source(title)
    told = next((text for text in (description, topic.title) if source["name"] and source["name"] in text), "")
    found = country_in(told[told.find(source["name"]) :]) if told else None
    presenter = topic.presenter
    doubts = ["unconfirmed"] if presenter and presenter.is_open else []
    value = {
        "number": topic.number,
        "title": title,
        "description": _marked(part, description),
        "institution": source["name"],
        "acronym": source["acronym"],
        "country": found[0] if found else "",
        "presenter": presenter.name if presenter else "",
        "presenter_institution": presenter.institution if presenter else "",
        "presenter_job_title": presenter.job_title if presenter else "",
        "presenter_country": presenter.country if presenter else "",
        "presenter_status": "tbc" if presenter and presenter.is_open else "confirmed",
    }
    return Finding("topic", value, [part.whole], doubts)


def _marked(part: Part, words: str) -> str:
    """Return words of a part with their links."""
    start = part.block.text.find(words) if words else -1
    return inline_markdown(part.block, start, start + len(words)) if start >= 0 else words


def _source(text: str) -> dict[str, str]:
    """Return the institution whose experience a topic tells."""
    plain = flat(text).replace("’", "'")
    if (found := _SOURCE.search(plain)) and text[found.end() : found.end() + 1].isupper():
        stop = next(
            (end.start() for end in _SOURCE_END.finditer(plain, found.end()) if not _is_inside(plain, end.start())),
            len(text),
        )
        return _named(text[found.end() : stop].strip(" .,"))
    return {"name": "", "acronym": ""}


def _is_inside(text: str, place: int) -> bool:
    """Whether a place lies in parentheses."""
    return text.count("(", 0, place) > text.count(")", 0, place)


def _named(text: str) -> dict[str, str]:
    name, comma, last = text.rpartition(",")
    if comma and place_named(last):
        # "Employers’ Federation, Bangladesh": the country is told apart.
        text = name
    named = institution(text)
    if not named["acronym"] and (found := re.match(r"^([A-Z][A-Z0-9&-]{2,})\s+\(([^()]+)\)\s*(.*)$", named["name"])):
        # "EURES (European Network of Public Employment Services) Sweden": the acronym first.
        named["acronym"] = found[1]
    return named
