"""Pay a settled order with stored value."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref

from ..commands import Image, OrderId
from ..models import Package, WorkOrder
from ..packaging import spend
from ..settling import DOCUMENT, part_of


class PayWithPackage(Command):
    """The order, the card, how much (empty: all it can pay), and the customer's signature for it."""

    order: OrderId
    package: Annotated[Id, Ref("workshop.Package")]
    amount: PositiveMoney | None = None
    image: Annotated[Image, Field(min_length=64)]


@operation(
    "workshop.pay_with_package",
    title=_("Pay with stored value"),
    posts=("cashier", "service_advisor", "service_manager"),
)
def pay_with_package(cmd: PayWithPackage, ctx: Context) -> Done:
    """The customer's bill is paid out of his card. Refused without his signature, for more than the card holds or the bill asks
    for, and when nothing is to be paid."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    bill = billing.bill_of(ctx, Source(DOCUMENT, order.pk), part_of(order, "customer"))
    if order.state != "settled" or bill is None or bill.state == "cancelled" or not bill.rest:
        raise Refused("package.no_bill", _("There is no open receivable of the customer on this order."), field="order")
    package = access.get(Package, cmd.package, ctx, lock=True)
    amount = cmd.amount or min(bill.rest, package.rest_inc)
    spend(ctx, order, package, bill, amount)
    files.attach(ctx, package, cmd.image, "signature.png", kind="signature")
    return Done(id=order.pk, number=order.number, amount=str(amount), left=str(package.rest_inc), rest=str(bill.rest))
