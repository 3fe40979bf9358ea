"""The search index over pledges, filled from what is recorded."""

from django.db import migrations

from letters.search.entries import rebuild
from letters.search.schema import create, remove
from tracker.search import PLEDGES


def make(apps, schema_editor):
    create(schema_editor.connection, PLEDGES)
    for _rows in rebuild(PLEDGES, schema_editor.connection):
        pass


def unmake(apps, schema_editor):
    remove(schema_editor.connection, PLEDGES)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0004_quote_moves"), ("letters", "0004_search")]
    operations = [migrations.RunPython(make, unmake)]
