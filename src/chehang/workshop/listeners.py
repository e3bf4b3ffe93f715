"""What the workshop does when parts leave or are short, and when the money is settled."""

from django.utils.translation import gettext_lazy as _

from chehang.billing.events import BillSettled
from chehang.billing.models import Bill
from chehang.core.context import Context
from chehang.core.listening import listens
from chehang.core.outbox import Message, declare
from chehang.warehouse.events import GoodsIssued, IssueBlocked

from .claiming import DOCUMENT as CLAIMED
from .issuing import DOCUMENT
from .models import Requisition, RequisitionLine, WarrantyClaim
from .states import CLAIM, REQUISITION

declare(
    Message(
        "workshop.appointment_reminder",
        _("Appointment tomorrow"),
        {"plate": _("plate"), "at": _("day and time")},
        _("Your car {plate} is expected at our workshop on {at}. Should you not be able to come, please call us."),
        _("Reminder of the appointment"),
        outside=True,
    )
)


@listens(GoodsIssued, of=DOCUMENT)
def parts_are_out(event: GoodsIssued, ctx: Context) -> None:
    """Each line of the order keeps what left for it and what that cost."""
    made = Requisition.objects.select_for_update().get(pk=event.object_id, store_id=ctx.store_id)
    rows = RequisitionLine.objects.select_related("line").in_bulk([x.line_id for x in event.lines])
    for issued in event.lines:
        row = rows[issued.line_id]
        row.cost = issued.cost
        row.save(update_fields=["cost"])
        row.line.issued += issued.quantity
        row.line.cost += issued.cost
        row.line.save(update_fields=["issued", "cost"])
    REQUISITION.advance(ctx, made, "issue", issued_at=ctx.now)


@listens(IssueBlocked, of=DOCUMENT)
def part_is_short(event: IssueBlocked, ctx: Context) -> None:
    """A keeper found less than the book says: the technician and the adviser learn of it."""
    made = Requisition.objects.select_for_update().get(pk=event.object_id, store_id=ctx.store_id)
    if made.state == "asked":
        REQUISITION.advance(ctx, made, "block")
    for person in {made.technician_id, made.order.adviser_id}:
        ctx.tell(
            _("Requisition %(number)s: a part is short on the shelf."),
            employee_id=person,
            link=f"/workshop/orders/{made.order_id}/",
            number=made.number,
        )


@listens(BillSettled, of=CLAIMED)
def maker_has_paid(event: BillSettled, ctx: Context) -> None:
    """A claim granted in full is over when the maker has paid all of its bills."""
    bills = Bill.objects.filter(store_id=ctx.store_id, document=CLAIMED, object_id=event.object_id)
    claim = WarrantyClaim.objects.select_for_update().get(pk=event.object_id, store_id=ctx.store_id)
    if claim.state == "granted" and not any(bill.rest for bill in bills):
        CLAIM.advance(ctx, claim, "pay")
