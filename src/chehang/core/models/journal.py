"""The journal: every act and every refused attempt, append-only and hash-chained per store."""

from django.db import models


class Journal(models.Model):
    """One act. ``confirmed`` are the doubts it was done in spite of, as JSON. ``hash`` covers the row and the hash before it; ``seq`` runs 1…n per store without a gap."""

    store_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    employee_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    actor_name = models.CharField(max_length=100)
    address = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=12)
    operation = models.CharField(max_length=80)
    outcome = models.CharField(max_length=8)
    code = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=80, blank=True)
    request_digest = models.CharField(max_length=64)
    request = models.TextField(blank=True)
    subject = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(default=0)
    changes = models.TextField(blank=True)
    result = models.TextField(blank=True)
    confirmed = models.TextField(blank=True, default="")
    seals = models.CharField(max_length=64, blank=True, default="", help_text="digest over the seals of the act")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "seq"], name="journal_seq"),
            models.UniqueConstraint(
                fields=["account_id", "store_id", "operation", "key"],
                condition=models.Q(outcome="done") & ~models.Q(key=""),
                name="journal_one_intent",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["done", "refused", "asked", "noted"]), name="journal_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="journal_subject"),
            models.Index(fields=["employee_id", "-at"], name="journal_person"),
            # What proves a duty is counted from this index alone.
            models.Index(fields=["store_id", "operation", "at", "outcome", "employee_id"], name="journal_evidence"),
        ]


class JournalHead(models.Model):
    """The last link of a store's chain: a missing tail shows against it."""

    store_id = models.BigIntegerField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Seal(models.Model):
    """What rows of one table said when an act had written them: six bytes for each column (``core/sealing``)."""

    store_id = models.BigIntegerField()
    journal_id = models.BigIntegerField(db_index=True)
    table = models.CharField(max_length=63)
    columns = models.TextField()
    marks = models.BinaryField()
