"""The vocabulary that the migration writes: complete in three languages, and reversible."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps

from hub.taxonomy.models import Place, Sector, Theme
from hub.taxonomy.vocabulary.places import COUNTRIES, GLOBAL, REGIONS
from hub.taxonomy.vocabulary.sectors import SECTORS
from hub.taxonomy.vocabulary.themes import THEMES

LANGUAGES = ("en", "fr", "es")
# French sets a space that does not break before these signs and inside « ».
BREAKABLE_FRENCH = re.compile(r" [:;?!»]|« |\w[:;?!»](?:\s|$)")

migration = import_module("hub.taxonomy.migrations.0002_vocabulary")


def french_texts() -> Iterator[str]:
    """Yield every French text of the vocabulary."""
    for theme in THEMES:
        yield theme.name.fr
        yield theme.description.fr
    for _slug, _english, french, _spanish in (*SECTORS, GLOBAL, *REGIONS):
        yield french
    for _code, _region, _english, french, _spanish in COUNTRIES:
        yield french


@pytest.mark.parametrize("model", [Theme, Sector, Place])
def test_every_term_has_a_name_in_three_languages(db, model):
    nameless = [term.slug for term in model.objects.all() if not all(getattr(term, f"name_{c}") for c in LANGUAGES)]

    assert nameless == []


def test_every_theme_is_described_in_three_languages(db):
    silent = [t.slug for t in Theme.objects.all() if not all(getattr(t, f"description_{c}") for c in LANGUAGES)]

    assert silent == []


@pytest.mark.parametrize("model", [Theme, Sector, Place])
def test_name_without_language_is_the_english_one(db, model):
    different = model.objects.raw(f"SELECT * FROM {model._meta.db_table} WHERE name IS DISTINCT FROM name_en")

    assert list(different) == []


def test_all_249_countries_of_iso_3166_are_there(db):
    assert Place.objects.countries().count() == 249


def test_every_country_lies_in_a_region(db):
    outside = Place.objects.countries().exclude(parent__kind=Place.Kind.REGION)

    assert list(outside) == []


def test_slug_of_a_country_is_its_code_in_small_letters(db):
    wrong = [place.slug for place in Place.objects.countries() if place.slug != (place.iso_code or "").lower()]

    assert wrong == []


def test_the_five_regions_stand_in_the_order_of_the_ilo(db):
    regions = Place.objects.filter(kind=Place.Kind.REGION).values_list("slug", flat=True)

    assert list(regions) == ["africa", "americas", "arab-states", "asia-pacific", "europe-central-asia"]


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("eg", "africa"),
        ("sd", "africa"),
        ("ma", "africa"),
        ("ps", "arab-states"),
        ("ye", "arab-states"),
        ("ir", "asia-pacific"),
        ("af", "asia-pacific"),
        ("il", "europe-central-asia"),
        ("tr", "europe-central-asia"),
        ("kz", "europe-central-asia"),
        ("mx", "americas"),
    ],
)
def test_country_lies_where_the_ilo_counts_it(db, code, region):
    assert Place.objects.get(slug=code).parent.slug == region


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("vn", ("Viet Nam", "Viet Nam", "Viet Nam")),
        ("tr", ("Türkiye", "Türkiye", "Türkiye")),
        ("ci", ("Côte d’Ivoire", "Côte d’Ivoire", "Côte d’Ivoire")),
        ("kr", ("Republic of Korea", "République de Corée", "República de Corea")),
        ("tz", ("United Republic of Tanzania", "République-Unie de Tanzanie", "República Unida de Tanzanía")),
        ("hk", ("Hong Kong, China", "Hong Kong, Chine", "Hong Kong, China")),
        ("ke", ("Kenya", "Kenya", "Kenya")),
    ],
)
def test_country_is_called_as_the_united_nations_call_it(db, code, names):
    place = Place.objects.get(slug=code)

    assert (place.name_en, place.name_fr, place.name_es) == names


@pytest.mark.parametrize(
    ("narrow", "broad"), [("complaint-mechanisms", "access-to-justice"), ("trafficking", "forced-labour")]
)
def test_narrow_theme_lies_in_a_broad_one(db, narrow, broad):
    assert Theme.objects.get(slug=narrow).parent.slug == broad


def test_slugs_are_unique_in_the_data():
    for slugs in (
        [theme.slug for theme in THEMES],
        [sector[0] for sector in SECTORS],
        [GLOBAL[0], *(region[0] for region in REGIONS), *(country[0].lower() for country in COUNTRIES)],
    ):
        assert len(slugs) == len(set(slugs))


def test_french_texts_keep_signs_with_their_words():
    assert [text for text in french_texts() if BREAKABLE_FRENCH.search(text)] == []


def test_migration_takes_back_what_it_wrote_and_nothing_else(db):
    Theme.objects.create(slug="of-our-own", name_en="A theme of our own")

    migration.erase(apps, None)

    assert list(Theme.objects.values_list("slug", flat=True)) == ["of-our-own"]
    assert not Sector.objects.exists()
    assert not Place.objects.exists()


def test_migration_can_be_run_again_after_it_was_taken_back(db):
    before = [model.objects.count() for model in (Theme, Sector, Place)]
    migration.erase(apps, None)

    migration.write(apps, None)

    assert [model.objects.count() for model in (Theme, Sector, Place)] == before
