from django.db import migrations


class Migration(migrations.Migration):
    """Keep the narrow vectors in the rows of the index.

    PostgreSQL moves the long values of a row to a table of their own until 2 kB are left. Every hit of a search is
    ranked by its narrow vector, and fetching it from there took most of the time. The wide vectors are longer, so they
    go first.
    """

    dependencies = [
        ("resources", "0004_search"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE resources_indexentry SET (toast_tuple_target = 6144)",
            "ALTER TABLE resources_indexentry RESET (toast_tuple_target)",
        ),
        # Neither compressed: that would have to be undone for each hit.
        migrations.RunSQL(
            "ALTER TABLE resources_indexentry ALTER COLUMN light SET STORAGE EXTERNAL",
            "ALTER TABLE resources_indexentry ALTER COLUMN light SET STORAGE EXTENDED",
        ),
        # A value stays where it is until it is made anew.
        migrations.RunSQL("UPDATE resources_indexentry SET light = light || ''", migrations.RunSQL.noop),
    ]
