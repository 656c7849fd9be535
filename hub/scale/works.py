"""The works of the synthetic data, tens of thousands in a minute: copied into the tables and indexed in bulk."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Index, Model

from hub.languages import CODES
from hub.scale.copying import copy_rows, drop_indexes, make_indexes
from hub.scale.index import index_new_works
from hub.scale.texts import PREFIX, chances, passage, slug, stable_uuid, title
from hub.scale.vocabulary import speak
from hub.taxonomy.models import Licence, Place, Sector, Theme
from members.models import Organisation
from resources.models import Edition, IndexEntry, Passage, Resource, ResourcePlace

# One work in so many has a text inside its file, of so many pages.
_WITH_TEXT, _PAGES = 10, 3
# From so many new works on, an index is made faster anew than kept up.
_MANY = 2000

_TEXTS = [f"{field}_{code}" for field in ("title", "summary", "description") for code in CODES]
_COLUMNS = [
    "uuid", "created_at", "updated_at", "slug", "kind", "title", "summary", "description", *_TEXTS, "year", "version",
    "series", "series_number", "original_language", "access", "licence_id", "published_at",
]  # fmt: skip


def add_works(count: int, *, today: datetime, organisations: list[Organisation]) -> int:
    """Insert the works number 1 to `count` that are not there, each with editions in three languages.

    Args:
        count: how many there should be.
        today: midnight, which publication is counted back from.
        organisations: who may have published them.
    """
    there = set(Resource.objects.filter(slug__startswith=PREFIX).values_list("slug", flat=True))
    missing = [number for number in range(1, count + 1) if slug("resource", number) not in there]
    if not missing:
        return 0
    licences = [None, *Licence.objects.order_by("slug").values_list("pk", flat=True)]
    copy_rows(Resource, _COLUMNS, (_work(number, today, licences) for number in missing))
    numbers = {
        int(name.rsplit("-", 1)[1]): pk
        for name, pk in Resource.objects.filter(slug__startswith=PREFIX).values_list("slug", "pk")
    }
    new = {number: numbers[number] for number in missing}
    _copy_links(new, organisations)
    _copy_editions(new, today)
    indexes = _slow_indexes() if len(new) > _MANY else []
    drop_indexes(indexes)
    _copy_passages(new)
    index_new_works()
    make_indexes(indexes)
    return len(missing)


def _slow_indexes() -> list[tuple[type[Model], Index]]:
    """Return the indexes of words with their tables."""
    found = [(model, index) for model in (IndexEntry, Passage) for index in model._meta.indexes]  # noqa: SLF001 - documented
    return [(model, index) for model, index in found if index.fields in (["words"], ["light"])]


def _work(number: int, today: datetime, licences: list[int | None]) -> tuple[object, ...]:
    """Return a work as a row, one in fifty still in review."""
    dice = chances("resource", number)
    published = today - timedelta(days=dice.randint(0, 2000), minutes=dice.randint(0, 1440))
    told = [speak(dice, words) for words in (3, 25, 80)]
    titles, summaries, descriptions = title(dice, number), passage(dice, 1), passage(dice, 2)
    texts = [
        *(f"{text}: {more}" for text, more in zip(titles, told[0], strict=True)),
        *(f"{text} {more}" for text, more in zip(summaries, told[1], strict=True)),
        *(f"{text}\n\n{more}" for text, more in zip(descriptions, told[2], strict=True)),
    ]
    return (
        stable_uuid("resource", number), today, today, slug("resource", number), dice.choice(Resource.Kind.values),
        texts[0], texts[3], texts[6], *texts, published.year - dice.randint(0, 3), "", "", "", "", "public",
        dice.choice(licences), published if number % 50 else None,
    )  # fmt: skip


def _copy_links(new: dict[int, int], organisations: list[Organisation]) -> None:
    """Give each work its themes, sectors, places and publishers."""
    themes, sectors, publishers = (
        [row.pk for row in rows]
        for rows in (Theme.objects.order_by("slug"), Sector.objects.order_by("slug"), organisations)
    )
    countries = list(Place.objects.countries().order_by("slug").values_list("pk", flat=True))[::3]
    tables: list[tuple[type[Model], str, list[int], tuple[int, int]]] = [
        (Resource.themes.through, "theme_id", themes, (1, 3)),
        (Resource.sectors.through, "sector_id", sectors, (0, 2)),
        (Resource.publishers.through, "organisation_id", publishers, (1, 2)),
    ]
    for through, column, choices, (least, most) in tables:
        rows = (
            (pk, choice)
            for number, pk in new.items()
            for dice in [chances(column, number)]
            for choice in dice.sample(choices, dice.randint(least, most))
        )
        copy_rows(through, ["resource_id", column], rows)
    ways = [("about",), ("origin", "destination"), ("about", "about")]
    placed = (
        (pk, place, role)
        for number, pk in new.items()
        for dice in [chances("places", number)]
        for roles in [dice.choice(ways)]
        for place, role in zip(dice.sample(countries, len(roles)), roles, strict=True)
    )
    copy_rows(ResourcePlace, ["resource_id", "place_id", "role"], placed)


_EDITION = [
    "uuid", "created_at", "updated_at", "resource_id", "language", "kind", "title", "file", "url", "file_name", "pages",
    "isbn", "doi", "is_scrubbed", "mime_type", "checksum", "thumbnail", "processing", "processing_note",
]  # fmt: skip


def _copy_editions(new: dict[int, int], today: datetime) -> None:
    rows = (
        (
            stable_uuid(f"edition {code}", number), today, today, pk, code,
            Edition.Kind.ORIGINAL if code == "en" else Edition.Kind.OFFICIAL, "", "",
            f"https://library.example/{slug('resource', number)}-{code}.pdf", "", number % 157 + 4, "", "", False, "",
            "", "", "", "",
        )
        for number, pk in new.items()
        for code in CODES
    )  # fmt: skip
    copy_rows(Edition, _EDITION, rows)


def _copy_passages(new: dict[int, int]) -> None:
    """Write the pages of the English files of some works."""
    chosen = {pk: number for number, pk in new.items() if number % _WITH_TEXT == 1}
    editions = Edition.objects.filter(resource__in=chosen, language="en").values_list("pk", "resource_id")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO resources_passage (edition_id, resource_id, page, position, text, words)"
            " VALUES (%s, %s, %s, %s, %s, to_tsvector('kh_en', %s))",
            [
                (edition, pk, page, page, text, text)
                for edition, pk in editions
                for page in range(1, _PAGES + 1)
                for text in [speak(chances(f"page {page}", chosen[pk]), 120)[0]]
            ],
        )
