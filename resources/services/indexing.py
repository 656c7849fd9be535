"""Keeping the search in step with the works. Call `index_works` after every change of a work or of its parts."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import batched, chain
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import Truncator

from hub.languages import CODES, fallbacks, sort_key
from hub.markdown import to_text
from hub.search import CONFIGURATIONS, PLAIN, legible
from resources.models import IndexEntry, Practice, Resource, Tombstone
from resources.oai.sets import sets_of
from resources.search.axes import AXES
from resources.search.finding import forget_counts
from resources.search.sources import evidence_numbers, kind_numbers, language_number

_BATCH = 500
# A tsvector holds a megabyte; what is longer than a book's chapter stays unsearched at its end.
_LONGEST = 100_000

# A part of a vector: configuration, weight, text.
type Piece = tuple[str, str, str]

_PARTS = (
    "editions", "publishers", "themes__parent", "sectors", "audiences", "instruments", "framework_items__parent",
    "framework_items__framework", "placements__place__parent", "creators__organisation", "relations",
)  # fmt: skip


def index_works(pks: Iterable[int]) -> None:
    """Bring the index entries of works up to date: new, changed, hidden again. Safe to call twice."""
    for batch in batched(sorted(set(pks)), _BATCH):
        _index_batch(batch)


def index_all() -> int:
    """Make the index anew from the works; return how many are shown."""
    index_works(Resource.objects.values_list("pk", flat=True))
    return IndexEntry.objects.count()


@transaction.atomic
def _index_batch(pks: tuple[int, ...]) -> None:
    # Locked in order of their keys: two who index the same works wait for each other.
    works = list(Resource.objects.filter(pk__in=pks).select_for_update().order_by("pk"))
    shown = [work for work in works if work.published_at]
    hidden = [work for work in works if not work.published_at]
    bury(works=hidden)
    IndexEntry.objects.filter(resource__in=hidden).delete()
    bury(works=[work for work in shown if work.access != Resource.Access.PUBLIC])
    public = [work.uuid for work in shown if work.access == Resource.Access.PUBLIC]
    Tombstone.objects.filter(uuid__in=public).delete()
    loaded = Resource.objects.filter(pk__in=[work.pk for work in shown]).select_related("practice", "licence")
    rows = [_row(work) for work in loaded.prefetch_related(*_PARTS)]
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(*_upsert(row))
    forget_counts()


def bury(*, works: Iterable[Resource]) -> None:
    """Note that works which strangers could see are gone. To be called before they are deleted, too."""
    seen = IndexEntry.objects.filter(resource__in=list(works), is_public=True).select_related("resource")
    for entry in seen.prefetch_related("resource__themes__parent"):
        work = entry.resource
        Tombstone.objects.update_or_create(
            uuid=work.uuid,
            defaults={
                "slug": work.slug,
                "deleted_at": timezone.now(),
                "sets": sets_of(work),
            },
        )


def _row(work: Resource) -> dict[str, Any]:
    light = list(_light(work))
    words = [*light, *_body(work)]
    facets = sorted(set(_facets(work)))
    editions = list(work.editions.all())
    told = (
        words, facets, work.year, str(work.issued_on), work.version, work.series, work.series_number, work.access,
        [
            (e.language, e.kind, e.title, e.url, e.file.name, e.pages, e.minutes, e.isbn, e.doi) for e in editions
        ],
        [str(creator) for creator in work.creators.all()],
        [(relation.kind, relation.target_id, relation.place_id) for relation in work.relations.all()],
    )  # fmt: skip
    return {
        "resource_id": work.pk,
        "words": words,
        "light": light,
        "facets": facets,
        "is_public": work.access == Resource.Access.PUBLIC,
        "languages": [edition.language for edition in editions],
        "year": work.year,
        "published_at": work.published_at,
        **{f"sort_{code}": _sort_title(work, code) for code in CODES},
        "digest": sha256(repr(told).encode()).hexdigest(),
    }


def _sort_title(work: Resource, language: str) -> str:
    titles = (getattr(work, f"title_{code}") for code in fallbacks(language))
    return sort_key(next(filter(None, titles), "")).replace("’", "'")[:300]


def _light(work: Resource) -> Iterator[Piece]:
    for code, configuration in CONFIGURATIONS.items():
        yield configuration, "A", getattr(work, f"title_{code}") or ""
        yield configuration, "B", " . ".join(_names(work, code))
        yield configuration, "C", to_text(getattr(work, f"summary_{code}") or "")
    for edition in work.editions.all():
        yield CONFIGURATIONS.get(edition.language, PLAIN), "A", edition.title
        yield PLAIN, "B", f"{edition.isbn} {edition.doi}"
    yield PLAIN, "B", " . ".join(map(str, work.creators.all()))
    yield PLAIN, "B", f"{work.year or ''} {work.series} {work.series_number}"


def _names(work: Resource, language: str) -> Iterator[str]:
    """Yield the names of all terms of a work in one language, broader ones included."""
    terms: Iterable[Any] = chain(
        _with_broader(work.themes.all()),
        work.sectors.all(),
        work.audiences.all(),
        work.instruments.all(),
        (placement.place for placement in work.placements.all()),
        work.publishers.all(),
    )
    for term in terms:
        if name := getattr(term, f"name_{language}"):
            yield name
        if acronym := getattr(term, f"acronym_{language}", ""):
            yield acronym
    yield from (instrument.code for instrument in work.instruments.all())


def _with_broader(terms: Iterable[Any]) -> Iterator[Any]:
    for term in terms:
        yield term
        if term.parent:
            yield term.parent


def _body(work: Resource) -> Iterator[Piece]:
    practice: Practice | None = getattr(work, "practice", None)
    for code, configuration in CONFIGURATIONS.items():
        texts = [getattr(work, f"description_{code}") or ""]
        if practice:
            texts += [getattr(practice, f"{part}_{code}") or "" for part in Practice.PARTS]
        yield configuration, "D", Truncator(to_text("\n\n".join(filter(None, texts)))).chars(_LONGEST)


def _facets(work: Resource) -> Iterator[int]:
    yield AXES["kind"].code(kind_numbers()[work.kind])
    for edition in work.editions.all():
        yield AXES["language"].code(language_number(edition.language))
    yield from (AXES["theme"].code(theme.pk) for theme in _with_broader(work.themes.all()))
    for placement in work.placements.all():
        for place in _with_broader([placement.place]):
            yield AXES["place"].code(place.pk)
            if placement.role != placement.Role.ABOUT:
                yield AXES[placement.role].code(place.pk)
    yield from (AXES["sector"].code(sector.pk) for sector in work.sectors.all())
    yield from (AXES["audience"].code(audience.pk) for audience in work.audiences.all())
    yield from (AXES["publisher"].code(publisher.pk) for publisher in work.publishers.all())
    yield from (AXES["instrument"].code(instrument.pk) for instrument in work.instruments.all())
    for item in _with_broader(work.framework_items.all()):
        yield AXES["principle" if item.framework.kind == "principles" else "strategy"].code(item.pk)
    if work.year:
        yield AXES["year"].code(work.year)
    if work.licence_id:
        yield AXES["licence"].code(work.licence_id)
    practice: Practice | None = getattr(work, "practice", None)
    if practice and practice.evidence:
        yield AXES["evidence"].code(evidence_numbers()[practice.evidence])


def _vector(pieces: list[Piece]) -> tuple[str, list[str]]:
    """Return the expression that makes a vector, and its arguments."""
    filled = [piece for piece in pieces if piece[2].strip()]
    if not filled:
        return "''::tsvector", []
    one = "setweight(to_tsvector(%s::regconfig, %s), %s)"
    arguments = chain.from_iterable((configuration, legible(text), weight) for configuration, weight, text in filled)
    return " || ".join([one] * len(filled)), list(arguments)


def _upsert(row: dict[str, Any]) -> tuple[str, list[Any]]:
    names, values, arguments = [], [], []
    for name, value in row.items():
        names.append(name)
        if name in {"words", "light"}:
            expression, own = _vector(value)
            values.append(expression)
            arguments += own
        else:
            values.append("%s")
            arguments.append(value)
    kept = "CASE WHEN resources_indexentry.digest = EXCLUDED.digest THEN resources_indexentry.changed_at ELSE now() END"
    updates = ", ".join(f"{name} = EXCLUDED.{name}" for name in names if name != "resource_id")
    statement = (
        f"INSERT INTO resources_indexentry ({', '.join(names)}, changed_at) VALUES ({', '.join(values)}, now()) "  # noqa: S608 - names of columns
        f"ON CONFLICT (resource_id) DO UPDATE SET {updates}, changed_at = {kept}"
    )
    return statement, arguments
