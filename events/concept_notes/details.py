"""Smaller facts of a concept note: format, access, places, contact, links, recording. Knows nothing of Django."""

import re
from collections.abc import Iterator

from events.concept_notes.blocks import Kind
from events.concept_notes.countries import place_named
from events.concept_notes.dates import flat
from events.concept_notes.findings import Finding
from events.concept_notes.sections import Outline, Part, Section
from events.concept_notes.sentences import Span, leads_somewhere, sentences

_FORMATS = {
    "webinar": r"webinars?|webinaires?|webinarios?|seminarios? web|seminaires? en ligne|seminarios? en linea|"
               r"seminarios? virtual(?:es)?",
    "round-table": r"round[ -]?tables?|tables? rondes?|mesas? redondas?",
    "workshop": r"workshops?|ateliers?|talleres|taller",
    "conference": r"conference|conferencia",
    "dialogue": r"dialogues?|dialogos?",
}  # fmt: skip
_FORMAT = re.compile("|".join(rf"(?P<{key.replace('-', '_')}>\b(?:{words})\b)" for key, words in _FORMATS.items()))
# In running text only what is called so, not what is talked about: "this webinar", but not "social dialogue".
_THIS = re.compile(
    r"\b(?:the|this|our|an?|online|virtual|le|la|l'|ce|cet|cette|un|une|el|este|esta|una)\s?(?:online |public |"
    r"virtual |hybrid )?$|(?:^|[.!?]\s)$"
)
_ACCESS = {
    "public": (
        r"public (?:event|webinar|meeting)|open to (?:all(?! members)|everyone|everybody|anyone|the public)|"
        r"open to participants|open event|evenement public|ouverte? (?:a tous|a toutes|a tout le monde|au public)|"
        r"evento publico|"
        r"abiert[oa] (?:a tod|al publico|a cualquier)|^open$"
    ),
    "invitation": (
        r"by invitation|invitation[ -]only|on invitation|sur invitation|por invitacion|invite[- ]only|con invitacion"
    ),
    "members": (
        r"open to (?:all )?members|(?:for|only|to) members(?: only| of the (?:knowledge )?hub)|members[ -]only|"
        r"for members\b$|"
        r"(?:reservee?|ouverte?) aux membres|pour les membres|(?:para|a) (?:los )?miembros|solo miembros|"
        r"members of the hub"
    ),
}  # fmt: skip
_ADMITTED = re.compile("|".join(rf"(?P<{key}>{words})" for key, words in _ACCESS.items()))
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_CONTACT = re.compile(
    r"\b(?:for (?:more|further|any) (?:information|questions|details)[^.:]{0,60}?(?:contact|write to|email)|"
    r"please contact|"
    r"pour (?:plus d'informations?|tout renseignement)[^.:]{0,60}?(?:contacter|ecrire a|adresser a|:)|"
    r"para (?:mas|mayor) informacion[^.:]{0,60}?(?:contact\w+ (?:con|a)|contacte|contactar|escrib\w+ a|dirig\w+ a|:))"
)
_RECORDING = re.compile(
    r"\b(?:recording|extracts? of (?:the|this)|watch (?:the|some|it)|enregistrement|(?:re)?voir (?:la|l'|des extraits)|"
    r"grabacion|ver (?:la grabacion|extractos))\b"
)
_EXTRACTS = re.compile(r"\b(?:some |the )?extracts?(?: of the event)?\b|\bdes extraits\b|\bextractos\b")
_MINUTES = re.compile(r"\b(\d{1,3})\s*min(?:ute|uto)?s?\b")
_MEETING_HOSTS = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|"
    r"gotomeeting\.com)(?=/)"
)
_MEETING_ID = re.compile(r"\b(?:meeting id|id de (?:la )?reunion|id de reunion)\s*[:.]?\s*(\d[\d ]{6,16}\d)")
_PASSCODE = re.compile(r"\b(?:passcode|password|code secret|mot de passe|codigo de acceso|contrasena)\s*:\s*(\S{3,40})")
_COMES = re.compile(
    r"(?:to (?:come|follow|be (?:added|confirmed))|tbc|tbd|a venir|a completer|a confirmer|por (?:definir|"
    r"confirmar|completar)|se enviaran?)\b.{0,40}$"
)
_LEAD = re.compile(
    r"^(?:(?:read|see|consult|download|watch|lire|voir|consulter|telecharger|lea|leer|ver|consulte|consultar)\s+"
    r"(?:(?:more )?about|a selection of|more|also|une selection de|aussi|mas sobre|una seleccion de|tambien)?\s*)"
    r"(?:(?:the|le|la|les|el|los|las)\s+)?"
)


