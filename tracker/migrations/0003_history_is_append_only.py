"""From here on the database itself refuses to change or remove a line of history."""

from django.db import migrations

from tracker import append_only


# The history that there was then; a later migration protects what it adds.
TABLES = (
    "tracker_statusupdate",
    "tracker_historicalpledge",
    "tracker_historicalpledge_responsible",
    "tracker_historicalpledge_topics",
    "letters_historicalletter",
    "letters_historicalletter_also_in",
)


def protect(apps, schema_editor):
    append_only.install(schema_editor.connection, TABLES)


def unprotect(apps, schema_editor):
    append_only.remove(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0002_pledges"), ("letters", "0001_letters")]
    operations = [migrations.RunPython(protect, unprotect)]
