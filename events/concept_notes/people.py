"""The people of a concept note, with their parts, positions and institutions. Knows nothing of Django."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.concept_notes.blocks import Kind
from events.concept_notes.countries import place_named
from events.concept_notes.dates import flat
from events.concept_notes.findings import Finding
from events.concept_notes.headings import heading_key, plain_key
from events.concept_notes.organisations import is_institution
from events.concept_notes.sections import Outline, Part
from events.concept_notes.sentences import Span

ROLES = ("speaker", "moderator", "facilitator")

_OPEN = re.compile(
    r"\(?\b(?:to be (?:confirmed|determined|announced|identified)|tbc|tbd|tba|a confirmer|a determiner|a preciser|"
    r"por confirmar|por definir|por determinar|a confirmar)\b\.?\)?"
)
_HONORIFIC = re.compile(
    r"^(?:(?:mr|ms|mrs|mx|dr|prof|professor|madame|monsieur|mme|mlle|m|sr|sra|srta|dra|lic|ing|h\.?e|s\.?e)\.?\s+)+",
    re.IGNORECASE,
)
_PARTICLES = {
    "de", "da", "do", "dos", "das", "del", "della", "di", "la", "las", "los", "le", "van", "von", "der", "den",
    "ter", "bin",
    "bint", "ibn", "al", "el", "ben", "ould", "y", "e", "af", "zu",
}  # fmt: skip
_NAME_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.-])*$")
_JOB = re.compile(
    r"\b(?:director|directrice|directeur|directora|head|minister|ministre|ministro|ministra|secretar(?:y|io|ia)|"
    r"secretaire|officer|specialist|specialiste|especialista|coordinat(?:or|rice|eur)|coordinador|coordinadora|manager|"
    r"chief|president|presidente|presidenta|presidente|professor|professeur|profesor|profesora|researcher|chercheur|"
    r"chercheuse|investigador|investigadora|jefe|jefa|chef|cheffe|responsable|expert|experte|experta|experto|adviser|"
    r"advisor|conseiller|conseillere|asesor|asesora|inspector|inspecteur|inspectrice|inspectora|founder|fondateur|"
    r"fondatrice|fundador|fundadora|representative|representant|representante|analyst|analyste|analista|commissioner|"
    r"deputy|general|ceo|consultant|consultante|consultor|consultora|lawyer|avocat|avocate|abogado|abogada|journalist|"
    r"journaliste|periodista|administrator|delegate|delegue|deleguee|delegado|delegada|lead|team leader|gerente)s?\b"
)
_ENVOY = re.compile(
    r"^((?:an? |une? |un |el |la |le )?(?:representative|representante?|delegate|deleguee?|delegad[oa])s?)\s+"
    r"(?:of|from|du|de la|de l'|des|del|de los|de)\s*(?:the\s+)?"
)
_PRESENTED = re.compile(
    r"(?:\bpresented by\b|\bpresentation by\b|\bpresente[ers]* par\b|\bpresentado por\b|\ba cargo de\b|"
    r"\bpresentation de\b|"
    r"\bpresenter:|\bspeaker:|\bintervenante?:|\bponente:|\bpresenta:)\s*"
)
_AND = re.compile(r"\s*;\s*|\s+(?:and|et|y|e|&)\s+(?![^()]*\))")
_SEGMENTS = re.compile(r"\s*,\s*(?![^()]*\))|\s+[–—-]\s+(?![^()]*\))|\s*\|\s*|\s*:\s+")
_COLUMNS = {
    "name": ("name", "nom", "nombre", "speaker", "speakers", "intervenant", "intervenante", "ponente",
        "panellist", "panelist",
             "nom et prenom", "nombre y apellido", "full name"),
    "role": ("role", "part", "funcion", "rol", "papel", "role in the event"),
    "job_title": ("position", "title", "job title", "fonction", "titre", "poste", "cargo", "puesto", "post"),
    "institution": ("institution", "organisation", "organization", "affiliation", "organismo", "organizacion",
        "institucion",
                    "entity", "organisme", "entidad"),
    "country": ("country", "pays", "pais"),
    "status": ("status", "statut", "etat", "estado", "confirmed", "confirmation"),
}  # fmt: skip


@dataclass(slots=True)
class Person:
    """Somebody's part in an event, as a note tells it; without a name while the person is open."""

    name: str = ""
    role: str = "speaker"
    job_title: str = ""
    institution: str = ""
    country: str = ""
    is_open: bool = False

    def finding(self, spans: list[Span], doubts: list[str] | None = None) -> Finding:
        """Return it as a finding."""
        value = {
            "name": self.name,
            "role": self.role,
            "job_title": self.job_title,
            "institution": self.institution,
            "country": self.country,
            "status": "tbc" if self.is_open else "confirmed",
        }
        return Finding("person", value, spans, [*(doubts or []), *(["unconfirmed"] if self.is_open else [])])


