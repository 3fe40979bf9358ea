"""A new letter in a dossier is found for each of its pledges without reading the whole dossier."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0004_search")]
    operations = [
        migrations.AddIndex(
            "letter", models.Index(fields=["dossier", "imported_at"], name="letter_by_arrival")
        )
    ]
