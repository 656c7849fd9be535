"""Words that mean the same: the editable rings, and the names of the vocabulary in their three languages."""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from django.db import connection

from hub.languages import CODES, sort_key
from hub.search import lexemes
from hub.search.lexemes import Forms, either
from hub.search.text import words_of
from hub.search.typed import CODE, with_codes
from hub.taxonomy.models import Audience, Instrument, Place, Sector, SynonymRing, Theme

# How long a process may go on with rings that have been edited meanwhile, in seconds.
KEPT = 60
# More words than any name has that readers type.
_LONGEST = 8
# An acronym is compared as it stands: stems would make "PES" and "PE" the same.
_SHORT = 4
# "agencia" and "agencias" are the same word, "contrato" and "contratación" are not, though their stem is the same.
_ENDING = 2


class Name(NamedTuple):
    """A way to say something, and the language it is said in; empty where that is not known."""

    text: str
    language: str = ""


type Ring = tuple[Name, ...]

# Who knows more rings: apps above add functions that return them (the names of organisations).
sources: list[Callable[[], Iterable[Ring]]] = []


@dataclass(frozen=True, slots=True)
class Match:
    """A part of what was typed that is known under other names.

    Attributes:
        length: how many words.
        others: the query that finds all its names.
        is_loose: whether its words, taken one by one, would find much else ("Estados Unidos" is all but a stop word).
    """

    length: int
    others: str
    is_loose: bool