def looks_like_person(words: str) -> bool:
    """Whether words are somebody's name: two to five words with capitals, none of them of an institution."""
    parts = _HONORIFIC.sub("", words.strip()).split()
    if not 2 <= len(parts) <= 6 or is_institution(words) or _JOB.search(flat(words)):
        return False
    named = [part for part in parts if part.lower() not in _PARTICLES]
    if len(named) < 2 or not all(_NAME_WORD.match(part.rstrip(",")) for part in named):
        return False
    return all(part[0].isupper() or "-" in part[:3] for part in named) and not all(
        part.isupper() and len(part) <= 4 for part in named
    )


def person_of(text: str, role: str = "speaker") -> Person | None:
    """Return the person that a line tells of: "Name, position, Institution (Country)"; None if it tells of none."""
    person = Person(role=role)
    words = text.strip(" .;,")
    if found := _OPEN.search(flat(words)):
        person.is_open = True
        words = (words[: found.start()] + words[found.end() :]).strip(" .;,–—-:")
    if not words:
        return person if person.is_open else None
    words, aside = _without_aside(words)
    segments = [segment.strip(" .") for segment in _SEGMENTS.split(words) if segment.strip(" .")]
    segments += [segment.strip() for segment in aside.split(",") if segment.strip()]
    rest: list[str] = []
    for segment in segments:
        key = heading_key(segment, is_label=True)
        if key in ROLES:
            person.role = key
        elif not person.name and looks_like_person(segment):
            person.name = _HONORIFIC.sub("", segment)
        elif not person.country and len(place_named(segment)) == 2 and (rest or person.name or person.is_open):
            person.country = place_named(segment)
        else:
            rest.append(segment)
    if not person.name and not person.is_open:
        return None
    _sort_rest(person, rest)
    return person


def _without_aside(words: str) -> tuple[str, str]:
    """Return words without the parentheses at their end, and what these hold."""
    found = re.search(r"\s*\(([^()]*)\)\s*$", words)
    if not found:
        return words, ""
    return words[: found.start()], found[1]


def _sort_rest(person: Person, rest: list[str]) -> None:
    """Put what is said beside a name into position and institution: the last one is where somebody works."""
    if not rest:
        return
    if not person.name and (found := _ENVOY.match(flat(rest[0]).replace("’", "'"))):
        # "A representative of the ministry": somebody without a name, and whom she speaks for.
        person.job_title, rest[0] = rest[0][: found.end(1)], rest[0][found.end() :]
        person.institution = ", ".join(rest)
        return
    if len(rest) == 1:
        if _JOB.search(flat(rest[0])) and not is_institution(rest[0]):
            person.job_title = rest[0]
        else:
            person.institution = rest[0]
        return
    jobs = [number for number, words in enumerate(rest) if _JOB.search(flat(words))]
    if jobs:
        person.job_title = rest[jobs[0]]
        person.institution = ", ".join(words for number, words in enumerate(rest) if number != jobs[0])
    else:
        person.institution = ", ".join(rest)


