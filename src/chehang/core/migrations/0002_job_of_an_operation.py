from django.db import migrations, models


class Migration(migrations.Migration):
    """A job is an operation with its command and key. No kind of job existed before, so no row is to be carried over."""

    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RemoveField("job", "arguments"),
        migrations.RemoveField("job", "result"),
        migrations.AddField("job", "key", models.CharField(max_length=80, default=""), preserve_default=False),
        migrations.AddField("job", "request", models.TextField(default="{}"), preserve_default=False),
        migrations.AddField("job", "language", models.CharField(max_length=12, blank=True, default=""), preserve_default=False),
        migrations.AddField("job", "link", models.CharField(max_length=200, blank=True, default=""), preserve_default=False),
        migrations.AddField("job", "attempts", models.PositiveSmallIntegerField(default=0)),
        migrations.AddConstraint(
            "job", models.UniqueConstraint(fields=["account_id", "store_id", "name", "key"], name="job_one_intent")
        ),
    ]
