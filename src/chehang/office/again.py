"""What comes again: a hazard at a place where one was found within 90 days before asks for its cause (§7.15)."""

from datetime import timedelta

from django.db.models import QuerySet

from .models import Hazard

AGAIN = timedelta(days=90)


def found_before(hazard: Hazard) -> QuerySet[Hazard]:
    """Other hazards found at the same place within 90 days before."""
    return Hazard.objects.filter(
        store_id=hazard.store_id, place__iexact=hazard.place, found_on__gte=hazard.found_on - AGAIN, pk__lt=hazard.pk
    )
