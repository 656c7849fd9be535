from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0007_first_page_of_the_administration")]

    operations = [
        migrations.AlterModelOptions(
            name="event",
            options={
                "ordering": ["-starts_at", "-pk"],
                "permissions": [
                    ("view_reports", "Can read reports"),
                    ("assist_event", "Can work on the events of which one is an assistant"),
                ],
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
        ),
    ]
