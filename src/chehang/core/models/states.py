"""The history of every document's states."""

from django.db import models


class Transition(models.Model):
    """One step of one document; replaying them gives the present state."""

    store_id = models.BigIntegerField()
    machine = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    move = models.CharField(max_length=40)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    at = models.DateTimeField()
    employee_id = models.BigIntegerField()
    actor_name = models.CharField(max_length=100)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["machine", "object_id"], name="transition_object")]
