"""What PostgreSQL makes of words: their stems in each language. Asked once, then remembered by the process."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

# Stems never change while the process runs; this many texts take about 30 MB.
_KEPT = 50_000
_known: dict[str, "Forms"] = {}


class Forms(NamedTuple):
    """A word or phrase as a query of each configuration, quoted by PostgreSQL itself; empty for stop words."""

    en: str
    fr: str
    es: str
    plain: str

    @property
    def is_stop_word(self) -> bool:
        """Whether it says nothing in one of the languages ("de", "the", "los")."""
        return not (self.en and self.fr and self.es)

    @property
    def different(self) -> list[str]:
        """The queries, each once."""
        return list(dict.fromkeys(filter(None, self)))

    @property
    def either(self) -> str:
        """One query that finds any of them; empty if there is nothing to find."""
        return either(self.different)


def either(queries: Iterable[str]) -> str:
    """Return the query that finds what one of `queries` finds."""
    return _joined(" | ", queries)


def both(queries: Iterable[str]) -> str:
    """Return the query that finds what all of `queries` find."""
    return _joined(" & ", queries)


def _joined(operator: str, queries: Iterable[str]) -> str:
    parts = list(dict.fromkeys(filter(None, queries)))
    if len(parts) < 2:
        return "".join(parts)
    return f"({operator.join(parts)})"


def analyse(texts: Iterable[str]) -> dict[str, Forms]:
    """Return the forms of words and phrases; those that are not known yet take one statement together."""
    wanted = list(dict.fromkeys(texts))
    found = {text: forms for text in wanted if (forms := _known.get(text))}
    if missing := [text for text in wanted if text not in found]:
        asked = {text: forms for text, *forms in _ask(missing)}
        if len(_known) + len(asked) > _KEPT:
            _known.clear()
        for text in missing:
            found[text] = _known[text] = Forms(*asked[text])
    return found


def _ask(texts: list[str]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text, phraseto_tsquery('kh_en', text)::text, phraseto_tsquery('kh_fr', text)::text,"
            " phraseto_tsquery('kh_es', text)::text, phraseto_tsquery('kh_xx', text)::text"
            " FROM unnest(%s::text[]) AS text",
            [texts],
        )
        return cursor.fetchall()