def people_in(text: str, at: int, role: str) -> Iterator[tuple[Person, Span]]:
    """Yield the people of a line, and where each stands in the note.

    Args:
        text: the line; "and" divides it where there is a person on both sides.
        at: where it begins in the plain text of the note.
        role: what they are to the event unless the line says otherwise.
    """
    cuts = [0]
    for found in _AND.finditer(text):
        before, after = text[cuts[-1] : found.start()], text[found.end() :]
        next_cut = _AND.search(after)
        if person_of(before, role) and person_of(after[: next_cut.start()] if next_cut else after, role):
            cuts.append(found.end())
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = re.sub(r"(?:\s+(?:and|et|y|e|&)|\s*;)\s*$", "", text[start:end])
        names = re.split(r",(?![^()]*\))", piece)
        if len(names) > 1 and all(looks_like_person(_without_aside(name)[0]) for name in names):
            # "Ana Pérez (ILO), Kofi Mensah": a list of people and nothing else.
            for name in names:
                begin = start + piece.index(name)
                if person := person_of(name, role):
                    yield person, (at + begin, at + begin + len(name))
        elif person := person_of(piece, role):
            yield person, (at + start, at + start + len(piece))


def presenter_in(text: str) -> tuple[str, Person | None]:
    """Return a topic without its presenter, and the presenter; None where it names none."""
    plain = flat(text)
    if found := _PRESENTED.search(plain):
        start = found.start()
        # An opening parenthesis before the words belongs to them.
        before = text[:start].rstrip(" ,.–—-(")
        after = text[found.end() :].strip().rstrip(").")
        person = person_of(after)
        return (before, person) if person else (text, None)
    words, aside = _without_aside(text.rstrip(". "))
    if aside and (person := person_of(aside)) and person.name:
        return words.rstrip(" ,."), person
    parts = re.split(r"\s+[–—-]\s+|\s*\|\s*", text)
    for number in range(1, len(parts)):
        rest = text[text.index(parts[number], sum(map(len, parts[:number]))) :]
        if (person := person_of(rest)) and person.name and looks_like_person(_first_segment(rest)):
            return text[: len(text) - len(rest)].rstrip(" –—-|,."), person
    return text, None


def _first_segment(text: str) -> str:
    return _SEGMENTS.split(_without_aside(text.strip(" ."))[0], maxsplit=1)[0]


def read_people(outline: Outline) -> list[Finding]:
    """Return the speakers, moderators and facilitators that have a heading or label."""
    found: list[Finding] = []
    for section in outline.named(*ROLES):
        columns: list[str] = []
        head: list[Span] = []
        for part in section.parts:
            if part.block.kind == Kind.ROW and part.start == 0:
                if header := _columns(part):
                    columns, head = header, [part.whole]
                elif person := _row(part, columns, section.key):
                    found.append(person.finding([*section.lead, *head, part.whole]))
                continue
            if len(part.text) > 300 and part.block.kind != Kind.ITEM:
                continue
            for person, span in _told(part, section.key):
                found.append(person.finding([*section.lead, *([part.whole] if section.is_label else []), span]))
    return found


def _told(part: Part, role: str) -> Iterator[tuple[Person, Span]]:
    """Yield the people of a part, if it tells of people and not of something else."""
    people = list(people_in(part.text, part.at, role))
    open_only = [person for person, _span in people if not person.name]
    if open_only and len(part.text) > 120:
        return
    yield from people


def _columns(part: Part) -> list[str]:
    """Return what the columns of a table are about, if the row is its head."""
    keys = []
    for cell in part.block.cell_texts:
        key = plain_key(cell)
        keys.append(next((name for name, words in _COLUMNS.items() if key in words), ""))
    return keys if sum(map(bool, keys)) >= 2 else []


def _row(part: Part, columns: list[str], role: str) -> Person | None:
    cells = part.block.cell_texts
    if not columns:
        return person_of(", ".join(filter(None, cells)), role)
    told = dict(zip(columns, cells, strict=False))
    person = Person(_HONORIFIC.sub("", told.get("name", "")), role)
    if found := _OPEN.search(flat(" ".join(cells))):
        person.is_open = bool(found)
        person.name = "" if _OPEN.search(flat(person.name)) else person.name
    if key := heading_key(told.get("role", ""), is_label=True):
        person.role = key if key in ROLES else role
    person.job_title = told.get("job_title", "")
    person.institution = told.get("institution", "")
    person.country = place_named(told.get("country", ""))
    return person if person.name or person.is_open else None
