"""Put another charge on a work order."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import (
    Command,
    PositiveMoney,
    RequiredText,
)

from ..commands import OrderId
from ..kinds import OTHER_KINDS, LineKind, Payer
from ..lines import add_other
from ..models import WorkOrder


class AddCharge(Command):
    """Diagnosis, testing, outsourced work, towing or another charge: what for, and the amount with VAT."""

    order: OrderId
    kind: LineKind = LineKind.DIAGNOSIS
    text: RequiredText
    amount: PositiveMoney
    payer: Annotated[Payer, Field(title="Payer of the line")] = Payer.CUSTOMER


@operation("workshop.add_charge", title=_("Add another charge"), posts=("service_advisor", "service_manager"))
def add_charge(cmd: AddCharge, ctx: Context) -> Done:
    """Add a charge. Labour and parts have acts of their own. Refused for both."""
    if cmd.kind not in OTHER_KINDS:
        raise Refused("order.charge_kind", _("Labour and parts are added as such."), field="kind")
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    line = add_other(ctx, order, cmd.kind, cmd.text, amount=cmd.amount, payer=cmd.payer)
    return Done(id=order.pk, number=order.number, line=line.pk, amount=str(line.amount_inc))
