"""Decide which prices a customer pays."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.parties.models import Customer


class SetPriceClass(Command):
    """A customer, the class of prices, and why."""

    customer: Annotated[Id, Ref("parties.Customer")]
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"]
    reason: Reason


@operation("parties.set_price_class", title=_("Set the price class"), posts=("parts_manager", "general_manager"))
def set_price_class(cmd: SetPriceClass, ctx: Context) -> Done:
    """Set a customer's price class. Refused for the walk-in customer, who pays the marked price."""
    customer = access.get(Customer, cmd.customer, ctx, lock=True)
    if customer.kind == "walk_in" and cmd.price_class != "retail":
        raise Refused(
            "customer.walk_in_price",
            _("A walk-in customer pays the marked price. Open a customer's file first."),
            field="price_class",
        )
    before, customer.price_class = customer.price_class, cmd.price_class
    customer.save(update_fields=["price_class"])
    ctx.changed(customer, {"price_class": before}, {"price_class": cmd.price_class, "reason": cmd.reason})
    return Done(id=customer.pk, number=customer.code)
