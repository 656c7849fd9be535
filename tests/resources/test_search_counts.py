"""The counts beside the choices, and what they cost."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.taxonomy.models import Sector, Theme
from resources.models import IndexEntry, Resource
from resources.search import AXES, Search, find, found_ids
from resources.services import hide, publish
from tests.factories import ResourceFactory

pytestmark = pytest.mark.django_db

KINDS, LANGUAGES = ["practice", "tool", "guidance"], ["en", "fr", "ar"]


@dataclass(frozen=True)
class Made:
    """A work of the random data: the values it has, the words written about it and in its file, who may see it."""

    values: dict[str, frozenset[str]]
    words: frozenset[str]
    inside: frozenset[str]
    is_public: bool


def values(names):
    return st.frozensets(st.sampled_from(names), max_size=2)


def works(choices):
    words = values(["nurses", "miners", "bakers"])
    return st.builds(
        Made,
        st.fixed_dictionaries({axis: values(names) for axis, names in choices.items()}),
        words,
        words,
        st.booleans(),
    )


SEARCHES = ["", "nurses", "nurses miners", "nurses OR bakers", "nurses -miners", "-bakers"]


def answers(made: Made, words: str) -> bool:
    """Whether a work answers in words, said in the simplest way."""
    wanted, _minus, unwanted = words.partition("-")
    if unwanted.strip() and unwanted.strip() in made.words | made.inside:
        return False
    if "OR" in wanted:
        return any(word.strip() in made.words | made.inside for word in wanted.split("OR"))
    return set(wanted.split()) <= made.words or set(wanted.split()) <= made.inside


def passes(made: Made, chosen: dict[str, tuple[str, ...]], but: str = "") -> bool:
    return all(made.values[axis] & set(names) for axis, names in chosen.items() if axis != but)


def slow_counts(corpus, words, chosen, *, members_too):
    """Count for each axis as if nothing were chosen on it: one axis after the other, one value after the other."""
    seen = [made for made in corpus if (members_too or made.is_public) and answers(made, words)]
    counts = {}
    for axis in ("kind", "language", "theme", "sector"):
        for made in seen:
            if passes(made, chosen, but=axis):
                for value in made.values[axis]:
                    number = AXES[axis].values()[value][1]
                    of_axis = counts.setdefault(axis, {})
                    of_axis[number] = of_axis.get(number, 0) + 1
    return sum(passes(made, chosen) for made in seen), counts


def store(corpus):
    made = Resource.objects.bulk_create(
        Resource(slug=f"random-{number}", kind="tool", title_en="Work") for number in range(len(corpus))
    )
    editions = Resource.editions.rel.related_model.objects.bulk_create(
        Resource.editions.rel.related_model(resource=row, language="en", url="https://example.org/") for row in made
    )
    with connection.cursor() as cursor:
        for row, edition, one in zip(made, editions, corpus, strict=True):
            facets = [code for axis, names in one.values.items() for code in AXES[axis].codes(names)]
            cursor.execute(
                "INSERT INTO resources_indexentry (resource_id, words, light, facets, is_public, languages,"
                " published_at, sort_en, sort_fr, sort_es, changed_at, digest)"
                " VALUES (%s, to_tsvector('kh_en', %s), '', %s, %s, '{en}', now(), '', '', '', now(), '')",
                [row.pk, " ".join(sorted(one.words)), facets, one.is_public],
            )
            cursor.execute(
                "INSERT INTO resources_passage (edition_id, resource_id, page, position, text, words)"
                " VALUES (%s, %s, 1, 1, '', to_tsvector('kh_en', %s))",
                [edition.pk, row.pk, " ".join(sorted(one.inside))],
            )


def test_counts_are_those_of_a_slow_and_obvious_count():
    themes, sectors = (list(model.objects.values_list("slug", flat=True)[:3]) for model in (Theme, Sector))
    choices = {"kind": KINDS, "language": LANGUAGES, "theme": themes, "sector": sectors}
    chosen = st.fixed_dictionaries(
        {}, optional={axis: st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple)
                      for axis, names in choices.items()},
    )  # fmt: skip

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(works(choices), max_size=12), st.sampled_from(SEARCHES), chosen, st.booleans())
    def check(corpus, words, chosen, members_too):
        cache.clear()
        with transaction.atomic():
            store(corpus)
            fresh = find(Search(words, chosen), members_too=members_too)
            kept = find(Search(words, chosen), members_too=members_too)
            transaction.set_rollback(True)

        expected = slow_counts(corpus, words, chosen, members_too=members_too)
        assert (fresh.total, fresh.counts) == expected
        assert (kept.total, kept.counts, kept.ids) == (fresh.total, fresh.counts, fresh.ids)
        assert len(fresh.ids) == fresh.total

    check()


def test_a_value_that_is_chosen_leaves_the_others_of_its_axis_their_counts():
    for kind, theme in (("tool", "media"), ("tool", "contracts"), ("brief", "media"), ("law", "contracts")):
        ResourceFactory(kind=kind, themes=[theme])
    theme = AXES["theme"].values()

    found = find(Search("", {"kind": ("tool",), "theme": ("media",)}), members_too=False)

    assert found.total == 1
    assert found.counts["kind"] == {AXES["kind"].values()[kind][1]: 1 for kind in ("tool", "brief")}
    assert found.counts["theme"] == {theme["media"][1]: 1, theme["contracts"][1]: 1}


def test_counts_without_words_are_kept_until_a_work_is_shown_or_hidden(django_capture_on_commit_callbacks):
    first = ResourceFactory()
    hidden = ResourceFactory(published_at=None)
    assert find(Search(), members_too=False).total == 1

    IndexEntry.objects.filter(resource=first).update(facets=[])
    assert find(Search(), members_too=False).counts != {}
    with django_capture_on_commit_callbacks(execute=True):
        publish(works=[hidden])
    assert find(Search(), members_too=False).total == 2
    with django_capture_on_commit_callbacks(execute=True):
        hide(works=[first])
    assert find(Search(), members_too=False).ids == [hidden.pk]


def test_members_and_strangers_have_counts_of_their_own():
    ResourceFactory()
    ResourceFactory(access="members")

    assert find(Search(), members_too=True).total == 2
    assert find(Search(), members_too=False).total == 1


def test_pages_follow_one_another_in_every_order():
    for number in range(5):
        ResourceFactory(title_en=f"Nurses {number}", year=2000 + number % 3)

    for sort in ("", "newest", "added", "title"):
        for words in ("", "nurses"):
            search = Search(words, {}, sort)
            pages = [find(search, members_too=False, page=page, per_page=2).ids for page in (1, 2, 3, 4)]
            assert [len(ids) for ids in pages] == [2, 2, 1, 0]
            assert list(chain.from_iterable(pages)) == found_ids(search, members_too=False, limit=9)


@pytest.mark.parametrize("count", [4, 6])
def test_a_search_is_one_statement_for_any_number_of_works(count, django_assert_num_queries):
    for _ in range(count):
        ResourceFactory(title_en="Nurses", themes=["media"])
    search = Search("nurses abroad OR nurses", {"theme": ("media",)})
    # The values of the axes, the rings and the stems are asked for once.
    find(search, members_too=False)

    with django_assert_num_queries(1):
        assert find(search, members_too=False).total == count
    with django_assert_num_queries(1):
        find(Search("", {"theme": ("media",)}), members_too=False)
    with django_assert_num_queries(1):
        find(Search("", {"theme": ("media",)}), members_too=False)


# ── Plans ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def many(db):
    """Four thousand works and twice as many passages, in which one word of a hundred is looked for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO resources_resource (uuid, created_at, updated_at, slug, kind, title, title_en, summary,"
            " description, version, series, series_number, original_language, access, published_at)"
            " SELECT gen_random_uuid(), now(), now(), 'many-' || n, 'tool', '', '', '', '', '', '', '', '', 'public',"
            " now() FROM generate_series(1, 4000) AS n"
        )
        cursor.execute(
            "INSERT INTO resources_indexentry (resource_id, words, light, facets, is_public, languages, year,"
            " published_at, sort_en, sort_fr, sort_es, changed_at, digest)"
            " SELECT id, to_tsvector('kh_en', text), to_tsvector('kh_en', text), ARRAY[1000002, 3000001 + id % 20],"
            " true, '{en}', 2000 + id % 20, now() - id * interval '1 hour', '', '', '', now(), ''"
            " FROM resources_resource, LATERAL (SELECT string_agg('word' || (id * 7 + k * 13) % 997, ' ') ||"
            " CASE WHEN id % 100 = 0 THEN ' nurses' ELSE '' END AS text FROM generate_series(1, 40) AS k) AS texts"
        )
        cursor.execute(
            "INSERT INTO resources_edition (uuid, created_at, updated_at, resource_id, language, kind, title, file,"
            " url, file_name, isbn, doi, is_scrubbed, mime_type, checksum, thumbnail, processing, processing_note)"
            " SELECT gen_random_uuid(), now(), now(), id, 'en', 'original', '', '', 'https://example.org/', '', '', '',"
            " false, '', '', '', '', '' FROM resources_resource"
        )
        # As long as real pages are: a table of few blocks is read from end to end, and rightly so.
        cursor.execute(
            "INSERT INTO resources_passage (edition_id, resource_id, page, position, text, words)"
            " SELECT id, resource_id, p, p, repeat('page ', 250), to_tsvector('kh_en', 'page ' || resource_id % 997 ||"
            " CASE WHEN resource_id % 100 = 50 THEN ' nurses' ELSE '' END)"
            " FROM resources_edition, generate_series(1, 2) AS p"
        )
        cursor.execute("ANALYZE resources_resource, resources_indexentry, resources_edition, resources_passage")


