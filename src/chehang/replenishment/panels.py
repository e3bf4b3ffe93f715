"""What planning shows where an order is reviewed: the levels in force and what was asked for."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import STORE_TIME, Actor
from chehang.core.money import ZERO
from chehang.core.screens import Column, Panel, add_panel
from chehang.purchasing.models import Order
from chehang.stock.models import Entry
from chehang.stock.models.balances import OWN

from .history import ISSUES
from .levels import current

LEVELS = (
    Column("part_no", _("Part number"), link="catalogue.parts", via="part_id"),
    Column("quantity", _("Quantity"), "quantity"),
    Column("low", _("Lowest stock"), "quantity"),
    Column("top", _("Highest stock"), "quantity"),
    Column("asked", _("Asked for in 12 months"), "quantity"),
)


@dataclass(frozen=True)
class Planned:
    """A line of an order beside the plan: levels of the plan in force, issues less returns of the last 365 days."""

    part_id: int
    part_no: str
    quantity: Decimal
    low: Decimal | None
    top: Decimal | None
    asked: Decimal


def planned(order: Order, actor: Actor) -> list[Planned] | None:
    """For who reviews an order that is not decided on yet. Three queries."""
    if order.state not in ("draft", "submitted", "reviewed") or not actor.may("purchasing.review_order"):
        return None
    lines, levels = list(order.lines.order_by("n")), current(actor)
    since = timezone.now().astimezone(STORE_TIME).date() - timedelta(days=365)
    moved = access.rows(Entry, actor).filter(part__in={x.part_id for x in lines}, owner=OWN, business_date__gte=since)
    sums = moved.filter(movement__in=[str(code) for code in ISSUES]).values("part").annotate(n=Sum("quantity"))
    asked = {row["part"]: -row["n"] for row in sums}
    told = []
    for x in lines:
        low, top = levels.get(x.part_id, (None, None))
        told.append(Planned(x.part_id, x.part_no, x.quantity, low, top, max(asked.get(x.part_id, ZERO), ZERO)))
    return told


add_panel("purchasing.orders", Panel(_("Plan and demand"), LEVELS, planned, order=61))
