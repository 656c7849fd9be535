"""Rows into tables by COPY, several times as fast as INSERT."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from django.contrib.postgres.indexes import GinIndex
from django.db import connection
from django.db.models import DateTimeField, Field, Index, JSONField, Model
from django.utils import timezone


def copy_rows(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Append rows of values to the table of `model`; columns that are not named keep their default of the database."""
    with connection.cursor() as cursor:
        names = ", ".join(map(connection.ops.quote_name, columns))
        statement = f"COPY {model._meta.db_table} ({names}) FROM STDIN"  # noqa: SLF001 - documented
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


def copy_models(rows: Iterable[Model]) -> None:
    """Insert unsaved rows of any models, table by table in the order of first appearance.

    A row may refer to unsaved ones of its own call, whose tables come before. Each gets its number; a time of making or
    changing is now where it is not set. Neither save() nor signals run.
    """
    tables: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    for model, found in tables.items():
        _number(model, found)
        fields = [field for field in model._meta.local_concrete_fields if not field.generated]  # noqa: SLF001
        _stamp(fields, found)
        values = attrgetter(*(field.attname for field in fields))
        documents = [place for place, field in enumerate(fields) if isinstance(field, JSONField)]
        for row in found:
            # Numbers that rows before it have got by now.
            row._prepare_related_fields_for_save(operation_name="copy")  # type: ignore[attr-defined]  # noqa: SLF001
        made = (values(row) for row in found)
        copy_rows(
            model, [field.column or "" for field in fields], _adapted(made, fields, documents) if documents else made
        )


def _adapted(
    rows: Iterable[tuple[object, ...]], fields: list[Field], documents: list[int]
) -> Iterable[tuple[object, ...]]:
    for row in rows:
        ready = list(row)
        for place in documents:
            ready[place] = fields[place].get_db_prep_save(row[place], connection)
        yield tuple(ready)


def _number(model: type[Model], rows: list[Model]) -> None:
    key = model._meta.pk  # noqa: SLF001 - documented
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, key.column, len(rows)],  # noqa: SLF001 - documented
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number


def _stamp(fields: list[Field], rows: list[Model]) -> None:
    now = timezone.now()
    names = [field.attname for field in fields if isinstance(field, DateTimeField) and _is_automatic(field)]
    for row in rows:
        for name in names:
            if getattr(row, name) is None:
                setattr(row, name, now)


def _is_automatic(field: DateTimeField) -> bool:
    return field.auto_now or field.auto_now_add


def slow_indexes(*models: type[Model]) -> list[tuple[type[Model], Index]]:
    """Return the indexes of words and of parts of words with their tables: many rows are indexed faster all at once."""
    return [(model, index) for model in models for index in model._meta.indexes if isinstance(index, GinIndex)]  # noqa: SLF001


def drop_indexes(indexes: Iterable[tuple[type[Model], Index]]) -> None:
    """Take indexes away; `make_indexes` puts them back, in the same transaction."""
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.remove_index(model, index)


def make_indexes(indexes: Iterable[tuple[type[Model], Index]]) -> None:
    """Make indexes of rows that are there."""
    with connection.cursor() as cursor:
        # Checks that are put off stand in the way of new indexes.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    with connection.schema_editor() as editor:
        for model, index in indexes:
            editor.add_index(model, index)
