"""Rebates on parts: what of the maker's parts came in and is invoiced, step by step of its volume, and where the rebate goes (P29).

The volume is counted in thousands of yuan with VAT; a step gives per cent of all of it. The rebate lowers what is still on the shelves
by its share, each piece once, and for the rest the cost of sales; goods that went to other stores take theirs along.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from chehang.core import access
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.money import round_half_up
from chehang.core.sources import Source
from chehang.ledger.services import Leg
from chehang.warehouse.late_costs import INBOUND, Following
from chehang.warehouse.models import InboundLine

from .models import Rebate, RebatePolicy

THOUSAND = Decimal(1000)
NOT_BOUGHT = ("warehouse.transfer", "customs.shipment")


def lines_of(who: Actor | Context, policy: RebatePolicy, since: date, until: date) -> QuerySet[InboundLine]:
    """The lines of his deliveries that were received in the days and are invoiced."""
    first = datetime.combine(since, time(0), STORE_TIME)
    last = datetime.combine(until + timedelta(days=1), time(0), STORE_TIME)
    lines = access.rows(InboundLine, who).filter(
        inbound__supplier_id=policy.supplier_id, inbound__posted_at__gte=first, inbound__posted_at__lt=last, estimate_left=0, value_ex__gt=0
    )  # fmt: skip
    return lines.exclude(inbound__document__in=NOT_BOUGHT).select_related("inbound").order_by("id")


def with_vat(line: InboundLine) -> Decimal:
    """What the line cost in yuan with VAT."""
    return line.value_ex + round_half_up(line.value_ex * line.tax_rate)


def key_of(line: InboundLine) -> str:
    """How a line is named among the items of a rebate."""
    return f"{line.inbound.receipt_number} {line.part_no} #{line.pk}"


def legs_of_parts(ctx: Context, rebate: Rebate, shares: Mapping[str, Decimal]) -> tuple[list[Leg], Decimal]:
    """(legs of the shelves, what of the shares in yuan without VAT went to the cost of sales or elsewhere); the newest deliveries speak first."""
    found = {int(key.rpartition("#")[2]): share for key, share in shares.items() if share}
    lines = access.rows(InboundLine, ctx).filter(pk__in=found).select_related("inbound").order_by("-inbound_id", "id")
    by_delivery: dict[int, list[InboundLine]] = defaultdict(list)
    for line in lines:
        by_delivery[line.inbound_id].append(line)
    source = Source("finance.rebate", rebate.pk)
    following, stock = Following(source, f"{rebate.number} {rebate.policy.name}"), Decimal(0)
    for pk, some in by_delivery.items():
        moved = following.share(
            ctx, Source(INBOUND, pk), [(x.part_id, -found[x.pk], x.pk) for x in some], since=some[0].inbound.posted_at,
            by=source,
        )  # fmt: skip
        stock -= sum((x.to_stock for x in moved), Decimal(0))
    return [Leg("parts_stock", stock)], sum(found.values(), Decimal(0)) - stock
