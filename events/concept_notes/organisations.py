"""The institutions of a concept note: who hosts and supports, and whose experience is told. Knows nothing of Django."""

import re
from collections.abc import Iterator

from events.concept_notes.blocks import Kind
from events.concept_notes.dates import flat
from events.concept_notes.findings import Finding
from events.concept_notes.sections import PREFACE, Outline, Part
from events.concept_notes.sentences import Span, sentences

# Role, and the words before an institution that say it.
_CUES = {
    "partner": (
        r"in (?:close )?(?:collaboration|partnership|cooperation) with|jointly with|together with|"
        r"en (?:etroite )?(?:collaboration|partenariat|cooperation) avec|conjointement avec|"
        r"en (?:estrecha )?(?:colaboracion|alianza|cooperacion|asociacion) con|junto con|conjuntamente con"
    ),
    "supporter": (
        r"with (?:the )?(?:financial )?support (?:of|from)|with (?:the )?funding (?:of|from)|supported by|funded by|"
        r"avec (?:le soutien|l'appui|le concours|le financement)(?: financier)? (?:de la|de l'|des|de|du)|"
        r"soutenue? par|financee? par|con (?:el )?(?:apoyo|financiamiento|auspicio)(?: financiero)? (?:de la|de "
        r"los|de|del)|"
        r"apoyad[oa] por|financiad[oa] por"
    ),
    "host": (
        r"(?:co-?)?(?:organi[sz]ed|hosted|convened|held) (?:jointly )?by|organisee? par|organizad[oa] por|"
        r"convocad[oa] por"
    ),
}
_CUE = re.compile("|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _CUES.items()))
# What a host does. It stands behind her name.
_VERB = re.compile(
    r"\b(?:(?:is|are|will be) (?:hosting|organi[sz]ing|holding|convening|pleased to)|will (?:host|organi[sz]e|"
    r"hold|convene)|"
    r"hosts?|organi[sz]es?|convenes?|invites?|(?:organise|organisent|accueille|accueillent|convie|convient|invite|invitent|"
    r"tient|tiennent|lance|lancent|propose|proposent)|(?:organiza|organizan|convoca|convocan|celebra|celebran|celebrara|"
    r"celebraran|organizara|organizaran|realiza|realizan|realizara|invita|invitan|presenta|presentan))\b"
)
_STOP = re.compile(
    r"\b(?:is|are|was|will|has|have|to|for the first|est|sont|sera|seront|ont|a le|es|son|sera|seran|ha|han|"
    r"which|that|who|qui|que|bringing|spotlighting|focusing|as part of|dans le cadre|en el marco)\b|[;:]|\.\s|\.$"
)
_ARTICLE = re.compile(
    r"^(?:(?:the|le|la|les|el|los|las|du|des|del|de la|both|and|et|y)\s+|(?:de )?l['’]\s*)", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\s*[,;]\s*(?:(?:and|et|y|e)\s+)?(?![^()]*\))|\s+(?:and|et|y|e)\s+(?=(?:the|le|la|les|el|los|las)\s|l['’]|[A-Z]{2,}\b)(?![^()]*\))"
)
_ACRONYM = re.compile(r"\(\s*(?P<acronym>[A-Z][A-Za-z0-9&./-]{1,19})\s*(?:[,;–-]\s*[^()]{0,80})?\)\s*$")
_WORD = re.compile(
    r"\b(?:initiative|alliance|alianza|iniciativa|organi[sz]ation|organisation|organizacion|network|reseau|red|centre|center|"
    r"centro|programme|program|programa|ministry|ministere|ministerio|agency|agence|agencia|union|syndicat|sindicato|"
    r"association|asociacion|federation|federacion|confederation|confederacion|institute|institut|instituto|university|"
    r"universite|universidad|office|bureau|oficina|service|services|servicio|servicios|commission|comision|council|conseil|"
    r"consejo|inspectorate|inspection|inspeccion|foundation|fondation|fundacion|secretariat|secretaria|fund|fonds|fondo|"
    r"department|departement|departamento|authority|autorite|autoridad|bank|banque|banco|committee|comite|chamber|chambre|"
    r"camara|company|group|groupe|grupo|house|maison|casa|project|projet|proyecto|embassy|ambassade|embajada|"
    r"ngo|ong|coalition|coalicion|platform|plateforme|forum|foro|board|trust|society|consortium|delegation|directorate|"
    r"direction|direccion)s?\b"
)


def is_institution(name: str) -> bool:
    """Whether a name is that of an institution by one of its words, or an acronym."""
    return bool(_WORD.search(flat(name))) or bool(re.fullmatch(r"[A-Z][A-Z0-9&/.-]{1,14}", name.strip()))


def institution(text: str) -> dict[str, str]:
    """Return name and acronym of an institution as a note writes it: "International Training Centre (ITC-ILO)"."""
    name = text.strip(" ,.;:–—-")
    while (article := _ARTICLE.match(name)) and article.end() < len(name):
        name = name[article.end() :]
    acronym = ""
    if found := _ACRONYM.search(name):
        acronym = found["acronym"]
        if acronym != acronym.lower() and sum(map(str.isupper, acronym)) >= 2:
            name = name[: found.start()].strip()
        else:
            acronym = ""
    return {"name": name, "acronym": acronym}


def split_institutions(text: str, at: int) -> Iterator[tuple[dict[str, str], Span]]:
    """Yield the institutions of a list of them, and where each stands.

    Args:
        text: the list; "and" divides it only before an article or an acronym, since names have "and" in them.
        at: where the text begins in the plain text of the note.
    """
    start = 0
    for found in [*_SPLIT.finditer(text), None]:
        end = found.start() if found else len(text)
        named = institution(text[start:end])
        if named["name"] and any(map(str.isupper, named["name"])):
            yield named, (at + start, at + end)
        start = found.end() if found else end


def read_hosts(outline: Outline, title: Finding | None) -> list[Finding]:
    """Return who hosts, works with and supports the event."""
    found: list[Finding] = []
    for role in ("host", "partner", "supporter"):
        for section in outline.named(role):
            for part in section.parts:
                text = part.text.rstrip(". ")
                whole = (part.at, part.at + len(text))
                # An item is one institution, whatever commas its name has.
                is_one = part.block.kind == Kind.ITEM and ";" not in text
                told = [(institution(text), whole)] if is_one else split_institutions(text, part.at)
                for named, span in told:
                    spans = [*section.lead, *([part.whole] if section.is_label else [])]
                    found.append(Finding("organisation", named | {"role": role}, [*spans, span]))
    if not any(one.value["role"] == "host" for one in found):
        for part in outline.parts(PREFACE, "teaser", "background"):
            in_prose = list(_in_prose(part))
            found += in_prose
            if any(one.value["role"] == "host" for one in in_prose):
                break
    if title is not None:
        found += _in_title(title)
    return _distinct(found)


def _in_prose(part: Part) -> Iterator[Finding]:
    """Yield the institutions of the first sentence that says who hosts."""
    for start, end in sentences(part.text):
        text = part.text[start:end]
        plain = flat(text).replace("’", "'")
        cues = list(_CUE.finditer(plain))
        verb = next((found for found in _VERB.finditer(plain) if found.start() > 2), None)
        first = min(
            [cue.start() for cue in cues if verb and cue.start() < verb.start()] or [verb.start() if verb else 0]
        )
        is_passive = any(cue.lastgroup == "host" for cue in cues)
        if not is_passive and (verb is None or not _is_name(text[:first])):
            continue
        at = part.at + start
        if not is_passive:
            for named, span in split_institutions(text[:first], at):
                yield Finding("organisation", named | {"role": "host"}, [span])
        for cue in cues:
            stop = min(
                [other.start() for other in cues if other.start() >= cue.end()]
                + [found.start() for found in _STOP.finditer(plain, cue.end())]
                + [len(text)]
            )
            words = re.sub(r"\s+(?:and|et|y)\s*$", "", text[cue.end() : stop].rstrip(" ,."))
            for named, span in split_institutions(words, at + cue.end()):
                yield Finding("organisation", named | {"role": cue.lastgroup or "host"}, [(at + cue.start(), span[1])])
        return


def _is_name(text: str) -> bool:
    """Whether the beginning of a sentence is nothing but names."""
    words = institution(text)["name"].split()
    capitals = sum(word[:1].isupper() or word[:1] == "(" for word in words)
    return 0 < len(words) <= 30 and capitals >= 0.45 * len(words)


def _in_title(title: Finding) -> Iterator[Finding]:
    """Yield the institutions before the colon of a title such as "A Initiative and B Alliance: what they try"."""
    before, colon, _after = str(title.value).partition(":")
    names = re.split(r"\s+(?:and|et|y)\s+", before) if colon else []
    if len(names) == 2 and all(is_institution(name) and len(name.split()) <= 8 for name in names):
        for number, name in enumerate(names):
            role = "host" if number == 0 else "partner"
            yield Finding("organisation", institution(name) | {"role": role}, title.spans[:1], ["from-title"])


def _distinct(found: list[Finding]) -> list[Finding]:
    """Leave out an institution that was found before, under its name or its acronym."""
    kept: list[Finding] = []
    known: dict[str, Finding] = {}
    for one in found:
        keys = [flat(one.value[name]) for name in ("name", "acronym") if one.value[name]]
        earlier = next((known[key] for key in keys if key in known), None)
        if earlier is None:
            kept.append(one)
            known |= dict.fromkeys(keys, one)
        else:
            earlier.spans += one.spans
    return kept
