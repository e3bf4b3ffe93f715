"""Counting assets: which of them nobody has seen yet."""

from django.db.models import QuerySet

from .models import Asset, AssetCount


def unseen(count: AssetCount) -> QuerySet[Asset]:
    """Assets that were there when the count began, are not scrapped, and were not seen in it."""
    there = Asset.objects.filter(store_id=count.store_id, bought_on__lte=count.begun_on, scrapped_on=None)
    return there.exclude(pk__in=count.sightings.values("asset_id")).order_by("code")
