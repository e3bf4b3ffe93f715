"""Set the selling price of a part for a class of customers."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.services import part_or_refuse, prices
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, PositiveMoney, Reason, Ref
from chehang.pricing.services import name_price

ODD = 2  # a price so many times the list, or the list so many times the price, is hardly meant


class SetPrice(Command):
    """A price with VAT from a day on (today if empty), and why."""

    part: Annotated[Id, Ref("catalogue.Part")]
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"] = "retail"
    price_inc: PositiveMoney
    valid_from: StartDate | None = None
    reason: Reason


@operation("pricing.set_price", title=_("Set a selling price"), posts=("parts_manager",))
def set_price(cmd: SetPrice, ctx: Context) -> Done:
    """Set a price; earlier prices stay as history. Refused for a day that has passed: given prices do not change."""
    part = part_or_refuse(cmd.part)
    since = cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("price.past", _("A price cannot be changed for days that have passed."), field="valid_from")
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
    return Done(id=name_price(ctx, part, cmd.price_class, cmd.price_inc, since, cmd.reason).pk)
