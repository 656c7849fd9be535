"""The site's own policy of reminders: a week, a day and an hour before the start."""

from django.db import migrations


def add_policy(apps, _schema_editor):
    apps.get_model("events", "ReminderPolicy").objects.get_or_create(pk=1, defaults={"minutes": [7 * 24 * 60, 24 * 60, 60]})


class Migration(migrations.Migration):
    dependencies = [("events", "0003_life_of_a_webinar")]

    operations = [migrations.RunPython(add_policy, migrations.RunPython.noop)]
