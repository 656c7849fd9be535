"""Write audiences, international instruments and the frameworks that works are sorted by."""

from collections.abc import Iterable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hub.taxonomy.vocabulary.audiences import AUDIENCES
from hub.taxonomy.vocabulary.frameworks import FRAMEWORKS
from hub.taxonomy.vocabulary.instruments import INSTRUMENTS

LANGUAGES = ("en", "fr", "es")


def in_three_languages(names: Iterable[str]) -> dict[str, str]:
    """Return the columns of a name; the one without a language holds the English text."""
    columns = {f"name_{language}": name for language, name in zip(LANGUAGES, names, strict=True)}
    return {"name": columns["name_en"]} | columns


def write(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make all terms, those that others refer to first."""
    Audience = apps.get_model("taxonomy", "Audience")
    Audience.objects.bulk_create(
        Audience(slug=slug, position=position, **in_three_languages(names))
        for position, (slug, *names) in enumerate(AUDIENCES, start=1)
    )

    Instrument = apps.get_model("taxonomy", "Instrument")
    Instrument.objects.bulk_create(
        Instrument(
            slug=text.slug,
            position=position,
            code=text.code,
            kind=text.kind,
            year=text.year,
            url=text.url,
            **in_three_languages(text.name),
        )
        for position, text in enumerate(INSTRUMENTS, start=1)
    )

    Framework = apps.get_model("taxonomy", "Framework")
    FrameworkItem = apps.get_model("taxonomy", "FrameworkItem")
    frameworks = {}
    for position, framework in enumerate(FRAMEWORKS, start=1):
        frameworks[framework.slug] = Framework.objects.create(
            slug=framework.slug,
            position=position,
            kind=framework.kind,
            adopted=framework.adopted,
            replaced_by=frameworks.get(framework.replaced_by),
            **in_three_languages(framework.name),
        )
        items = {}
        for place_in_list, item in enumerate(framework.items, start=1):
            items[item.code] = FrameworkItem.objects.create(
                framework=frameworks[framework.slug],
                slug=item.slug,
                position=place_in_list,
                code=item.code,
                parent=items.get(item.parent),
                **in_three_languages(item.name),
            )


def erase(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the terms of the vocabulary, and none that facilitators added: they keep the framework they are in."""
    items = [item.slug for framework in FRAMEWORKS for item in framework.items]
    apps.get_model("taxonomy", "FrameworkItem").objects.filter(slug__in=items).delete()
    slugs = [framework.slug for framework in FRAMEWORKS]
    apps.get_model("taxonomy", "Framework").objects.filter(slug__in=slugs, items__isnull=True).delete()
    apps.get_model("taxonomy", "Instrument").objects.filter(slug__in=[text.slug for text in INSTRUMENTS]).delete()
    apps.get_model("taxonomy", "Audience").objects.filter(slug__in=[slug for slug, *_ in AUDIENCES]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0004_search_and_licences"),
    ]

    operations = [
        migrations.RunPython(write, erase),
    ]
