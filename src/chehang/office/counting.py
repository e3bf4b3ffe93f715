"""Counting assets: which of them nobody has seen yet."""

from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor, Context
from chehang.ledger.subledgers import Counted, last_count

from .models import Asset, AssetCount


def unseen(count: AssetCount) -> QuerySet[Asset]:
    """Assets that were there when the count began, are not scrapped, and were not seen in it."""
    there = Asset.objects.filter(store_id=count.store_id, bought_on__lte=count.begun_on, scrapped_on=None)
    return there.exclude(pk__in=count.sightings.values("asset_id")).order_by("code")


@last_count
def seen(who: Actor | Context) -> Counted | None:
    """Assets at the last count that is closed: what should be there today of it, and what was seen. Scrapped ones are neither."""
    count = AssetCount.objects.filter(store_id=who.store_id, closed_on__isnull=False).order_by("-id").first()
    if count is None:
        return None
    there = count.sightings.filter(asset__scrapped_on=None).count()
    expected = there + unseen(count).count()
    return Counted(
        _("Assets: pieces at the last count"), f"/office/asset_counts/{count.pk}/", Decimal(expected), Decimal(there)
    )
