"""Searches of the administration that an index answers (`hub.contains`).

Django joins the tables of all fields and compares each joined row. Here the rows of other tables are looked up first,
and the rows of the list are found by their keys: each condition then has an index of its own, and PostgreSQL joins what
the indexes give.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import CharField, ForeignKey, ManyToOneRel, Model, Q, QuerySet, TextField
from django.db.models.constants import LOOKUP_SEP
from django.utils.text import smart_split, unescape_string_literal

from hub.admin_lists.counting import planned_rows

# An index of groups of three letters cannot find fewer inside a word: short ones are looked for where words begin.
_SHORT = 3
# So many rows of another table are named one by one. A word that more of them have is so common that a page full is
# soon found on the way through the list, with the other table joined.
_NAMED = 5000
# Of more words than these the other tables are not looked up beforehand: each word would be one query more.
_FEW = 3
# So many rows are sorted rather than looked for in the order, which takes about as long as a walk through a part of it;
# more where a column of words orders them, since words that are alike lie together there.
_SORTED, _SORTED_BY_WORDS = 7_000, 30_000
_EVERYTHING = 2**31
_LOOKUPS = {"^": "istartswith", "=": "iexact"}


def search(rows: QuerySet, fields: Sequence[str], text: str) -> QuerySet:
    """Return the rows in which each word of `text` stands in one of the fields.

    Args:
        rows: what is searched.
        fields: `search_fields` of an admin: paths, "^" before one that must begin and "=" before one that must be so.
        text: words; what stands in quotes is one.
    """
    words = [_unquoted(word) for word in smart_split(text)]
    for word in words:
        rows = rows.filter(_anywhere(rows.model, fields, word, is_named=len(words) <= _FEW))
    return rows


def search_list(rows: QuerySet, fields: Sequence[str], text: str) -> QuerySet:
    """Return what `search` finds, in the order of `rows`, found by its own indexes even where the order has one.

    The planner believes that what is found lies evenly spread in the order. Names that are searched by name and ordered
    by name lie together, and so do the registrations for one event: on the way there it would read half the table.
    """
    found = search(rows, fields, text)
    if planned_rows(found) > (_SORTED_BY_WORDS if _is_ordered_by_words(rows) else _SORTED):
        return found
    # A limit that is never reached keeps the planner from looking into the inner query.
    return rows.filter(pk__in=found.order_by().values("pk")[:_EVERYTHING])


def _is_ordered_by_words(rows: QuerySet) -> bool:
    orders = rows.query.order_by or rows.model._meta.ordering  # noqa: SLF001 - documented
    first = str(next(iter(orders), "")).removeprefix("-")
    columns = {field.name: field for field in rows.model._meta.concrete_fields}  # noqa: SLF001 - documented
    return isinstance(columns.get(first), (CharField, TextField))


def _unquoted(word: str) -> str:
    return unescape_string_literal(word) if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word


def _anywhere(model: type[Model], fields: Iterable[str], word: str, *, is_named: bool) -> Q:
    """Return the condition that a word stands in one of the fields."""
    conditions: list[Q] = []
    others: dict[str, list[str]] = defaultdict(list)
    for name in fields:
        sign = name[0] if name[0] in _LOOKUPS else ""
        first, _separator, rest = name.removeprefix(sign).partition(LOOKUP_SEP)
        if rest and model._meta.get_field(first).is_relation:  # noqa: SLF001 - documented
            others[first].append(sign + rest)
        else:
            conditions.append(_in_column(name.removeprefix(sign), sign, word))
    conditions += [
        _in_other_table(model, relation, paths, word, is_named=is_named) for relation, paths in others.items()
    ]
    return reduce(or_, conditions, Q(pk__in=[]))


def _in_column(name: str, sign: str, word: str) -> Q:
    if sign:
        return Q((f"{name}__{_LOOKUPS[sign]}", word))
    if len(word) < _SHORT:
        return Q((f"{name}__istartswith", word)) | Q((f"{name}__icontains", f" {word}"))
    return Q((f"{name}__icontains", word))


def _in_other_table(model: type[Model], relation: str, paths: list[str], word: str, *, is_named: bool) -> Q:
    """Return the condition on the key that leads to the other table, or that it leads back to."""
    field = model._meta.get_field(relation)  # noqa: SLF001 - documented
    if isinstance(field, ForeignKey):
        own, other, key = relation, field.remote_field.model, field.target_field.attname
    elif isinstance(field, ManyToOneRel):
        own, other, key = "pk", field.related_model, field.field.attname
    else:
        raise TypeError(f"{model.__name__}.{relation} cannot be searched through: it is no foreign key")
    there = other._default_manager.order_by().filter(_anywhere(other, paths, word, is_named=is_named))  # noqa: SLF001
    keys = there.values_list(key, flat=True)
    if is_named:
        found = list(keys[: _NAMED + 1])
        if len(found) <= _NAMED:
            return Q((f"{own}__in", set(found)))
    if own == "pk":
        return Q(pk__in=keys)
    signed = [(path[0] if path[0] in _LOOKUPS else "", path.lstrip("".join(_LOOKUPS))) for path in paths]
    return reduce(or_, (_in_column(f"{relation}__{path}", sign, word) for sign, path in signed))