def read_format(outline: Outline, title: Finding | None) -> list[Finding]:
    """Return what sort of event it is, by the words for it."""
    for part in outline.parts("format"):
        if found := _FORMAT.search(flat(part.text)):
            return [Finding("format", _key(found), [part.whole])]
    for section in outline.named("title"):
        if section.is_label and (found := _FORMAT.search(flat(section.title))):
            return [Finding("format", _key(found), [section.parts[0].whole])]
    if title is not None and (found := _FORMAT.search(flat(str(title.value)))):
        return [Finding("format", _key(found), title.spans[:1])]
    for section in outline.sections:
        for part in section.parts:
            plain = flat(part.text).replace("’", "'")
            for found in _FORMAT.finditer(plain):
                if _THIS.search(plain[max(0, found.start() - 30) : found.start()]):
                    return [Finding("format", _key(found), [(part.at + found.start(), part.at + found.end())])]
    return []


def _key(found: re.Match[str]) -> str:
    return (found.lastgroup or "").replace("_", "-")


def read_access(outline: Outline) -> list[Finding]:
    """Return who can take part."""
    found: dict[str, list[Span]] = {}
    for section in outline.sections:
        for part in section.parts:
            is_named = section.key == "access"
            for start, end in sentences(part.text):
                if match := _ADMITTED.search(flat(part.text[start:end])):
                    spans = [*section.lead, part.whole] if is_named else [(part.at + start, part.at + end)]
                    found.setdefault(match.lastgroup or "", []).extend(spans)
    if not found:
        return []
    # Whoever is doubtful begins with the narrower door.
    value = next(key for key in ("invitation", "members", "public") if key in found)
    spans = [span for key in found for span in found[key]]
    return [Finding("access", value, spans, ["access-unclear"] if len(found) > 1 else [])]


def read_places(outline: Outline) -> list[Finding]:
    """Return the countries and regions that the note says it is about."""
    slugs: list[str] = []
    unknown: list[str] = []
    sections = [section for section in outline.named("place") if section.parts]
    for section in sections:
        for part in section.parts:
            for name in _place_names(part.text.strip(" .")):
                slug = place_named(name)
                if slug and slug not in slugs:
                    slugs.append(slug)
                elif not slug and name:
                    unknown.append(name)
    if not sections:
        return []
    spans = [span for section in sections for span in section.spans]
    return [
        Finding("places", slugs, spans, ["place-unknown"] if unknown else [], {"unknown": unknown} if unknown else {})
    ]


def _place_names(text: str) -> Iterator[str]:
    """Yield the names of a list; some names have a comma or "and" in them, so the longest that is known counts."""
    for name in re.split(r"\s*[;/|]\s*", text):
        if place_named(name):
            yield name
        else:
            yield from re.split(r"\s*,\s*|\s+(?:and|et|y)\s+", name)


def read_contact(outline: Outline) -> list[Finding]:
    """Return name and address of whom to ask."""
    for section in outline.named("contact"):
        if section.parts:
            text = " ".join(part.text for part in section.parts)
            return _contact(text, section.spans)
    for section in outline.sections:
        for part in section.parts:
            for start, end in sentences(part.text):
                text = part.text[start:end]
                if found := _CONTACT.search(flat(text).replace("’", "'")):
                    # Another matter may follow behind the colon: it must have an address to be the contact.
                    after = text[found.end() :]
                    is_told = bool(_EMAIL.search(after))
                    cut = len(text) if is_told else found.end()
                    return _contact(after if is_told else "", [(part.at + start, part.at + start + cut)])
    return []


def _contact(text: str, spans: list[Span]) -> list[Finding]:
    email = _EMAIL.search(text)
    before = text[: email.start()] if email else text
    name = re.sub(
        r"\b(?:at|email|e-mail|mail|correo|courriel|mailto|a|à)\s*:?\s*$", "", before.strip(" (<[,;:–—-.")
    ).strip(" (<[,;:–—-.")
    found = []
    if name and len(name) <= 150:
        found.append(Finding("contact_name", name, spans))
    if email:
        found.append(Finding("contact_email", email[0], spans))
    return found or [Finding("contact_name", None, spans, ["contact-missing"])]


def read_meeting(outline: Outline) -> list[Finding]:
    """Return the address of the meeting, its ID and passcode; without them, that they come later."""
    found: list[Finding] = []
    for section in outline.sections:
        for part in section.parts:
            found += [
                Finding("meeting_url", mark.url, [part.whole])
                for mark in part.block.links
                if _MEETING_HOSTS.match(mark.url)
            ]
            # The label of a line is part of what is looked for.
            text = part.block.text
            if match := _MEETING_ID.search(flat(text)):
                found.append(Finding("meeting_id", text[slice(*match.span(1))], [part.whole]))
            if (match := _PASSCODE.search(flat(text))) and (section.key == "meeting" or found):
                found.append(Finding("meeting_passcode", text[slice(*match.span(1))], [part.whole]))
    distinct = {one.field: one for one in reversed(found)}
    if "meeting_url" in distinct:
        return [distinct[name] for name in ("meeting_url", "meeting_id", "meeting_passcode") if name in distinct]
    sections = [section for section in outline.named("meeting") if section.parts]
    if not sections:
        return []
    spans = [span for section in sections for span in section.spans]
    return [Finding("meeting_url", None, spans, ["meeting-later"])]


