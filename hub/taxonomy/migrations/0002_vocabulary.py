"""Write the vocabulary that the hub starts with: themes, sectors and places."""

from collections.abc import Iterable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hub.taxonomy.vocabulary.places import COUNTRIES, GLOBAL, REGIONS
from hub.taxonomy.vocabulary.sectors import SECTORS
from hub.taxonomy.vocabulary.themes import THEMES

LANGUAGES = ("en", "fr", "es")


def in_three_languages(field: str, texts: Iterable[str]) -> dict[str, str]:
    """Return the columns of a translated `field`; the one without a language holds the English text."""
    columns = {f"{field}_{language}": text for language, text in zip(LANGUAGES, texts, strict=True)}
    return {field: columns[f"{field}_en"]} | columns


def write(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make all terms, those that others lie in first."""
    Theme = apps.get_model("taxonomy", "Theme")
    themes = {}
    for position, theme in enumerate(THEMES, start=1):
        themes[theme.slug] = Theme.objects.create(
            slug=theme.slug,
            position=position,
            parent=themes.get(theme.parent),
            **in_three_languages("name", theme.name),
            **in_three_languages("description", theme.description),
        )

    Sector = apps.get_model("taxonomy", "Sector")
    Sector.objects.bulk_create(
        Sector(slug=slug, position=position, **in_three_languages("name", names))
        for position, (slug, *names) in enumerate(SECTORS, start=1)
    )

    Place = apps.get_model("taxonomy", "Place")
    slug, *names = GLOBAL
    Place.objects.create(slug=slug, kind="global", **in_three_languages("name", names))
    regions = {
        slug: Place.objects.create(slug=slug, kind="region", position=position, **in_three_languages("name", names))
        for position, (slug, *names) in enumerate(REGIONS, start=1)
    }
    Place.objects.bulk_create(
        Place(
            slug=code.lower(),
            kind="country",
            iso_code=code,
            parent=regions[region],
            **in_three_languages("name", names),
        )
        for code, region, *names in COUNTRIES
    )


def erase(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the terms of the vocabulary, and none that facilitators added."""
    Place = apps.get_model("taxonomy", "Place")
    Place.objects.filter(iso_code__in=[code for code, *_ in COUNTRIES]).delete()
    Place.objects.filter(slug__in=[GLOBAL[0], *(slug for slug, *_ in REGIONS)]).delete()
    apps.get_model("taxonomy", "Sector").objects.filter(slug__in=[slug for slug, *_ in SECTORS]).delete()
    apps.get_model("taxonomy", "Theme").objects.filter(slug__in=[theme.slug for theme in THEMES]).delete()


class Migration(migrations.Migration):
    """Data only; the tables come with 0001."""

    dependencies = [
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(write, erase),
    ]
