from django.db import migrations

# Rows about people: their names are looked up, never kept.
PERSONAL = {
    ("members", "member"), ("events", "registration"), ("events", "invitation"), ("events", "follow"),
    ("events", "attendance"), ("events", "question"), ("outbox", "suppression"), ("outbox", "message"),
}  # fmt: skip
ACTIONS = {1: 0, 2: 1, 3: 2}


def take_over(apps, schema_editor):
    """Move the log that Django's administration kept into the history that replaces it."""
    log = apps.get_model("admin", "LogEntry").objects
    entry = apps.get_model("history", "Entry")
    rows = []
    for old in log.filter(content_type__isnull=False).select_related("content_type").iterator():
        kind = (old.content_type.app_label, old.content_type.model)
        said = old.change_message
        note = said if said and not said.startswith("[") and kind not in PERSONAL else ""
        rows.append(
            entry(
                content_type=old.content_type,
                object_pk=(old.object_id or "")[:64],
                object_repr="" if kind in PERSONAL else old.object_repr,
                action=ACTIONS.get(old.action_flag, 1),
                changes={},
                additional_data={"note": note, "values": {}} if note else None,
                actor_id=old.user_id,
                author="member",
                timestamp=old.action_time,
                page=f"{kind[0]}.{kind[1]}:{old.object_id}"[:120],
            )
        )
    entry.objects.bulk_create(rows, batch_size=1000)
    log.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0001_initial"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
