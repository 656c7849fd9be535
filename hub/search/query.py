"""From what a reader types to queries over a text index, in three languages at once."""

import re
from dataclasses import dataclass

from hub.search import lexemes, rings, typed
from hub.search.lexemes import Forms, both, either
from hub.search.typed import CODE, Chunk, Typed

_LEXEME = re.compile(r"'(?:[^'\\]|''|\\.)*'")


@dataclass(frozen=True, slots=True)
class Query:
    """A search, ready for PostgreSQL: each is the text of a tsquery, or empty.

    Attributes:
        positive: what must be found: each word in any language or under another name.
        literal: the same without other names: what was typed itself.
        phrase: what was typed, word for word.
        negative: what must not be found.
        words: the words looked for, as typed, in small letters.
    """

    positive: str = ""
    literal: str = ""
    phrase: str = ""
    negative: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be found: only signs were typed."""
        return not (self.positive or self.negative)


def weighted(query: str, weights: str) -> str:
    """Return `query` for words of these weights only, such as "A" for titles."""
    return _LEXEME.sub(lambda found: f"{found[0]}:{weights}", query)


def compile_words(text: str) -> Query:
    """Return the queries for what a reader has typed. Never fails, whatever it is."""
    asked = typed.read(text)
    book = rings.book()
    phrases = [" ".join(clause_words) for clause in asked.clauses if (clause_words := _words(clause))]
    chunks = [chunk for clause in [*asked.clauses, asked.excluded] for chunk in clause]
    spans = [" ".join(chunk.words) for chunk in chunks if len(chunk.words) > 1]
    forms = lexemes.analyse([*asked.words, *(w for c in asked.excluded for w in c.words), *spans, *phrases])
    keep_all = not _says_something(asked, forms)
    clauses = [_clause(clause, forms, book, keep_all=keep_all) for clause in asked.clauses]
    return Query(
        positive=either(positive for positive, _literal in clauses),
        literal=either(literal for _positive, literal in clauses),
        phrase=either(forms[phrase].either for phrase in phrases),
        negative=either(_literally(chunk, forms) for chunk in asked.excluded),
        words=tuple(asked.words),
    )


def _words(clause: list[Chunk]) -> list[str]:
    return [word for chunk in clause for word in chunk.words]


def _says_something(asked: Typed, forms: dict[str, Forms]) -> bool:
    """Return whether anything but stop words is looked for."""
    return any(
        chunk.is_quoted or any(not forms[word].is_stop_word for word in chunk.words)
        for clause in asked.clauses
        for chunk in clause
    )


def _word(word: str, forms: dict[str, Forms]) -> str:
    return rings.code_query(word) if CODE.fullmatch(word) else forms[word].either


def _literally(chunk: Chunk, forms: dict[str, Forms]) -> str:
    """Return the query for a chunk as it was typed."""
    return _word(chunk.words[0], forms) if len(chunk.words) == 1 else forms[" ".join(chunk.words)].either


def _clause(clause: list[Chunk], forms: dict[str, Forms], book: rings.Book, *, keep_all: bool) -> tuple[str, str]:
    """Return what a clause finds with and without other names."""
    positive, literal = [], []
    free: list[str] = []
    # Where a chunk of several words ends, counted in free words: "pre-departure" is looked for as a phrase.
    groups: list[int] = []
    for number, chunk in enumerate(clause):
        if chunk.is_quoted:
            query = _literally(chunk, forms)
            positive.append(query)
            literal.append(query)
            continue
        free += chunk.words
        groups += [number] * len(chunk.words)
    at = 0
    while at < len(free):
        if match := book.match(free[at:], forms):
            span = free[at : at + match.length]
            own = both(_word(word, forms) for word in span if keep_all or not forms[word].is_stop_word)
            if match.is_loose:
                own = ""
            positive.append(either([own, match.others]))
            literal.append(own)
            at += match.length
            continue
        end = at + 1
        while end < len(free) and groups[end] == groups[at] and not book.match(free[end:], forms):
            end += 1
        query = _span(free[at:end], forms, keep_all=keep_all)
        positive.append(query)
        literal.append(query)
        at = end
    return both(positive), both(literal)


def _span(words: list[str], forms: dict[str, Forms], *, keep_all: bool) -> str:
    """Return the query for words that belong together."""
    if len(words) > 1:
        forms.update(lexemes.analyse([" ".join(words)]))
        return forms[" ".join(words)].either
    word = words[0]
    return _word(word, forms) if keep_all or not forms[word].is_stop_word else ""


def lexeme_count(query: str) -> int:
    """Return how many terms `query` has."""
    return len(_LEXEME.findall(query))
