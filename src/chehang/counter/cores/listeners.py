"""What deposits on old parts hear: they were paid."""

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.events import BillSettled
from chehang.billing.services import Charge
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.counter.models import CoreDeposit

from .states import CORE

DOCUMENT, PART, EVENT = "counter.core_deposit", "core", "core_deposit"


@listens(BillSettled, of=DOCUMENT)
def core_paid(event: BillSettled, ctx: Context) -> None:
    """The deposit is a debt to the customer now (P15)."""
    if event.on_account:
        raise Refused("core.on_account", _("A deposit on an old part is paid, not put on account."))
    core = CoreDeposit.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    CORE.advance(ctx, core, "pay")
    billing.charge(
        ctx, source=Source(DOCUMENT, core.pk), lines=[Charge("deposit", core.amount, ZERO)], event=EVENT, part=PART
    )
