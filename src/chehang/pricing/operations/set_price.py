"""Set the selling price of a part for a class of customers."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.catalogue.services import part_or_refuse, prices, vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up, tax_split
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate, StartDate
from chehang.core.types import Command, Id, PositiveMoney, Reason, Ref
from chehang.parties.models import Customer
from chehang.pricing.services import floor_of, name_price
from chehang.stock.queries import pool

ODD = 2  # a price so many times the list, or the list so many times the price, is hardly meant


class SetPrice(Command):
    """A price with VAT from a day on (today if empty), and why. ``until`` makes it a campaign's; ``customer`` agrees it with one alone."""

    part: Annotated[Id, Ref("catalogue.Part")]
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"] = "retail"
    price_inc: PositiveMoney
    valid_from: StartDate | None = None
    until: Annotated[DueDate | None, Field(title="Until (a campaign's price)")] = None
    customer: Annotated[Id | None, Ref("parties.Customer"), Field(title="Agreed with this customer alone")] = None
    reason: Reason


@operation("pricing.set_price", title=_("Set a selling price"), posts=("parts_manager",))
def set_price(cmd: SetPrice, ctx: Context) -> Done:
    """Set a price; earlier prices stay as history.

    Refused for a day that has passed (given prices do not change), an end before the beginning, a price agreed with nobody in particular, and
    one agreed or for a time that lies below cost.
    """
    part = part_or_refuse(cmd.part)
    since = cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("price.past", _("A price cannot be changed for days that have passed."), field="valid_from")
    if cmd.until and cmd.until < since:
        raise Refused("price.ends_early", _("The last day is before the first."), field="until")
    customer = access.get(Customer, cmd.customer, ctx) if cmd.customer else None
    if customer is not None and (customer.kind == "walk_in" or not customer.active):
        raise Refused(
            "price.nobody", _("A price is agreed with a customer who has a file of his own."), field="customer"
        )
    price_class = customer.price_class if customer else cmd.price_class
    if customer or cmd.until:
        _require_floor(ctx, part, cmd.price_inc, price_class, since)
    listed = prices(ctx.store_id, part.pk, since)
    if listed is not None and listed.list_inc and not listed.list_inc / ODD <= cmd.price_inc <= listed.list_inc * ODD:
        ctx.doubt(
            "price.odd",
            _("The list price of %(part)s is %(list)s. Sell at %(price)s?"),
            field="price_inc",
            part=part.display_no,
            list=f"{listed.list_inc:,.2f}",
            price=f"{cmd.price_inc:,.2f}",
        )
    made = name_price(ctx, part, price_class, cmd.price_inc, since, cmd.reason, cmd.until, customer)
    return Done(id=made.pk)


def _require_floor(ctx: Context, part: Part, price_inc: Decimal, price_class: str, on: date) -> None:
    """Prices agreed or for a time are not looked at again with each sale: below cost they go by a disposal, below the least margin they are asked about."""
    quantity, value = pool(ctx, [part.pk]).get(part.pk, (Decimal(0), Decimal(0)))
    if quantity <= 0:
        return
    ex, _tax = tax_split(price_inc, vat_rate(ctx, part.vat_code, on))
    cost, facts = value / quantity, {"part": part.display_no, "ex": f"{ex:,.2f}"}
    if ex < cost:
        raise Refused(
            "price.below_cost",
            _(
                "%(part)s would be sold at %(ex)s without VAT, below its cost. Propose a disposal: it is approved and lowers the price."
            ),
            field="price_inc",
            **facts,
        )
    least = floor_of(ctx, cost, price_class, on)
    if ex < least:
        ctx.doubt(
            "price.below_floor",
            _("%(part)s should bring %(least)s without VAT at least. Set a price of %(ex)s?"),
            field="price_inc",
            least=f"{round_half_up(least):,.2f}",
            **facts,
        )
