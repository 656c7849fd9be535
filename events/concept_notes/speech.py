"""In which languages an event is held, and in which a note is written. Knows nothing of Django."""

import re
from collections import Counter

from events.concept_notes.dates import flat
from events.concept_notes.findings import Finding
from events.concept_notes.sections import Outline, Part
from events.concept_notes.sentences import Span, sentences

LANGUAGES = ("en", "fr", "es")
INTERPRETED = ("fr", "es")

_NAMES = {
    "en": r"english|anglais|ingles|EN\b|ENG\b",
    "fr": r"french|francais|frances|FR\b|FRE\b|FRA\b",
    "es": r"spanish|espagnol|espanol|castellano|ES\b|SP\b|ESP\b|SPA\b",
    "other": r"arabic|arabe|portugu[ei]se?|portugais|portugues|russian|russe|ruso|chinese|chinois|chino|hindi|"
             r"nepali|bangla|thai|"
             r"bahasa|swahili|kiswahili|tagalog|sign language|langue des signes|lengua de senas",
}  # fmt: skip
_NAME = re.compile("|".join(rf"(?P<{code}>\b(?:{words}))" for code, words in _NAMES.items()))
_CUE = re.compile(r"\b(?:(?:simultaneous(?:ly)? )?interpret(?:ation|ing|ed)|interpretacion|interprete)\b")
_NOT = re.compile(r"^(?:none|no|not|nil|aucune|non|pas|ninguna|sin|n/a)\b")
_NONE = re.compile(r"\b(?:no|without|sans|sin|pas d'|aucune)\s*(?:simultaneous )?interpret")

# Frequent short words of each language that the other two do not have.
_TELLING = {
    "en": "the and of to in is for will with on be as are this by an that from have has at which",
    "fr": "le les des et du dans est pour au aux sur une par qui ce cette sont avec ou leur ses il",
    "es": "el los las y del en es para por con una al que se lo su sus como esta este son entre",
}
_WORDS = {word: code for code, words in _TELLING.items() for word in words.split()}


def language_of(text: str) -> str:
    """Return the language in which most of a text is written: en, fr or es."""
    counts = Counter(_WORDS[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _WORDS)
    return max(LANGUAGES, key=lambda code: (counts[code], -LANGUAGES.index(code)))


def read_speech(outline: Outline) -> list[Finding]:
    """Return the working languages and the languages that are interpreted into."""
    spoken: list[tuple[list[str], Span]] = []
    heard: list[tuple[list[str], Span]] = []
    is_denied: list[Span] = []
    others: list[str] = []
    for section in outline.named("languages", "interpretation"):
        for part in section.parts:
            for start, end in sentences(part.text):
                names, told, denied, odd = _read(part.text[start:end], is_cue=section.key == "interpretation")
                span = (part.at + start, part.at + end)
                where = part.whole if start == 0 else span
                if part is section.parts[0]:
                    spoken += [([], lead) for lead in section.lead]
                spoken += [(names, where)] if names else []
                heard += [(told, where)] if told else []
                is_denied += [where] if denied else []
                others += odd
    for part in outline.parts(*{section.key for section in outline.sections} - {"languages", "interpretation"}):
        for told, denied, span in _in_prose(part):
            heard += [(told, span)] if told else []
            is_denied += [span] if denied else []
    found = []
    if any(names for names, _span in spoken):
        value = [code for code in LANGUAGES if any(code in names for names, _span in spoken)]
        doubts = ["other-language"] if others else []
        found.append(
            Finding(
                "working_languages",
                value,
                [span for _names, span in spoken],
                doubts,
                {"others": others} if others else {},
            )
        )
    if heard or is_denied:
        value = [code for code in INTERPRETED if any(code in names for names, _span in heard)]
        doubts = ["interpretation-unclear"] if heard and is_denied else []
        if any("en" in names for names, _span in heard):
            doubts.append("interpretation-english")
        found.append(Finding("interpretation", value, [span for _names, span in heard] + is_denied, doubts))
    return found


def _read(text: str, *, is_cue: bool) -> tuple[list[str], list[str], bool, list[str]]:
    """Return the languages spoken and interpreted into, whether interpretation is denied, and other languages."""
    plain = _half_flat(text)
    if is_cue and _NOT.match(plain):
        return [], [], True, []
    if _NONE.search(plain):
        return _codes(plain[: _NONE.search(plain).start()]), [], True, []  # type: ignore[union-attr]
    cue = _CUE.search(plain)
    if cue is None:
        return ([], _codes(plain), False, []) if is_cue else (_codes(plain), [], False, _others(text))
    before, after = _codes(plain[: cue.start()]), _codes(plain[cue.end() :])
    if after:
        return before, after, False, _others(text)
    return [], before, False, _others(text)


def _in_prose(part: Part) -> list[tuple[list[str], bool, Span]]:
    """Return what the sentences of a part say of interpretation."""
    found = []
    for start, end in sentences(part.text):
        plain = _half_flat(part.text[start:end])
        if _CUE.search(plain) or _NONE.search(plain):
            _names, told, denied, _odd = _read(part.text[start:end], is_cue=True)
            if told or denied:
                found.append((told, denied, (part.at + start, part.at + end)))
    return found


def _half_flat(text: str) -> str:
    """Return text in small letters without accents, but for the codes of languages, which are capitals."""
    return "".join(word if re.fullmatch(r"[A-Z]{2,3}", word) else flat(word) for word in re.split(r"(\W+)", text))


def _codes(plain: str) -> list[str]:
    return [code for found in _NAME.finditer(plain) if (code := found.lastgroup or "") in LANGUAGES]


def _others(text: str) -> list[str]:
    """Return the languages of a text that the hub does not offer, as they are written there."""
    return [text[slice(*found.span())] for found in _NAME.finditer(_half_flat(text)) if found.lastgroup == "other"]
