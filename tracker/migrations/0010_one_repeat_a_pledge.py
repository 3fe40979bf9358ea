"""A pledge repeats one other, so that totals count each line of repeats once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tracker", "0009_the_past")]
    operations = [
        migrations.AddConstraint(
            model_name="pledgelink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "repeats"), ("withdrawn_at", None)),
                fields=("pledge",),
                name="repeats_one_pledge",
                violation_error_message="A pledge repeats one other; this one repeats another already.",
            ),
        ),
    ]
