"""What the workshop does when parts leave or are short, and when the money is settled."""

from django.utils.translation import gettext_lazy as _

from chehang.billing import services as billing
from chehang.billing.events import BillSettled
from chehang.billing.models import Bill
from chehang.catalogue.services import vat_rate
from chehang.core.calendar import months_after
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.listening import listens
from chehang.core.outbox import Message, declare
from chehang.core.sources import Source
from chehang.warehouse.events import GoodsIssued, IssueBlocked

from .claiming import DOCUMENT as CLAIMED
from .issuing import DOCUMENT
from .models import Package, Requisition, RequisitionLine, WarrantyClaim
from .packaging import DOCUMENT as PACKAGE_SOLD
from .states import CLAIM, PACKAGE, REQUISITION

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
    made = Requisition.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
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
    made = Requisition.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
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
    bills = Bill.objects.filter(store_id=ctx.store_id, **event.source.key)
    claim = WarrantyClaim.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    if claim.state == "granted" and not any(bill.rest for bill in bills):
        CLAIM.advance(ctx, claim, "pay")


@listens(BillSettled, of=PACKAGE_SOLD)
def package_is_paid(event: BillSettled, ctx: Context) -> None:
    """What was paid is a debt to the customer until it is used (P22); the months of validity count from today."""
    if event.on_account:
        raise Refused("package.on_account", _("A package is paid before it is used, not put on account."))
    made = Package.objects.select_for_update().get(pk=event.source.id, store_id=ctx.store_id)
    if made.state != "asked":
        return
    rate = vat_rate(ctx, "goods", ctx.today)
    line = billing.Charge("stored", made.price_ex, made.price_inc - made.price_ex, rate, str(made.offer)[:100])
    billing.charge(ctx, source=Source(PACKAGE_SOLD, made.pk), lines=[line], event="package_sold")
    PACKAGE.advance(ctx, made, "pay", paid_on=ctx.today, expires_on=months_after(ctx.today, made.offer.months))
