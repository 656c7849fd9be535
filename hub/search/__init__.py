"""Finding words in the three languages of a text: what all searches of the hub share.

`matching` narrows a small table. `compile_words` turns what a reader types into queries over a text index: see
`hub.search.query`.
"""

from hub.search.matching import matching
from hub.search.query import Query, compile_words
from hub.search.text import CONFIGURATIONS, PLAIN, legible

__all__ = ["CONFIGURATIONS", "PLAIN", "Query", "compile_words", "legible", "matching"]
