"""What special orders hear: the deposit is paid, goods came, the sale is done, an end was decided on."""

from django.utils.translation import gettext_lazy as _

from chehang.billing import deposits
from chehang.billing.events import BillSettled
from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.core.sources import Source
from chehang.counter.models import Sale, SpecialOrder
from chehang.counter.states import SPECIAL
from chehang.warehouse.events import GoodsPlaced

from . import superseding
from .arriving import DOCUMENT, goods_on_shelf
from .closing import execute, reopen

__all__ = ["superseding"]


@listens(BillSettled, of=DOCUMENT)
def deposit_paid(event: BillSettled, ctx: Context) -> None:
    """The deposit is a liability now, and the part may be ordered."""
    if event.on_account:
        raise Refused("special.on_account", _("A deposit is paid, not put on account."))
    order = SpecialOrder.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    SPECIAL.advance(ctx, order, "pay", taken=order.deposit)
    deposits.hold(ctx, source=Source(DOCUMENT, order.pk), amount=order.deposit)
    goods_on_shelf(ctx, order.part_id)


@listens(GoodsPlaced)
def goods_came(event: GoodsPlaced, ctx: Context) -> None:
    """Whoever waits for the part gets it, the earliest promise first."""
    goods_on_shelf(ctx, event.part_id)


def handed_over(ctx: Context, sale: Sale) -> None:
    """The customer has the part."""
    order = SpecialOrder.objects.filter(sale=sale, state="selling").select_for_update().first()
    if order is not None:
        SPECIAL.advance(ctx, order, "collect")


@listens(Approved, of=DOCUMENT)
def approved(event: Approved, ctx: Context) -> None:
    """The deposit is dealt with as approved."""
    execute(ctx, event.obj, event.decision.reason)


@listens(Returned, of=DOCUMENT)
def returned(event: Returned, ctx: Context) -> None:
    """The order stands as before."""
    reopen(ctx, event.obj, event.decision.reason)


@listens(Withdrawn, of=DOCUMENT)
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """The customer waits on after all."""
    reopen(ctx, event.obj, event.reason)
