"""What the counter shows on other pages: a customer's purchases, and what a discount is decided by."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.money import round_half_up
from chehang.core.screens import Column, Panel, add_panel
from chehang.parties.models import Customer
from chehang.parties.services import files_of
from chehang.stock.queries import pool

from .models import Sale, SpecialOrder

MOST = 30
SALES = (
    Column("number", _("Number"), link="counter.sales"),
    Column("state", _("State"), "state"),
    Column("amount_inc", _("Amount"), "money"),
    Column("made_by_name", _("Salesperson")),
    Column("made_at", _("Made at"), "datetime"),
)
WANTED = (
    Column("number", _("Number"), link="counter.special_orders"),
    Column("state", _("State"), "state"),
    Column("part_no", _("Part number")),
    Column("part_name", _("Part name")),
    Column("quantity", _("Quantity"), "quantity"),
    Column("promised_on", _("Promised for"), "date"),
    Column("taken", _("Deposit taken"), "money"),
)
MARGIN = (
    Column("n", "#", "number"),
    Column("part_no", _("Part number")),
    Column("price_inc", _("Price"), "money"),
    Column("discount", _("Discount"), "rate"),
    Column("amount_ex", _("Without tax"), "money"),
    Column("cost", _("Cost at average"), "money"),
    Column("margin", _("Gross profit"), "money"),
    Column("share", _("of the amount"), "rate"),
)


@dataclass(frozen=True)
class Margin:
    """What a line of a draft leaves at the average cost of today, in yuan without VAT; ``share`` is of its amount."""

    n: int | None
    part_no: str
    price_inc: Decimal | None
    discount: Decimal | None
    amount_ex: Decimal
    cost: Decimal | None

    @property
    def margin(self) -> Decimal | None:
        return None if self.cost is None else self.amount_ex - self.cost

    @property
    def share(self) -> Decimal | None:
        if self.margin is None or not self.amount_ex:
            return None
        return round_half_up(self.margin / self.amount_ex, 4)


def purchases(customer: Customer, actor: Actor) -> Iterable[Any]:
    """The newest sales of a customer, for who may see sales."""
    if not actor.may("counter.see_sales"):
        return []
    return access.rows(Sale, actor).filter(customer__in=files_of(customer)).exclude(number="").order_by("-id")[:MOST]


def wanted(customer: Customer, actor: Actor) -> Iterable[Any] | None:
    """The newest parts ordered for a customer, for who may see such orders."""
    if not actor.may("counter.see_special_orders"):
        return None
    return access.rows(SpecialOrder, actor).filter(customer__in=files_of(customer)).order_by("-id")[:MOST]


def margins(sale: Sale, actor: Actor) -> list[Margin] | None:
    """Line by line and together, for who may approve the discount of a draft; nothing for anybody else."""
    if sale.state != "draft" or not actor.may("counter.approve_discount"):
        return None
    lines = list(sale.lines.order_by("n"))
    worth = pool(actor, {x.part_id for x in lines})
    told = []
    for line in lines:
        quantity, value = worth.get(line.part_id, (Decimal(0), Decimal(0)))
        cost = round_half_up(value * line.quantity / quantity) if quantity else None
        told.append(Margin(line.n, line.part_no, line.price_inc, line.discount, line.amount_ex, cost))
    costs = [x.cost for x in told]
    whole = None if None in costs else sum((c for c in costs if c is not None), Decimal(0))
    return [*told, Margin(None, str(_("Total")), None, None, sale.amount_ex, whole)]


add_panel("parties.customers", Panel(_("Purchases"), SALES, purchases, order=30))
add_panel("parties.customers", Panel(_("Special orders"), WANTED, wanted, order=31))
add_panel("counter.sales", Panel(_("What the discount leaves"), MARGIN, margins, order=5))
