from django.db import migrations


def approve(apps, schema_editor):
    """Staff counted as members until now; from here on the membership itself says so."""
    members = apps.get_model("members", "Member").objects
    members.filter(is_staff=True).exclude(status="approved").update(status="approved")


class Migration(migrations.Migration):
    dependencies = [("members", "0005_first_page_of_the_administration")]

    operations = [migrations.RunPython(approve, migrations.RunPython.noop)]