SEQUENTIAL = re.compile(r"Seq Scan on (resources_\w+)")


@pytest.mark.parametrize(
    "search",
    [
        Search("nurses"),
        Search("nurses -word5"),
        Search("nurses", {"kind": ("tool",), "theme": ("media",)}),
        Search("nurses OR word5", {}, "title"),
        Search('"nurses"', {}, "newest"),
        Search("infirmières", {"theme": ("media",)}, "added"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("many")
def test_no_big_table_is_read_from_end_to_end_for_words(search):
    find(search, members_too=False)

    with CaptureQueriesContext(connection) as queries:
        found = find(search, members_too=False)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert found.total or search.chosen
    assert "Bitmap Index Scan on index_words" in plan
    assert SEQUENTIAL.findall(plan) == []


@pytest.mark.usefixtures("many")
def test_the_first_page_of_all_works_is_read_from_the_index_once_the_counts_are_kept():
    find(Search(), members_too=True)

    with CaptureQueriesContext(connection) as queries:
        assert find(Search(), members_too=True).total == 4000
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "index_newest" in plan
    assert SEQUENTIAL.findall(plan) == []


def test_only_works_shown_after_a_moment_are_found_if_one_is_given():
    ResourceFactory(title_en="Nurses", published_at=datetime(2026, 1, 1, tzinfo=UTC))
    new = ResourceFactory(title_en="Nurses", published_at=datetime(2026, 1, 3, tzinfo=UTC))
    moment = datetime(2026, 1, 2, tzinfo=UTC)

    for words in ("", "nurses"):
        assert found_ids(Search(words), members_too=False, limit=9, published_after=moment) == [new.pk]
        assert len(found_ids(Search(words), members_too=False, limit=1)) == 1
