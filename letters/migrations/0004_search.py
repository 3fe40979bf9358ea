"""The search index over paragraphs and letters, filled from what is stored."""

from django.db import migrations

from letters.search import LETTERS, PARAGRAPHS
from letters.search.entries import rebuild
from letters.search.schema import create, create_rules, remove, remove_rules, store_rules
from letters.search.words import RULES


def make(apps, schema_editor):
    connection = schema_editor.connection
    create_rules(connection)
    for index in (PARAGRAPHS, LETTERS):
        create(connection, index)
        for _rows in rebuild(index, connection):
            pass
    store_rules(connection, RULES)


def unmake(apps, schema_editor):
    for index in (PARAGRAPHS, LETTERS):
        remove(schema_editor.connection, index)
    remove_rules(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_editions")]
    operations = [migrations.RunPython(make, unmake)]
