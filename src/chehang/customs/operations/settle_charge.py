"""The invoice of an estimated charge came."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref
from chehang.customs.models import Charge, Shipment
from chehang.customs.posting import post_returned
from chehang.customs.running import open_case
from chehang.customs.standards import is_abnormal

from .add_charge import BEFORE, book_late, require_new_bill, require_untaxed, tell_dutiable, too_late


class SettleCharge(Command):
    """The estimated charge and what its invoice says: without VAT in the currency of the charge, its rate (empty: the one it was entered with), its VAT in yuan."""

    charge: Annotated[Id, Ref("customs.Charge")]
    invoice_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title=gettext_noop("Invoice number"))]
    amount: Annotated[PositiveMoney, Field(title=gettext_noop("Without VAT, in currency"))]
    rate: Annotated[
        Decimal | None, Field(gt=0, lt=100000, max_digits=12, decimal_places=6, title=gettext_noop("Rate"))
    ] = None
    tax: NonNegativeMoney = ZERO


@operation("customs.settle_charge", title=_("Invoice of a charge"), posts=("parts_logistics", "accountant"))
def settle_charge(cmd: SettleCharge, ctx: Context) -> Done:
    """The actual amount replaces the estimate; after the goods came in the difference is a late cost (or saving), dated today: the accrued estimate is taken back
    in red and the invoice is owed.

    Refused for a charge that has its invoice, while the batch is released but not received, once it is costed, and for what is dutiable between paid taxes and
    the receipt.
    """
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    shipment = access.get(Shipment, charge.shipment_id, ctx, lock=True)
    charge.shipment = shipment
    if not charge.estimated:
        raise Refused("charge.settled", _("This charge has its invoice already: %(number)s."), number=charge.invoice_no)
    if shipment.state not in (*BEFORE, "received", "returned"):
        raise too_late(shipment)
    rate = cmd.rate or charge.rate
    if charge.currency == "CNY" and rate != 1:
        raise Refused("charge.rate", _("Yuan has the rate 1."), field="rate")
    amount_ex = round_half_up(cmd.amount * rate)
    if (cmd.amount, amount_ex) != (charge.amount, charge.amount_ex):
        require_untaxed(shipment, charge.kind)
    require_new_bill(ctx, shipment, charge.payee_id, charge.kind, cmd.invoice_no)
    before = {"amount": str(charge.amount), "amount_ex": str(charge.amount_ex), "tax": str(charge.tax)}
    old_way = (
        shipment.state == "received" and not charge.estimate_left
    )  # owed as an estimate, before estimates were accrued
    ex, tax = amount_ex - charge.amount_ex, cmd.tax - (charge.tax if old_way else ZERO)
    usual_before, left = not charge.abnormal, charge.estimate_left
    charge.amount, charge.rate, charge.amount_ex, charge.tax = cmd.amount, rate, amount_ex, cmd.tax
    charge.invoice_no, charge.estimated, charge.estimate_left = cmd.invoice_no, False, ZERO
    charge.abnormal = charge.abnormal or is_abnormal(ctx, charge.kind, amount_ex, charge.standard)
    charge.save()
    if charge.abnormal and usual_before:
        open_case(ctx, charge)
    after = {"amount": str(cmd.amount), "amount_ex": str(amount_ex), "tax": str(cmd.tax), "invoice": cmd.invoice_no}
    ctx.changed(charge, before, after)
    charge.estimate_left = left
    if shipment.state == "returned":
        post_returned(ctx, charge, ex, tax)
    if shipment.state == "received" and (ex or tax or left):
        book_late(ctx, charge, ex, tax)
        tell_dutiable(ctx, charge)
    return Done(id=charge.pk, number=shipment.number, abnormal=charge.abnormal)
