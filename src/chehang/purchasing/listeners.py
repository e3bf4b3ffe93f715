"""What purchasing does when goods arrive, and when an order was decided on."""

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import Approved, Returned, Withdrawn
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.money import ZERO
from chehang.core.sources import Source
from chehang.warehouse.events import DisposalDue, GoodsIssued, GoodsReceived, GoodsReturned
from chehang.warehouse.house import disposing
from chehang.warehouse.models import Disposal

from . import superseding
from .applying import for_disposal
from .models import CapitalQuota, SupplierReturn
from .quota import require_room
from .returning import DOCUMENT as BACK
from .services import count_came
from .states import ORDER, RETURN, TEMPORARY

__all__ = ["superseding"]


@listens(GoodsReceived, of="purchasing.order")
def count_received(event: GoodsReceived, ctx: Context) -> None:
    """Count what came on the order's lines; what is missing is expected anew."""
    came: dict[int, Decimal] = defaultdict(Decimal)
    for line in event.lines:  # an order line may have come under two numbers
        came[line.line_id] += line.accepted + line.damaged
    count_came(ctx, event.source.id, came)


@listens(Approved, of="purchasing.order")
def reviewed(event: Approved, ctx: Context) -> None:
    """The order may go out. Refused when it would exceed the capital quota."""
    order = event.obj
    require_room(ctx, order)
    ORDER.advance(ctx, order, "review", reason=event.decision.reason, approval_id=event.decision.pk)
    ctx.tell(
        _("Purchase order %(number)s was reviewed and can be sent"),
        employee_id=order.author_id,
        link=f"/purchasing/orders/{order.pk}/",
        number=order.number,
    )


@listens(Returned, of="purchasing.order")
def returned(event: Returned, ctx: Context) -> None:
    """The order goes back to its author as a draft."""
    order, reason = event.obj, event.decision.reason
    ORDER.advance(ctx, order, "return", reason=reason, approval_id=None)
    ctx.tell(
        _("Purchase order %(number)s was returned: %(reason)s"),
        employee_id=order.author_id,
        link=f"/purchasing/orders/{order.pk}/",
        number=order.number,
        reason=reason[:200],
    )


@listens(Withdrawn, of="purchasing.order")
def withdrawn(event: Withdrawn, ctx: Context) -> None:
    """Its author took it back: a draft again."""
    ORDER.advance(ctx, event.obj, "edit", reason=event.reason)


@listens(GoodsIssued, of=BACK)
def goods_went_back(event: GoodsIssued, ctx: Context) -> None:
    """They are out at their cost; the supplier owes a credit note."""
    made = SupplierReturn.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    RETURN.advance(ctx, made, "issue", issued_at=ctx.now, cost=sum((x.cost for x in event.lines), ZERO))


@listens(GoodsReturned, of=BACK)
def goods_stayed(event: GoodsReturned, ctx: Context) -> None:
    """Nobody fetched them; the warehouse has countered their cost."""
    made = SupplierReturn.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    RETURN.advance(ctx, made, "come_back", cost=ZERO)
    disposing.came_to_nothing(ctx, Source(BACK, made.pk), made.number)


@listens(DisposalDue)
def dispose(event: DisposalDue, ctx: Context) -> None:
    """Slow stock goes back: the supplier is asked."""
    made = Disposal.objects.get(pk=event.disposal_id, store_id=ctx.store_id)
    back = for_disposal(ctx, made)
    disposing.led_to(made, Source(BACK, back.pk), back.number)


@listens(Approved, of="purchasing.temporary_quota")
def granted(event: Approved, ctx: Context) -> None:
    """There is more quota until its last day; it ends by itself."""
    asked = event.obj
    quota = CapitalQuota.objects.create(
        store_id=ctx.store_id,
        amount=asked.amount,
        valid_from=max(asked.since, ctx.today),
        until=max(asked.until, ctx.today),
        reason=f"{asked.number} {asked.reason}"[:1000],
        set_by_id=ctx.actor.employee_id,
        set_at=ctx.now,
    )
    TEMPORARY.advance(ctx, asked, "grant", reason=event.decision.reason, quota=quota)
    ctx.tell(
        _("Temporary quota %(number)s was granted until %(until)s"),
        employee_id=asked.asked_by_id,
        link=f"/purchasing/temporary_quotas/{asked.pk}/",
        number=asked.number,
        until=str(quota.until),
    )


@listens(Returned, of="purchasing.temporary_quota")
def not_granted(event: Returned, ctx: Context) -> None:
    """The quota stays as it is."""
    asked, reason = event.obj, event.decision.reason
    TEMPORARY.advance(ctx, asked, "return", reason=reason)
    ctx.tell(
        _("Temporary quota %(number)s was not granted: %(reason)s"),
        employee_id=asked.asked_by_id,
        link=f"/purchasing/temporary_quotas/{asked.pk}/",
        number=asked.number,
        reason=reason[:200],
    )


@listens(Withdrawn, of="purchasing.temporary_quota")
def no_longer_wanted(event: Withdrawn, ctx: Context) -> None:
    """Who asked does not want it any more."""
    TEMPORARY.advance(ctx, event.obj, "return", reason=event.reason)
