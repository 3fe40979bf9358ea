"""What a status takes to be followed over time: its past, second readings, changes of many, views, what is sent."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


from letters.search.schema import create
from tracker import append_only
from tracker.search import PLEDGES

TABLES = (
    "tracker_statusupdate",
    "tracker_historicalpledge",
    "tracker_secondreading",
    "tracker_batch",
    "tracker_batchline",
    "tracker_handover",
)


def protect(apps, schema_editor):
    """A table that SQLite rebuilt for its new columns has lost its triggers; the new ones with history get theirs."""
    append_only.install(schema_editor.connection, TABLES)
    create(schema_editor.connection, PLEDGES)


def unprotect(apps, schema_editor):
    append_only.remove(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0007_reading_desk"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="what it is for")),
                ("hash", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="made"
                    ),
                ),
                ("last_used_on", models.DateField(editable=False, null=True, verbose_name="last used")),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="revoked")),
            ],
            options={
                "verbose_name": "access token",
                "verbose_name_plural": "access tokens",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("status", "Status"),
                            ("owner", "Owner"),
                            ("topics", "Topics"),
                            ("review", "Check again on"),
                            ("responsible", "Who must act"),
                            ("handover", "Handover"),
                        ],
                        max_length=12,
                        verbose_name="what was changed",
                    ),
                ),
                ("chosen", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
            ],
            options={
                "verbose_name": "change of many",
                "verbose_name_plural": "changes of many",
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BatchLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.JSONField(default=dict)),
                ("became", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "line of a change of many",
                "verbose_name_plural": "lines of a change of many",
                "ordering": ["batch", "pledge"],
            },
        ),
        migrations.CreateModel(
            name="Following",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "followed view",
                "verbose_name_plural": "followed views",
                "ordering": ["person", "view"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handed_on", models.DateField(verbose_name="from which day")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="recorded"
                    ),
                ),
            ],
            options={
                "verbose_name": "handover",
                "verbose_name_plural": "handovers",
                "ordering": ["pledge", "handed_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PastStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("known_from", models.DateTimeField()),
                ("known_until", models.DateTimeField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("in_progress", "In progress"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("fulfilled", "Fulfilled"),
                            ("not_fulfilled", "Not fulfilled"),
                            ("superseded", "Superseded"),
                            ("lapsed", "Lapsed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("status_since", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("times_shifted", models.PositiveSmallIntegerField(default=0)),
                ("days_shifted", models.IntegerField(default=0)),
                (
                    "claimed_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Open"),
                            ("in_progress", "In progress"),
                            ("partly_fulfilled", "Partly fulfilled"),
                            ("fulfilled", "Fulfilled"),
                            ("not_fulfilled", "Not fulfilled"),
                            ("superseded", "Superseded"),
                            ("lapsed", "Lapsed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("claimed_on", models.DateField(null=True)),
                (
                    "second_reading",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("needed", "waits for a second reader"),
                            ("confirmed", "confirmed"),
                            ("disputed", "disputed"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "past standing",
                "verbose_name_plural": "past standings",
                "ordering": ["pledge", "known_from", "from_on"],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with everybody")),
                ("query", models.TextField(blank=True, max_length=4000, verbose_name="query")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="SecondReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("confirmed", "Confirmed"), ("disputed", "Disputed")],
                        max_length=10,
                        verbose_name="second reading",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "read_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="read"
                    ),
                ),
            ],
            options={
                "verbose_name": "second reading",
                "verbose_name_plural": "second readings",
                "ordering": ["update", "read_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SentDigest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("for_day", models.DateField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("problem", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "digest",
                "verbose_name_plural": "digests",
                "ordering": ["-for_day", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("leads_to", models.CharField(blank=True, max_length=2000)),
                ("done_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "form that was sent",
                "verbose_name_plural": "forms that were sent",
                "ordering": ["-done_at"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="pledgelink",
            name="one_link_a_kind",
        ),
        migrations.AddField(
            model_name="historicalpledge",
            name="checked_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="last looked at"),
        ),
        migrations.AddField(
            model_name="pledge",
            name="checked_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="last looked at"),
        ),
        migrations.AddField(
            model_name="pledge",
            name="claimed_on",
            field=models.DateField(editable=False, null=True, verbose_name="the government says so since"),
        ),
        migrations.AddField(
            model_name="pledge",
            name="claimed_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("open", "Open"),
                    ("in_progress", "In progress"),
                    ("partly_fulfilled", "Partly fulfilled"),
                    ("fulfilled", "Fulfilled"),
                    ("not_fulfilled", "Not fulfilled"),
                    ("superseded", "Superseded"),
                    ("lapsed", "Lapsed"),
                ],
                editable=False,
                max_length=20,
                verbose_name="the government says",
            ),
        ),
        migrations.AddField(
            model_name="pledge",
            name="days_shifted",
            field=models.IntegerField(default=0, editable=False, verbose_name="days postponed"),
        ),
        migrations.AddField(
            model_name="pledge",
            name="is_repeat",
            field=models.BooleanField(default=False, editable=False, verbose_name="repeats another pledge"),
        ),
        migrations.AddField(
            model_name="pledge",
            name="second_reading",
            field=models.CharField(
                blank=True,
                choices=[
                    ("needed", "waits for a second reader"),
                    ("confirmed", "confirmed"),
                    ("disputed", "disputed"),
                ],
                editable=False,
                max_length=10,
                verbose_name="second reading",
            ),
        ),
        migrations.AddField(
            model_name="pledgelink",
            name="recorded_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="recorded"
            ),
        ),
        migrations.AddField(
            model_name="pledgelink",
            name="recorded_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="pledgelink",
            name="withdrawn_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="withdrawn"),
        ),
        migrations.AddField(
            model_name="pledgelink",
            name="withdrawn_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="recorded_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="recorded"
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="effective_reason",
            field=models.TextField(
                blank=True, help_text="Asked when the day is unusual.", verbose_name="why this day"
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                help_text="Both it and the update that it undoes count for nothing.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="tracker.statusupdate",
                verbose_name="undoes",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="digest",
            field=models.CharField(
                choices=[("off", "Off"), ("daily", "Daily"), ("weekly", "Weekly")],
                default="off",
                help_text="What is open and late, and what changed in the views that you follow.",
                max_length=6,
                verbose_name="digest by e-mail",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="mail_problem",
            field=models.CharField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddIndex(
            model_name="pledge",
            index=models.Index(
                condition=models.Q(("second_reading", ""), _negated=True),
                fields=["second_reading"],
                name="pledge_by_second_reading",
            ),
        ),
        migrations.AddConstraint(
            model_name="pledgelink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("pledge", "kind", "other"),
                name="one_link_a_kind",
                violation_error_message="These pledges are linked so already.",
            ),
        ),
        migrations.AddField(
            model_name="accesstoken",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tokens",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="recorded_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="tracker.batch",
                verbose_name="undoes",
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="updates",
                to="tracker.batch",
            ),
        ),
        migrations.AddField(
            model_name="batchline",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="tracker.batch"
            ),
        ),
        migrations.AddField(
            model_name="batchline",
            name="pledge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tracker.pledge"
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="followings",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="tracker.batch"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tracker.party",
                verbose_name="from",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="pledge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="tracker.pledge"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="successor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tracker.party",
                verbose_name="to",
            ),
        ),
        migrations.AddField(
            model_name="paststanding",
            name="pledge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="past", to="tracker.pledge"
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="views",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="following",
            name="view",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="followings", to="tracker.savedview"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="default_view",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="tracker.savedview",
                verbose_name="view that the list opens with",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__in", ["off", "daily", "weekly"])), name="digest_is_known"
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="read_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="read by",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="recorded_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="update",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="tracker.statusupdate",
            ),
        ),
        migrations.AddField(
            model_name="sentdigest",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="digests",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="batchline",
            constraint=models.UniqueConstraint(
                fields=("batch", "pledge"), name="one_line_a_pledge_and_batch"
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("party", models.F("successor")), _negated=True),
                name="handover_is_to_another",
                violation_error_message="A handover is to another party.",
            ),
        ),
        migrations.AddIndex(
            model_name="paststanding",
            index=models.Index(
                condition=models.Q(("known_until", None)),
                fields=["pledge", "from_on"],
                name="standing_as_known_now",
            ),
        ),
        migrations.AddConstraint(
            model_name="paststanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_on__lt", models.F("until_on"))), name="past_standing_has_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"),
                name="one_view_a_name",
                violation_error_message="You have a view with this name already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="view_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="following",
            constraint=models.UniqueConstraint(fields=("person", "view"), name="followed_once"),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["confirmed", "disputed"])), name="second_reading_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recorded_by__isnull", True),
                    models.Q(("read_by", models.F("recorded_by")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_reads_their_own_update",
                violation_error_message="Nobody is the second reader of their own update.",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "disputed"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="dispute_has_a_note",
                violation_error_message="Say what you dispute.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sentdigest",
            constraint=models.UniqueConstraint(fields=("person", "for_day"), name="one_digest_a_day"),
        ),
        migrations.RunPython(protect, unprotect),
    ]
