"""Change buyer, promise or deposit of an order."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.carsales import bills, dealing, following
from chehang.carsales.bills import NAME
from chehang.carsales.kinds import DepositKind
from chehang.carsales.models import Deal, Lead
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref, ShortText
from chehang.parties.commands import Address
from chehang.parties.validation import TaxId


class ChangeOrder(Command):
    """The order as it shall be, and why. Without a name the buyer stays."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    reason: Reason
    promised_on: DueDate
    name: Annotated[str, Field(max_length=100, title="Other buyer"), Personal()] = ""
    tax_id: Annotated[TaxId, Personal()] = ""
    address: Address = ""
    invoice_title: Annotated[ShortText, Personal()] = ""
    deposit_kind: DepositKind | None = None
    deposit: NonNegativeMoney = Decimal(0)


@operation("carsales.change_order", title=_("Change the order"), posts=("sales_consultant", "sales_manager"))
def change_order(cmd: ChangeOrder, ctx: Context) -> Done:
    """Another buyer, day or deposit; a release falls with it and the order is handed in anew.

    Refused for a deposit above its legal share, and for another deposit or buyer once the deposit was paid.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    following.require_mine(ctx, deal.lead)
    if deal.state not in ("draft", "submitted", "authorised"):
        raise Refused("deal.no_order_to_change", _("Only an order that is not handed over is changed."), field="deal")
    if cmd.promised_on < ctx.today:
        raise Refused("deal.promised", _("This day is over. Name today or a later day."), field="promised_on")
    if bool(cmd.deposit) != bool(cmd.deposit_kind):
        raise Refused("deal.deposit_kind", _("Say which kind of deposit it is, and how much."), field="deposit_kind")
    dealing.check_deposit(ctx, deal, cmd.deposit_kind or "", cmd.deposit)
    asked = bills.living(ctx, deal, "deposit")
    other_deposit = (cmd.deposit_kind or "", cmd.deposit) != (deal.deposit_kind, deal.deposit)
    other_buyer = bool(cmd.name) and (deal.customer is None or cmd.name != deal.customer.name)
    if asked is not None and (other_deposit or other_buyer):
        if asked.paid:
            raise Refused(
                "deal.deposit_paid",
                _("The deposit was paid. The buyer and the deposit stay; call the deal off to give it back."),
                field="deposit" if other_deposit else "name",
            )
        billing.cancel(ctx, Source(NAME, deal.pk), asked.part)
    dealing.unrelease(ctx, deal, cmd.reason)
    before = {"promised_on": str(deal.promised_on), "deposit": str(deal.deposit), "customer": deal.customer_id}
    if other_buyer:
        lead = access.get(Lead, deal.lead_id, ctx, lock=True)
        deal.customer = dealing.another_buyer(ctx, lead, cmd.name, cmd.tax_id, cmd.address)
        deal.invoice_title = cmd.invoice_title or cmd.name
    elif cmd.invoice_title:
        deal.invoice_title = cmd.invoice_title
    deal.promised_on, deal.deposit_kind, deal.deposit = cmd.promised_on, cmd.deposit_kind or "", cmd.deposit
    deal.save(update_fields=["customer", "invoice_title", "promised_on", "deposit_kind", "deposit"])
    after = {"promised_on": str(cmd.promised_on), "deposit": str(cmd.deposit), "customer": deal.customer_id}
    ctx.changed(deal, before, after)
    return Done(id=deal.pk, number=str(deal))
