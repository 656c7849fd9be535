"""Words that nobody has ever said, a few of them common and most of them rare, as in any language."""

from functools import cache
from itertools import accumulate, product
from random import Random

from hub.languages import CODES

# How many words there are. By Zipf's law the word of rank r is as frequent as 1/r.
SIZE = 20_000

_CONSONANTS, _VOWELS = "bdfgklmnprstv", "aeiou"
# What makes the same word one of another language; none of them is an ending that stemming takes off.
_ENDINGS = {"en": "ux", "fr": "ol", "es": "iz"}


@cache
def stems() -> tuple[str, ...]:
    """Return the words without their endings, the commonest first."""
    syllables = ["".join(pair) for pair in product(_CONSONANTS, _VOWELS)]
    made = ["".join(parts) + "k" for parts in product(syllables, repeat=3)]
    Random("the words of the scale").shuffle(made)  # noqa: S311 - it makes up data, it guards nothing
    return tuple(made[:SIZE])


@cache
def words(language: str) -> tuple[str, ...]:
    """Return all words in a language, the commonest first."""
    return tuple(stem + _ENDINGS[language] for stem in stems())


@cache
def _weights() -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, SIZE + 1)))


def speak(dice: Random, count: int) -> list[str]:
    """Return so many words, the same in each language."""
    ranks = dice.choices(range(SIZE), cum_weights=_weights(), k=count)
    return [" ".join(words(code)[rank] for rank in ranks) for code in CODES]
