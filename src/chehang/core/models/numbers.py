"""Counters of document numbers."""

from django.db import models


class NumberSeries(models.Model):
    """The last number drawn of a series in a period of a store."""

    store_id = models.BigIntegerField()
    series = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store_id", "series", "period"], name="number_series")]