def read_links(outline: Outline) -> list[Finding]:
    """Return the works that the note names below "Further resources" and "Key documents"."""
    found: list[Finding] = []
    for key, role in (("documents", "key"), ("resources", "further")):
        for section in outline.named(key):
            if section.heading is not None and (
                not section.parts or all(_COMES.match(flat(part.text)) for part in section.parts)
            ):
                found.append(Finding("document", None, section.spans, ["heading-alone"]))
                continue
            for part in section.parts:
                found += [_document(section, part, title, url, role) for title, url in _titles(part)]
    return found


def _titles(part: Part) -> Iterator[tuple[str, str]]:
    links = [mark for mark in part.block.links if part.start <= mark.start < part.end]
    if not links:
        if len(part.text) > 300 or _CONTACT.search(flat(part.text)) or _RECORDING.search(flat(part.text)):
            return
        yield _without_lead(part.text), ""
        return
    for mark in links:
        words = part.block.text[mark.start : mark.end]
        if words == mark.url:
            # A bare address: its title is what stands before it.
            before = part.block.text[part.start : mark.start].strip(" :–—-(<,")
            words = _without_lead(before) if len(links) == 1 and before else words
        yield words, mark.url


def _without_lead(text: str) -> str:
    text = text.strip(" .;,")
    found = _LEAD.match(flat(text))
    return text[found.end() :] if found and found.end() < len(text) else text


def _document(section: Section, part: Part, title: str, url: str, role: str) -> Finding:
    spans = [*section.lead, part.whole]
    is_link = leads_somewhere(url)
    value = {"title": title, "url": url if is_link else "", "role": role}
    return Finding("document", value, spans, [] if is_link else ["link-missing"])


def read_recording(outline: Outline) -> list[Finding]:
    """Return where the event can be watched, and what the note says of it."""
    if found := _recording_section(outline):
        return found
    for part, start, end in _recorded(outline):
        text = part.text[start:end]
        span = part.whole if start == 0 else (part.at + start, part.at + end)
        inside = [mark for mark in part.block.links if part.start + start <= mark.start < part.start + end]
        urls = [mark.url for mark in inside if leads_somewhere(mark.url)]
        found = [Finding("recording_url", urls[0] if urls else None, [span], [] if urls else ["link-missing"])]
        if minutes := _MINUTES.search(flat(text)):
            found.append(Finding("recording_minutes", int(minutes[1]), [span]))
        if note := _EXTRACTS.search(flat(text)):
            found.append(Finding("recording_note", text[note.start() : note.end()], [span]))
        return found
    return []


def _recording_section(outline: Outline) -> list[Finding]:
    """Return what stands below a heading of its own: an address, a length, and words about it."""
    found: dict[str, Finding] = {}
    for section in outline.named("recording"):
        for part in section.parts:
            spans = [*section.lead, part.whole]
            urls = [mark.url for mark in part.block.links if leads_somewhere(mark.url)]
            if urls:
                found.setdefault("recording_url", Finding("recording_url", urls[0], spans))
            if (minutes := _MINUTES.search(flat(part.text))) and len(part.text) < 40:
                found.setdefault("recording_minutes", Finding("recording_minutes", int(minutes[1]), spans))
            elif not urls and len(part.text) <= 200:
                found.setdefault("recording_note", Finding("recording_note", part.text, spans))
        if section.parts and "recording_url" not in found:
            found["recording_url"] = Finding("recording_url", None, section.spans, ["link-missing"])
    return list(found.values())


def _recorded(outline: Outline) -> Iterator[tuple[Part, int, int]]:
    texts = {"background", "objectives", "teaser", "audience", "recording"}
    for part in outline.parts(*{section.key for section in outline.sections} - texts):
        for start, end in _clauses(part):
            if _RECORDING.search(flat(part.text[start:end])) and part.block.kind != Kind.ROW:
                yield part, start, end


def _clauses(part: Part) -> list[Span]:
    """Return the sentences of a part; what follows a colon with a capital is one of its own."""
    found = []
    for start, end in sentences(part.text):
        cut = start
        for colon in re.finditer(r":\s+(?=[A-ZÀ-Þ])", part.text[start:end]):
            found.append((cut, start + colon.start() + 1))
            cut = start + colon.end()
        found.append((cut, end))
    return found
