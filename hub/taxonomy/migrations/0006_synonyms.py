"""Write the rings of words that mean the same."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hub.taxonomy.vocabulary.synonyms import RINGS


def write(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the rings."""
    SynonymRing = apps.get_model("taxonomy", "SynonymRing")
    SynonymRing.objects.bulk_create(SynonymRing(terms="\n".join(words), note=note) for note, words in RINGS)


def erase(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the rings of the vocabulary, and none that facilitators added or changed."""
    written = ["\n".join(words) for _note, words in RINGS]
    apps.get_model("taxonomy", "SynonymRing").objects.filter(terms__in=written).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0005_frameworks"),
    ]

    operations = [
        migrations.RunPython(write, erase),
    ]
