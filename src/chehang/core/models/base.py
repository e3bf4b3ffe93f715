"""Every business row belongs to one store."""

from django.db import models


class StoreOwned(models.Model):
    """A row of one store. References between two such rows must stay inside the store: the database checks it."""

    store = models.ForeignKey("org.Store", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
