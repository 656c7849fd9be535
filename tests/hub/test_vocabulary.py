"""The vocabulary that the migration writes: complete in three languages, and reversible."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from hub.taxonomy.models import Audience, Framework, FrameworkItem, Instrument, Place, Sector, Theme
from hub.taxonomy.vocabulary.audiences import AUDIENCES
from hub.taxonomy.vocabulary.frameworks import FRAMEWORKS
from hub.taxonomy.vocabulary.instruments import INSTRUMENTS
from hub.taxonomy.vocabulary.places import COUNTRIES, GLOBAL, REGIONS
from hub.taxonomy.vocabulary.sectors import SECTORS
from hub.taxonomy.vocabulary.themes import THEMES

LANGUAGES = ("en", "fr", "es")
# French sets a space that does not break before these signs and inside « ».
BREAKABLE_FRENCH = re.compile(r" [:;?!»]|« |\w[:;?!»](?:\s|$)")

migration = import_module("hub.taxonomy.migrations.0002_vocabulary")
later_migration = import_module("hub.taxonomy.migrations.0005_frameworks")
TERMS = [Theme, Sector, Place, Audience, Instrument, Framework, FrameworkItem]


def french_texts() -> Iterator[str]:
    """Yield every French text of the vocabulary."""
    for theme in THEMES:
        yield theme.name.fr
        yield theme.description.fr
    for _slug, _english, french, _spanish in (*SECTORS, GLOBAL, *REGIONS, *AUDIENCES):
        yield french
    for text in INSTRUMENTS:
        yield text.name.fr
    for framework in FRAMEWORKS:
        yield framework.name.fr
        yield from (item.name.fr for item in framework.items)
    for _code, _region, _english, french, _spanish in COUNTRIES:
        yield french


@pytest.mark.parametrize("model", TERMS)
def test_every_term_has_a_name_in_three_languages(db, model):
    nameless = [term.slug for term in model.objects.all() if not all(getattr(term, f"name_{c}") for c in LANGUAGES)]

    assert nameless == []


def test_every_theme_is_described_in_three_languages(db):
    silent = [t.slug for t in Theme.objects.all() if not all(getattr(t, f"description_{c}") for c in LANGUAGES)]

    assert silent == []


@pytest.mark.parametrize("model", TERMS)
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
        [audience[0] for audience in AUDIENCES],
        [text.slug for text in INSTRUMENTS],
        [text.code for text in INSTRUMENTS],
        [item.slug for framework in FRAMEWORKS for item in framework.items],
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


@pytest.mark.parametrize(
    ("code", "kind", "year", "names"),
    [
        (
            "C181",
            "convention",
            1997,
            (
                "Private Employment Agencies Convention, 1997 (No.\u00a0181)",
                "Convention (n°\u00a0181) sur les agences d’emploi privées, 1997",
                "Convenio sobre las agencias de empleo privadas, 1997 (núm.\u00a0181)",
            ),
        ),
        (
            "P029",
            "protocol",
            2014,
            (
                "Protocol of 2014 to the Forced Labour Convention, 1930",
                "Protocole de 2014 relatif à la convention sur le travail forcé, 1930",
                "Protocolo de 2014 relativo al Convenio sobre el trabajo forzoso, 1930",
            ),
        ),
    ],
)
def test_instrument_is_called_as_the_ilo_calls_it(db, code, kind, year, names):
    text = Instrument.objects.get(code=code)

    assert (text.kind, text.year, (text.name_en, text.name_fr, text.name_es)) == (kind, year, names)


def test_number_of_an_ilo_text_stands_in_its_name_and_code(db):
    numbered = Instrument.objects.filter(code__regex=r"^[CR]\d{3}$")

    assert numbered.count() >= 28
    for text in numbered:
        number = f"\u00a0{int(text.code[1:])}"
        assert f"(No.{number})" in text.name_en
        assert f"(n°{number})" in text.name_fr
        assert f"(núm.{number})" in text.name_es
        assert text.url.endswith(text.code)


def test_instrument_is_found_by_its_number(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('kh_fr', %s)", [Instrument.objects.get(code="C181").name_fr])
        assert "'181'" in cursor.fetchone()[0]


def test_there_are_thirteen_principles_and_guidelines_for_four_addressees(db):
    items = Framework.objects.get(slug="general-principles").items

    assert [item.code for item in items.filter(code__startswith="GP")] == [f"GP{n}" for n in range(1, 14)]
    assert items.filter(code__startswith="OG-").count() == 4
    assert {item.parent.code for item in items.filter(code__regex=r"^OG\d")} == {"OG-GOV"}


def test_old_strategy_is_replaced_by_the_new_one(db):
    old = Framework.objects.get(slug="fri-strategy-2021-2025")

    assert old.replaced_by.slug == "fri-strategy-2026-2030"
    assert old.replaced_by.replaced_by is None
    assert old.items.filter(parent=None).count() == 4


def test_later_migration_takes_back_what_it_wrote_and_nothing_else(db):
    own = Framework.objects.create(slug="of-our-own", name_en="A plan of our own", kind="strategy", adopted=2024)
    Framework.objects.get(slug="fri-strategy-2026-2030").items.create(slug="fri-2026-3", code="3", name_en="Business")
    Audience.objects.create(slug="teachers", name_en="Teachers")

    later_migration.erase(apps, None)

    assert set(Framework.objects.all()) == {own, Framework.objects.get(slug="fri-strategy-2026-2030")}
    assert list(FrameworkItem.objects.values_list("slug", flat=True)) == ["fri-2026-3"]
    assert list(Audience.objects.values_list("slug", flat=True)) == ["teachers"]
    assert not Instrument.objects.exists()


def test_later_migration_can_be_run_again_after_it_was_taken_back(db):
    models = (Audience, Instrument, Framework, FrameworkItem)
    before = [model.objects.count() for model in models]
    later_migration.erase(apps, None)

    later_migration.write(apps, None)

    assert [model.objects.count() for model in models] == before
