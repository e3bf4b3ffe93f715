"""What lies on a person's desk."""

from typing import Any

from django.db import models


class InboxItem(models.Model):
    """A message to one employee or to everyone on a post of a store. ``message`` is a message id, kept untranslated."""

    store_id = models.BigIntegerField()
    post = models.CharField(max_length=40, blank=True)
    employee_id = models.BigIntegerField(default=0)
    message = models.CharField(max_length=300)
    params = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["store_id", "done_at", "post", "employee_id"], name="inbox_open")]


class SavedFilter(models.Model):
    """A person's own view of a screen: a name for a query string."""

    store_id = models.BigIntegerField()
    employee_id = models.BigIntegerField()
    screen = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "employee_id", "screen", "name"], name="saved_filter_name")
        ]


STARRED = "core.menu"


def favourites(actor: Any) -> set[str]:
    """The names of the pages a person has starred: kept as filters of the menu."""
    mine = SavedFilter.objects.filter(store_id=actor.store_id, employee_id=actor.employee_id, screen=STARRED)
    return set(mine.values_list("name", flat=True))
