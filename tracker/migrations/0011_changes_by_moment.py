"""What changed is found by its moment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0010_one_repeat_a_pledge"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(fields=["recorded_at"], name="batch_by_moment"),
        ),
        migrations.AddIndex(
            model_name="pledgelink",
            index=models.Index(fields=["recorded_at"], name="link_by_moment"),
        ),
        migrations.AddIndex(
            model_name="pledgelink",
            index=models.Index(fields=["withdrawn_at"], name="link_by_withdrawal"),
        ),
        migrations.AddIndex(
            model_name="secondreading",
            index=models.Index(fields=["read_at"], name="reading_by_moment"),
        ),
    ]
