"""What the store owes for a used car pays for the new one."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import deposits
from chehang.carsales import bills
from chehang.carsales.models import Deal, TradeIn
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.ledger.services import Leg


class SetOffTradeIn(Command):
    """The used car that was bought, the deal it pays for, and how much (empty: all it can)."""

    trade_in: Annotated[Id, Ref("carsales.TradeIn")]
    deal: Annotated[Id, Ref("carsales.Deal")]
    amount: Annotated[PositiveMoney | None, Field(title="Amount")] = None


@operation("carsales.set_off_trade_in", title=_("Set the used car off"), posts=("cashier", "accountant"))
def set_off_trade_in(cmd: SetOffTradeIn, ctx: Context) -> Done:
    """The deal's bill is paid out of the debt for the used car; no money moves.

    Refused for more than the bill asks for or is owed, for another customer's deal, and before the deal is billed.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    made = access.get(TradeIn, cmd.trade_in, ctx, lock=True)
    bill = bills.living(ctx, deal, "car")
    if bill is None or bill.state != "waiting" or made.state != "bought":
        raise Refused(
            "trade_in.no_bill", _("The used car has to be bought and the deal billed and not paid."), field="deal"
        )
    if bill.customer_id != made.customer_id:
        raise Refused("trade_in.whose", _("The used car was another customer's."), field="trade_in")
    most = min(bill.rest, made.rest_inc)
    amount = cmd.amount or most
    if not most or amount > most:
        raise Refused("trade_in.too_much", _("At most %(most)s can be set off."), field="amount", most=f"{most:,.2f}")
    legs = [Leg("money_trade_in", amount, ("customer", made.customer_id))]
    deposits.apply_to(ctx, bill, amount, made.number, legs=legs)
    before = made.set_off_inc
    made.set_off_inc += amount
    made.save(update_fields=["set_off_inc"])
    ctx.changed(made, {"set_off": str(before)}, {"set_off": str(made.set_off_inc), "deal": str(deal)})
    return Done(id=made.pk, number=made.number, amount=str(amount), rest=str(made.rest_inc))
