"""Personal data of the journal, beside it: so that it can be erased and the chain holds."""

from django.db import models


class PersonalValue(models.Model):
    """The clear text behind a token in journal rows. Once erased, value and salt are empty and nothing leads back.

    ``subject`` is whose row it is about; what stands in a refused attempt has none.
    """

    store_id = models.BigIntegerField()
    journal_id = models.BigIntegerField()
    token = models.CharField(max_length=33)
    salt = models.CharField(max_length=32, blank=True)
    value = models.TextField(blank=True)
    subject = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(default=0)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token"], name="personalvalue_token"),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(value="", salt=""), name="personalvalue_erased"
            ),
        ]
        indexes = [models.Index(fields=["subject", "subject_id"], name="personalvalue_subject")]
