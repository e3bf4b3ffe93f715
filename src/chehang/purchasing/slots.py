"""The order calendar: after each order the next is due a supplier's cycle later."""

from datetime import timedelta

from django.db.models import Max

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.parties.models import Supplier

from .models import Order, OrderSlot
from .states import SLOT


def open_next(ctx: Context) -> int:
    """A slot for each active supplier that has none open: a cycle after the last one, or after the last order sent."""
    waiting = set(rows(OrderSlot, ctx).filter(state="open").values_list("supplier_id", flat=True))
    last = dict(rows(OrderSlot, ctx).values_list("supplier_id").annotate(day=Max("due_on")))
    sent = {
        pk: at.date() for pk, at in rows(Order, ctx).filter(sent_at__isnull=False).values_list("supplier_id").annotate(at=Max("sent_at"))
    }  # fmt: skip
    made = 0
    for supplier in rows(Supplier, ctx).filter(active=True).exclude(pk__in=waiting).order_by("id"):
        before = max((x for x in (last.get(supplier.pk), sent.get(supplier.pk)) if x), default=None)
        if before is None:
            continue  # nothing was ever ordered there
        due = max(before + timedelta(days=supplier.order_cycle_days), ctx.today)
        slot = OrderSlot.objects.create(store_id=ctx.store_id, supplier=supplier, due_on=due)
        SLOT.begin(ctx, slot)
        ctx.changed(slot, None, {"supplier": supplier.code, "due": str(due)})
        made += 1
    return made


def meet(ctx: Context, order: Order) -> None:
    """An order went out: the open slot of its supplier is met."""
    found = rows(OrderSlot, ctx).filter(supplier_id=order.supplier_id, state="open").select_for_update().first()
    if found is not None:
        SLOT.advance(ctx, found, "meet", order_id=order.pk)
