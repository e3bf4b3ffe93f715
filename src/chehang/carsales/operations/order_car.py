"""Make an order of a quotation."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import dealing, following
from chehang.carsales.kinds import DepositKind
from chehang.carsales.models import Deal, Lead
from chehang.carsales.states import DEAL
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, ShortText
from chehang.parties.commands import Address, PersonName
from chehang.parties.validation import TaxId


class OrderCar(Command):
    """Who buys, until when the car is promised, and which money is left as a deposit."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    name: Annotated[PersonName, Field(title="Buyer")]
    tax_id: Annotated[TaxId, Personal()] = ""
    address: Address = ""
    invoice_title: Annotated[ShortText, Personal()] = ""
    promised_on: DueDate
    deposit_kind: DepositKind | None = None
    deposit: NonNegativeMoney = Decimal(0)


@operation("carsales.order_car", title=_("Make the order"), posts=("sales_consultant", "sales_manager"))
def order_car(cmd: OrderCar, ctx: Context) -> Done:
    """Turn a quotation into an order. Refused when it is too old, for a deposit above its legal share, and for a day that is over."""
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    DEAL.require(deal, "order")
    if deal.valid_until < ctx.today:
        raise Refused("deal.quote_over", _("This quotation held until %(day)s. Write it anew."), day=deal.valid_until)
    if cmd.promised_on < ctx.today:
        raise Refused("deal.promised", _("This day is over. Name today or a later day."), field="promised_on")
    if bool(cmd.deposit) != bool(cmd.deposit_kind):
        raise Refused("deal.deposit_kind", _("Say which kind of deposit it is, and how much."), field="deposit_kind")
    dealing.check_deposit(ctx, deal, cmd.deposit_kind or "", cmd.deposit)
    lead = access.get(Lead, deal.lead_id, ctx, lock=True)
    customer = dealing.customer_for(ctx, lead, cmd.name, cmd.tax_id, cmd.address)
    DEAL.advance(
        ctx, deal, "order", customer=customer, promised_on=cmd.promised_on, deposit_kind=cmd.deposit_kind or "",
        deposit=cmd.deposit, invoice_title=cmd.invoice_title or cmd.name, ordered_on=ctx.today,
    )  # fmt: skip
    return Done(id=deal.pk, number=deal.quote_number)
