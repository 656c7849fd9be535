"""Keeping the words that "did you mean" chooses from."""

from django.db import connection, transaction

from hub.languages import CODES
from resources.models import SearchWord

# A word of a file that stands in one work only is a slip of the scanner more often than a word.
_OFTEN_ENOUGH = 2


@transaction.atomic
def refresh_words() -> int:
    """Note anew which words occur in the works that are shown, and in how many; return how many there are.

    What is written about a work counts by itself, words inside files only if several works have them. Terms of the
    vocabulary count although no work has them yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS heard (word text, works integer) ON COMMIT DROP")
        cursor.execute("TRUNCATE heard")
        for source, least in ((_ABOUT_WORKS, 1), (_TERMS, 1), (_INSIDE_FILES, _OFTEN_ENOUGH)):
            cursor.execute(
                "INSERT INTO heard SELECT word, ndoc FROM ts_stat(%s)"
                " WHERE word ~ '^[[:alpha:]]{3,40}$' AND ndoc >= %s",
                [source, least],
            )
        cursor.execute("DELETE FROM resources_searchword")
        cursor.execute(
            "INSERT INTO resources_searchword (word, works) SELECT word, max(works) FROM heard GROUP BY word"
        )
    return SearchWord.objects.count()


def _vector(columns: list[str]) -> str:
    return f"to_tsvector('kh_xx', concat_ws(' ', {', '.join(columns)}))"


_ABOUT_WORKS = (
    "SELECT "  # noqa: S608 - names of columns
    + _vector([f"{field}_{code}" for field in ("title", "summary", "description") for code in CODES])
    + " FROM resources_resource WHERE published_at IS NOT NULL"
)
_TERMS = " UNION ALL ".join(
    [
        *(
            f"SELECT {_vector([f'name_{code}' for code in CODES])} FROM {table}"  # noqa: S608 - names of tables
            for table in ("taxonomy_theme", "taxonomy_place", "taxonomy_sector", "taxonomy_audience")
        ),
        f"SELECT {_vector(['terms'])} FROM taxonomy_synonymring",  # noqa: S608 - the name of a table
        "SELECT to_tsvector('kh_xx', concat_ws(' ', family_name, given_name)) FROM resources_creator",
    ]
)
_INSIDE_FILES = (
    "SELECT to_tsvector('kh_xx', string_agg(left(text, 20000), ' ')) FROM resources_passage"
    " JOIN resources_indexentry USING (resource_id) GROUP BY resource_id"
)
