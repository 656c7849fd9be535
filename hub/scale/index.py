"""The index entries of the synthetic works in one statement, as `resources.services` would write them."""

# ruff: noqa: S608 - the statement is put together from fixed names

from django.db import connection

from hub.languages import CODES
from hub.scale.texts import PREFIX
from resources.search.axes import AXES, STEP
from resources.search.sources import kind_numbers, language_number


def index_new_works() -> None:
    """Index the synthetic works that are shown and have no entry."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"prefix": f"{PREFIX}%"})


def _code(axis: str, column: str) -> str:
    return f"{AXES[axis].number * STEP} + {column}"


def _facets() -> str:
    """Return the numbers of all values of a work, in order, each once."""
    kinds = " ".join(f"WHEN '{kind}' THEN {number}" for kind, number in kind_numbers().items())
    languages = " ".join(f"WHEN '{code}' THEN {language_number(code)}" for code in CODES)
    roles = " ".join(f"WHEN '{role}' THEN {AXES[role].number * STEP}" for role in ("origin", "transit", "destination"))
    sources = [
        f"SELECT {_code('kind', f'CASE work.kind {kinds} END')}",
        (
            f"SELECT {_code('language', f'CASE language {languages} END')} FROM resources_edition"
            " WHERE resource_id = work.id"
        ),
        (
            f"SELECT unnest(ARRAY[{_code('theme', 'theme.id')}, {_code('theme', 'theme.parent_id')}])"
            " FROM resources_resource_themes JOIN taxonomy_theme AS theme ON theme.id = theme_id"
            " WHERE resource_id = work.id"
        ),
        (
            f"SELECT unnest(ARRAY[{_code('place', 'place.id')}, {_code('place', 'place.parent_id')},"
            f" CASE role {roles} END + place.id, CASE role {roles} END + place.parent_id])"
            " FROM resources_resource_places JOIN taxonomy_place AS place ON place.id = place_id"
            " WHERE resource_id = work.id"
        ),
        f"SELECT {_code('sector', 'sector_id')} FROM resources_resource_sectors WHERE resource_id = work.id",
        (
            f"SELECT {_code('publisher', 'organisation_id')} FROM resources_resource_publishers"
            " WHERE resource_id = work.id"
        ),
        f"SELECT {_code('year', 'work.year')}",
        f"SELECT {_code('licence', 'work.licence_id')}",
    ]
    of_all = " UNION ALL ".join(sources)
    return f"ARRAY(SELECT DISTINCT code FROM ({of_all}) AS codes(code) WHERE code > 0 ORDER BY code)"


def _names(code: str) -> str:
    """Return the names of a work's terms in one language."""
    terms = [
        (
            f"SELECT unnest(ARRAY[term.name_{code}, above.name_{code}]) FROM resources_resource_themes"
            " JOIN taxonomy_theme AS term ON term.id = theme_id"
            " LEFT JOIN taxonomy_theme AS above ON above.id = term.parent_id WHERE resource_id = work.id"
        ),
        (
            f"SELECT term.name_{code} FROM resources_resource_sectors"
            " JOIN taxonomy_sector AS term ON term.id = sector_id WHERE resource_id = work.id"
        ),
        (
            f"SELECT term.name_{code} FROM resources_resource_places"
            " JOIN taxonomy_place AS term ON term.id = place_id WHERE resource_id = work.id"
        ),
        (
            f"SELECT unnest(ARRAY[term.name_{code}, term.acronym_{code}]) FROM resources_resource_publishers"
            " JOIN members_organisation AS term ON term.id = organisation_id WHERE resource_id = work.id"
        ),
    ]
    return f"(SELECT string_agg(name, ' . ') FROM ({' UNION ALL '.join(terms)}) AS names(name))"


def _vector(configuration: str, text: str, weight: str) -> str:
    return f"setweight(to_tsvector('{configuration}', translate(coalesce({text}, ''), '-/', '  ')), '{weight}')"


def _statement() -> str:
    light = [
        *(
            _vector(f"kh_{code}", text, weight)
            for code in CODES
            for text, weight in ((f"work.title_{code}", "A"), (_names(code), "B"), (f"work.summary_{code}", "C"))
        ),
        _vector("kh_xx", "work.year::text", "B"),
    ]
    body = " || ".join(_vector(f"kh_{code}", f"work.description_{code}", "D") for code in CODES)
    titles = ", ".join(f"left(lower(unaccent(work.title_{code})), 300)" for code in CODES)
    return f"""
        INSERT INTO resources_indexentry (resource_id, words, light, facets, is_public, languages, year, published_at,
            {", ".join(f"sort_{code}" for code in CODES)}, changed_at, digest)
        SELECT work.id, light || {body}, light, {_facets()}, work.access = 'public',
            ARRAY(SELECT language FROM resources_edition WHERE resource_id = work.id ORDER BY id),
            work.year, work.published_at, {titles}, work.published_at, ''
        FROM resources_resource AS work CROSS JOIN LATERAL (SELECT {" || ".join(light)} AS light OFFSET 0) AS made
        WHERE work.slug LIKE %(prefix)s AND work.published_at IS NOT NULL
            AND NOT EXISTS (SELECT FROM resources_indexentry WHERE resource_id = work.id)
    """
