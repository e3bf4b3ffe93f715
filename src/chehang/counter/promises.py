"""Papers of the counter that keep the price they promised, whatever becomes of the part's price."""

from collections.abc import Collection
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core.money import ZERO
from chehang.pricing.effects import keeps_its_price

from .models import QuotationLine, SpecialOrder

OPEN = ("deposit", "to_order", "ordered", "arrived", "notified", "closing")


@keeps_its_price(_("Quotations that keep their price"))
def quotations(store_id: int, part_ids: Collection[int]) -> tuple[int, Decimal]:
    """Those that are valid and not accepted yet."""
    lines = QuotationLine.objects.filter(store_id=store_id, part__in=part_ids, quotation__state="given")
    return lines.values("quotation").distinct().count(), lines.aggregate(sum=Sum("amount_inc"))["sum"] or ZERO


@keeps_its_price(_("Special orders that keep their price"))
def special_orders(store_id: int, part_ids: Collection[int]) -> tuple[int, Decimal]:
    """Those that are not sold yet."""
    orders = SpecialOrder.objects.filter(store_id=store_id, part__in=part_ids, state__in=OPEN)
    return orders.count(), orders.aggregate(sum=Sum("amount_inc"))["sum"] or ZERO
