"""The invoice of an estimated charge came."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref
from chehang.customs.models import Charge
from chehang.customs.running import open_case
from chehang.customs.standards import is_abnormal

from .add_charge import BEFORE, book_late


class SettleCharge(Command):
    """The estimated charge and what its invoice says, in yuan without VAT and its VAT."""

    charge: Annotated[Id, Ref("customs.Charge")]
    invoice_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title=gettext_noop("Invoice number"))]
    amount_ex: Annotated[PositiveMoney, Field(title=gettext_noop("Without VAT"))]
    tax: NonNegativeMoney = ZERO


@operation("customs.settle_charge", title=_("Invoice of a charge"), posts=("parts_logistics", "accountant"))
def settle_charge(cmd: SettleCharge, ctx: Context) -> Done:
    """The actual amount replaces the estimate; after the goods came in the difference is a late cost (or saving), dated today.

    Refused for a charge that has its invoice, and while the batch is released but not received.
    """
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    shipment = charge.shipment
    if not charge.estimated:
        raise Refused("charge.settled", _("This charge has its invoice already: %(number)s."), number=charge.invoice_no)
    if shipment.state not in (*BEFORE, "received"):
        raise Refused(
            "charge.too_late",
            _("Batch %(number)s is released or closed: enter charges before, or after its goods were received."),
            number=shipment.number,
        )
    before = {"amount_ex": str(charge.amount_ex), "tax": str(charge.tax)}
    ex, tax = cmd.amount_ex - charge.amount_ex, cmd.tax - charge.tax
    charge.amount_ex, charge.tax, charge.invoice_no, charge.estimated = cmd.amount_ex, cmd.tax, cmd.invoice_no, False
    if charge.currency == "CNY":
        charge.amount = cmd.amount_ex
    usual_before = not charge.abnormal
    charge.abnormal = charge.abnormal or is_abnormal(ctx, charge.kind, cmd.amount_ex, charge.standard)
    charge.save()
    if charge.abnormal and usual_before:
        open_case(ctx, charge)
    ctx.changed(charge, before, {"amount_ex": str(cmd.amount_ex), "tax": str(cmd.tax), "invoice": cmd.invoice_no})
    if shipment.state == "received" and (ex or tax):
        book_late(ctx, charge, ex, tax)
    return Done(id=charge.pk, number=shipment.number, abnormal=charge.abnormal)