class Book:
    """All rings, looked up by the words that a reader types."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        merged = list(_merged(rings))
        terms = {name.text: words_of(with_codes(name.text)) for ring in merged for name in ring}
        forms = lexemes.analyse(
            {word for words in terms.values() for word in words} | {" ".join(words) for words in terms.values()}
        )
        self._queries: list[str] = []
        # The stems of a name to the rings it is in, with the words as they are written there.
        self._keys: dict[tuple[str, ...], list[tuple[int, list[str]]]] = defaultdict(list)
        for number, ring in enumerate(merged):
            self._queries.append(either(q for name in ring for q in _queries(name, terms[name.text], forms)))
            for name in ring:
                words = terms[name.text]
                for key in _keys(words, forms):
                    self._keys[key].append((number, words))

    def match(self, words: list[str], forms: dict[str, Forms]) -> Match | None:
        """Return the longest name that `words` begin with."""
        for length in range(min(len(words), _LONGEST), 0, -1):
            span = words[:length]
            found: dict[int, None] = {}
            for key in _keys(span, forms):
                for number, written in self._keys.get(key, ()):
                    if _alike(span, written, forms):
                        found[number] = None
            if found:
                telling = sum(not forms[word].is_stop_word for word in span)
                others = either(self._queries[number] for number in found)
                return Match(length, others, is_loose=length > 1 >= telling)
        return None


def _merged(rings: Iterable[Ring]) -> Iterator[Ring]:
    """Yield the rings, those that share a name made one."""
    parents: dict[str, str] = {}

    def root(key: str) -> str:
        while parents.setdefault(key, key) != key:
            parents[key] = parents[parents[key]]
            key = parents[key]
        return key

    names: dict[str, dict[Name, None]] = defaultdict(dict)
    for ring in rings:
        keys = [" ".join(words_of(sort_key(name.text))) for name in ring]
        for name, key in zip(ring, keys, strict=True):
            names[key][name] = None
        for one, other in pairwise(keys):
            parents[root(one)] = root(other)
    groups: dict[str, dict[Name, None]] = defaultdict(dict)
    for key, found in names.items():
        groups[root(key)].update(found)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _keys(words: list[str], forms: dict[str, Forms]) -> set[tuple[str, ...]]:
    """Return the stems of words in each configuration: of all, and without those that are stop words somewhere."""
    if not words:
        return set()
    if len(words) == 1 and len(words[0]) <= _SHORT:
        word = words[0]
        return {(forms[word].plain,)} if forms[word].plain else set()
    telling = [word for word in words if not forms[word].is_stop_word]
    keys = set()
    for chosen in [words, telling] if len(telling) > 1 else [words]:
        for index in range(len(Forms._fields)):
            keys.add(tuple(forms[word][index] or forms[word].plain for word in chosen))
    return {key for key in keys if all(key)}


def _alike(typed: list[str], written: list[str], forms: dict[str, Forms]) -> bool:
    """Return whether words with equal stems are the same but for their endings."""
    if len(typed) != len(written):
        typed, written = ([w for w in words if not forms[w].is_stop_word] for words in (typed, _known(written, forms)))
    return len(typed) == len(written) and all(
        abs(len(one) - len(other)) <= _ENDING for one, other in zip(typed, written, strict=True)
    )


def _known(words: list[str], forms: dict[str, Forms]) -> list[str]:
    forms.update(lexemes.analyse(words))
    return words


def _queries(name: Name, words: list[str], forms: dict[str, Forms]) -> Iterator[str]:
    """Yield the queries that find a name, as a phrase in each language it may be in."""
    if len(words) == 1 and CODE.fullmatch(words[0]):
        yield code_query(words[0])
        return
    phrase = forms[" ".join(words)]
    for code in (name.language,) if name.language else CODES:
        query = getattr(phrase, code)
        # Stop words can leave a single common word of a name: "Estados Unidos" would find all that is united.
        if len(words) == 1 or "<" in query:
            yield query
    if len(words) == 1:
        yield phrase.plain


def code_query(code: str) -> str:
    """Return the query that finds an international text by its code, however it is written."""
    letter, number = code[0], str(int(code[1:]))
    names = {"c": ("convention", "convenio"), "p": ("protocol", "protocole", "protocolo")}
    known = names.get(letter, ("recommendation", "recommandation", "recomendación"))
    forms = lexemes.analyse(known)
    name = either(form for word in known for form in forms[word].different)
    short = {code, f"{letter}{number}", f"{letter}.{number}"}
    # "Convention 181", "Convention No. 181", "Convention, 1997 (No. 181)".
    spelled = [f"({name} <{distance}> '{number}')" for distance in (1, 2, 3)]
    # In passages of files, where "C 181" stands as it was printed. "p 29" is a page.
    apart = [f"('c' <-> '{number}')"] if letter == "c" else []
    return either([*(f"'{one}'" for one in sorted(short)), *spelled, *apart])


# ── From the database ────────────────────────────────────────────────────────────────────────

_kept: tuple[float, int, Book] | None = None

# Edited rings, codes of texts, names in three languages, in one statement.
_COLUMNS = ", ".join(f"name_{code}" for code in CODES)
_ROWS = " UNION ALL ".join(
    [
        f"SELECT terms, '', {', '.join('NULL' for _ in CODES)} FROM {SynonymRing._meta.db_table}",  # noqa: S608, SLF001
        f"SELECT '', code, {_COLUMNS} FROM {Instrument._meta.db_table}",  # noqa: S608, SLF001
        *(
            f"SELECT '', '', {_COLUMNS} FROM {model._meta.db_table}"  # noqa: S608, SLF001
            for model in (Theme, Sector, Place, Audience)
        ),
    ]
)


def book() -> Book:
    """Return the rings as they were at most a minute ago."""
    global _kept  # noqa: PLW0603 - the process's own memory
    now = time.monotonic()
    if _kept and now - _kept[0] < KEPT:
        return _kept[2]
    rings = list(_all_rings())
    digest = hash(tuple(rings))
    made = _kept[2] if _kept and _kept[1] == digest else Book(rings)
    _kept = (now, digest, made)
    return made


def forget() -> None:
    """Read the rings anew at the next search; the book stays as it is if they are still the same."""
    global _kept  # noqa: PLW0603 - the process's own memory
    if _kept:
        _kept = (-math.inf, *_kept[1:])


def _all_rings() -> Iterator[Ring]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS)
        rows = cursor.fetchall()
    for edited, code, *names in rows:
        if edited:
            yield tuple(Name(line.strip()) for line in edited.splitlines() if line.strip())
        else:
            yield from _in_languages(names, *filter(None, [code]))
    for source in sources:
        yield from source()


def _in_languages(names: Iterable[str | None], *more: str) -> Iterator[Ring]:
    """Yield the ring of a term: its names, and how they are said in short ("Iran (Islamic Republic of)")."""
    ring = [Name(text) for text in more]
    for code, text in zip(CODES, names, strict=True):
        if text:
            ring.append(Name(text, code))
            short, bracket, _rest = text.partition(" (")
            # "Convention (n° 181) sur …" would leave nothing but "Convention".
            if bracket and text.endswith(")"):
                ring.append(Name(short, code))
    if len(ring) > 1:
        yield tuple(ring)
