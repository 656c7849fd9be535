"""Write the licences, and tell PostgreSQL how texts of each language are searched.

`kh_en`, `kh_fr` and `kh_es` ignore accents, then stem by language; `kh_xx` only ignores accents: for every other
language, and for the words that "did you mean" offers. The accents are taken off inside the configuration, so
`to_tsvector('kh_fr', …)` stays immutable.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hub.taxonomy.vocabulary.licences import LICENCES

CONFIGURATIONS = (
    ("kh_en", "english", "english_stem"),
    ("kh_fr", "french", "french_stem"),
    ("kh_es", "spanish", "spanish_stem"),
    ("kh_xx", "simple", "simple"),
)


def write(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the licences."""
    Licence = apps.get_model("taxonomy", "Licence")
    Licence.objects.bulk_create(
        Licence(
            slug=slug, position=position, url=url, is_open=is_open, name=english, name_en=english, name_fr=french,
            name_es=spanish,
        )
        for position, (slug, english, french, spanish, url, is_open) in enumerate(LICENCES, start=1)
    )  # fmt: skip


def erase(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the licences of the vocabulary, and none that facilitators added."""
    apps.get_model("taxonomy", "Licence").objects.filter(slug__in=[slug for slug, *_ in LICENCES]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0003_repository"),
    ]

    operations = [
        migrations.RunSQL(
            f"""
            CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.{source});
            ALTER TEXT SEARCH CONFIGURATION {name}
                ALTER MAPPING FOR hword, hword_part, word, asciihword, hword_asciipart, asciiword
                WITH unaccent, {stem};
            """,
            f"DROP TEXT SEARCH CONFIGURATION {name};",
        )
        for name, source, stem in CONFIGURATIONS
    ] + [
        migrations.RunPython(write, erase),
    ]
