"""From here on the database itself refuses to change or remove a line of history."""

from django.db import migrations

from tracker import append_only


def protect(apps, schema_editor):
    append_only.install(schema_editor.connection)


def unprotect(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0002_pledges"), ("letters", "0001_letters")]
    operations = [migrations.RunPython(protect, unprotect)]
