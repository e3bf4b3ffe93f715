"""The old part did not come: its deposit becomes the price of it, or the deposit was never paid."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.catalogue.services import vat_rate
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import tax_split
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Reason, Ref
from chehang.counter.cores.listeners import DOCUMENT, PART
from chehang.counter.cores.states import CORE
from chehang.counter.models import CoreDeposit
from chehang.ledger.services import Leg, post


class KeepCoreDeposit(Command):
    """The deposit, and why."""

    core: Annotated[Id, Ref("counter.CoreDeposit")]
    reason: Reason


@operation("counter.keep_core_deposit", title=_("Keep or cancel the deposit"), posts=("parts_manager",))
def keep_core_deposit(cmd: KeepCoreDeposit, ctx: Context) -> Done:
    """After its last day it is revenue with VAT (价外费用); before it was paid it is cancelled. Refused while the customer still has time."""
    core = access.get(CoreDeposit, cmd.core, ctx, lock=True)
    if core.state == "asked":
        billing.cancel(ctx, Source(DOCUMENT, core.pk), PART)
        CORE.advance(ctx, core, "cancel", reason=cmd.reason)
        return Done(id=core.pk, number=core.number)
    CORE.require(core, "keep")
    if ctx.today <= core.bring_by:
        raise Refused("core.not_late", _("The customer has time until %(day)s."), day=str(core.bring_by))
    ex, tax = tax_split(core.amount, vat_rate(ctx, core.part.vat_code, ctx.today))
    CORE.advance(ctx, core, "keep", reason=cmd.reason, kept=core.amount)
    legs = [Leg("deposit", core.amount, ("customer", core.customer_id)), Leg("revenue", ex), Leg("output_vat", tax)]
    post(ctx, "core_kept", source=Source(DOCUMENT, core.pk), legs=legs, summary=core.number)
    return Done(id=core.pk, number=core.number, ex=str(ex), tax=str(tax))
