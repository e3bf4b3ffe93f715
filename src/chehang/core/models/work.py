"""Background work."""

from django.db import models


class Job(models.Model):
    """An operation to be done in the background, with its progress; the page asks for it and never waits.

    ``doubts`` are what an ``asked`` job waits to be confirmed, ``confirmed`` the marks given so far. ``link`` is where the result stands: with ``{id}`` until it is done, then in full.
    """

    store_id = models.BigIntegerField()
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    request = models.TextField()
    language = models.CharField(max_length=12, blank=True)
    link = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    doubts = models.JSONField(default=list)
    confirmed = models.JSONField(default=list)
    employee_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="job_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["account_id", "store_id", "name", "key"], name="job_one_intent"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running", "asked", "done", "failed"]), name="job_state"
            ),
        ]
