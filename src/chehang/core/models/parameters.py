"""Figures of law, tax and policy as a store decided them."""

from django.db import models
from django.db.models import F, Q


class Parameter(models.Model):
    """One dated figure: the highest version of the last day on or before a day counts. Rows are never changed.

    ``value`` is text as it was decided, a number in plain digits; its unit stands in the declaration. Whoever verifies
    a figure against its source is another person than the one who set it; a figure of the product has no setter (0).
    """

    store_id = models.BigIntegerField()
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    version = models.PositiveIntegerField(default=1)
    value = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    set_by_id = models.BigIntegerField()
    set_by_name = models.CharField(max_length=100, blank=True)
    set_at = models.DateTimeField()
    verified_by_id = models.BigIntegerField(null=True)
    verified_by_name = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "name", "valid_from", "version"], name="parameter_once"),
            models.CheckConstraint(condition=~Q(value="") & ~Q(source=""), name="parameter_said"),
            models.CheckConstraint(
                condition=Q(verified_by_id=None) | ~Q(verified_by_id=F("set_by_id")), name="parameter_second_look"
            ),
        ]
