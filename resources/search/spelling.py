"""What was meant where a word is mistyped: the nearest words that occur in the works."""

from collections.abc import Iterator
from itertools import islice, product

from django.db import connection

from hub.languages import sort_key
from hub.search import typed
from hub.search.lexemes import analyse
from hub.search.typed import CODE

# Shorter words are like too many others.
_SHORTEST = 4
# How many other searches are tried, how many candidates there are for a word.
_TRIED, _CANDIDATES = 3, 3


def corrections(text: str) -> Iterator[str]:
    """Yield what a reader may have meant by `text`, the likeliest first; nothing if all its words are known."""
    asked = typed.read(text)
    words = [sort_key(word) for chunk in _chunks(asked) for word in chunk.words if _can_be_wrong(word)]
    if not words:
        return
    better = {word: nearest for word, nearest in _nearest(list(dict.fromkeys(words))).items() if nearest}
    if not better:
        return
    choices = [[(word, candidate) for candidate in better[word]] for word in better]
    # All words by their best candidate first, then the others of one word after the other.
    combinations = sorted(product(*(range(len(choice)) for choice in choices)), key=sum)
    for picks in islice(combinations, _TRIED):
        yield _replaced(text, dict(choice[pick] for choice, pick in zip(choices, picks, strict=True)))


def _chunks(asked: typed.Typed) -> Iterator[typed.Chunk]:
    for clause in asked.clauses:
        yield from clause


def _can_be_wrong(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not CODE.fullmatch(word)


def _replaced(text: str, words: dict[str, str]) -> str:
    """Return `text` with some words replaced, its quotes and signs left."""
    made, word = [], ""
    for character in f"{text} ":
        if character.isalpha():
            word += character
            continue
        made.append(words.get(sort_key(word), word))
        made.append(character)
        word = ""
    return "".join(made).strip()


def _nearest(words: list[str]) -> dict[str, list[str]]:
    """Return the words of the works that are nearest to each of `words`; none for one that occurs itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT typed, near.word, near.works
            FROM unnest(%s::text[]) AS typed
            CROSS JOIN LATERAL (
                SELECT word, works FROM resources_searchword WHERE word %% typed
                ORDER BY similarity(word, typed) DESC, works DESC LIMIT 20
            ) AS near
            """,
            [words],
        )
        rows = cursor.fetchall()
    forms = analyse({*words, *(word for _typed, word, _works in rows)})
    found: dict[str, list[str]] = {}
    for word in words:
        near = [(other, works) for typed_word, other, works in rows if typed_word == word]
        # Another ending of a word that occurs is no mistake.
        if any(set(forms[word].different) & set(forms[other].different) for other, _works in near):
            continue
        measured = [(distance(word, other), -works, other) for other, works in near]
        allowed = 1 if len(word) < 6 else 2 if len(word) < 10 else 3
        found[word] = [other for steps, _works, other in sorted(measured) if steps <= allowed][:_CANDIDATES]
    return found


def distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added, left out or swapped with the next to get from one to the other.

    (Optimal string alignment.)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
