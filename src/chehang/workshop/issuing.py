"""Parts for a work order: asked for, issued with three signatures, taken back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.sources import Source
from chehang.ledger import services as ledger
from chehang.org.models import Employee
from chehang.stock import services as stock
from chehang.stock.models import Bin
from chehang.warehouse.models import Outbound, Pick
from chehang.warehouse.services import Asked, bring_late_cost_back, request_issue

from .agreeing import require_agreed
from .kinds import LineKind
from .models import OrderLine, Requisition, RequisitionLine, TakenBack, WorkOrder
from .states import TO_COME

DOCUMENT = "workshop.requisition"
TAKEN_BACK = "workshop.taken_back"


def outstanding(line: OrderLine) -> Decimal:
    """How many of a part line are neither out nor asked for."""
    asked = RequisitionLine.objects.filter(line=line, requisition__state__in=TO_COME)
    waiting: Decimal = asked.aggregate(q=Sum("quantity"))["q"] or ZERO
    return line.quantity - (line.issued - line.returned) - waiting


def drop(ctx: Context, order: WorkOrder, line: OrderLine, reason: str) -> None:
    """Take a line off; it stays on record. Refused while parts of it are out or asked for, and once somebody worked on it."""
    if line.part_id and (line.issued != line.returned or outstanding(line) != line.quantity):
        raise Refused(
            "line.parts_out", _("Parts of this line are out or asked for. Bring them back first."), field="line"
        )
    if line.clockings.exists():
        raise Refused(
            "line.worked_on", _("Somebody has worked on this line. Let another payer pay it instead."), field="line"
        )
    line.dropped = True
    line.save(update_fields=["dropped"])
    ctx.changed(line, {"dropped": False}, {"dropped": True, "reason": reason})


def ask(ctx: Context, order: WorkOrder, technician: Employee, wanted: Mapping[int, Decimal]) -> Requisition:
    """Ask the warehouse for parts of the order: by line and quantity, or all that is outstanding."""
    made = write(ctx, order, technician, wanted)
    hand_to_warehouse(ctx, made)
    return made


def write(
    ctx: Context, order: WorkOrder, technician: Employee, wanted: Mapping[int, Decimal], **late: Any
) -> Requisition:
    """The requisition with its lines, not yet with the warehouse."""
    require_agreed(order)
    lines = {x.pk: x for x in order.lines.filter(kind=LineKind.PART, dropped=False).order_by("n")}
    some = dict(wanted) or {pk: rest for pk, line in lines.items() if (rest := outstanding(line)) > 0}
    if not some:
        raise Refused("requisition.nothing", _("All parts of this order are out or asked for."), field="lines")
    for pk, quantity in some.items():
        line = lines.get(pk)
        if line is None or quantity > outstanding(line):
            raise Refused(
                "requisition.too_many",
                _("At most %(rest)s of this line may be asked for. Change the order first; the customer has to agree."),
                field="lines",
                rest=f"{(outstanding(line) if line else ZERO).normalize():f}",
            )
    made = Requisition.objects.create(
        store_id=ctx.store_id,
        order=order,
        number=numbers.draw(ctx, "LL"),
        technician=technician,
        asked_at=ctx.now,
        asked_by_name=ctx.actor.name[:100],
        **late,
    )
    for pk, quantity in some.items():
        RequisitionLine.objects.create(store_id=ctx.store_id, requisition=made, line=lines[pk], quantity=quantity)
    ctx.changed(made, None, {"number": made.number, "order": order.number, "lines": len(some)})
    return made


def hand_to_warehouse(ctx: Context, made: Requisition) -> None:
    """The keepers pick and hand out what the requisition says, to its technician."""
    rows, technician, order = list(made.lines.select_related("line").order_by("id")), made.technician, made.order
    request_issue(
        ctx,
        source=Source(DOCUMENT, made.pk, f"{made.number} {order.number}"[:40]),
        receiver_name=technician.name,
        receiver_id=technician.pk,
        collects=True,
        purpose="workshop",
        lines=[Asked(int(row.line.part_id or 0), row.quantity, row.pk, row.line.price_inc) for row in rows],
    )


def take_back(ctx: Context, line: OrderLine, quantity: Decimal, bin_: Bin, reason: str) -> TakenBack:
    """Unused parts go back onto the shelf at the cost they left with (P17, in red)."""
    net = line.issued - line.returned
    if quantity > net:
        raise Refused(
            "takenback.too_many",
            _("Only %(net)s of “%(line)s” are out."),
            field="quantity",
            net=f"{net.normalize():f}",
            line=line.text,
        )
    cost = round_half_up(line.cost * quantity / net)
    made = TakenBack.objects.create(
        store_id=ctx.store_id,
        line=line,
        quantity=quantity,
        cost=cost,
        bin=bin_,
        at=ctx.now,
        reason=reason,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    came = Pick.objects.filter(
        store_id=ctx.store_id,
        outbound__document=DOCUMENT,
        line__source_line_id__in=line.requisitions.values("pk"),
        lot__isnull=False,
    )
    lot = came.order_by("-id").values_list("lot_id", flat=True).first()
    incoming = stock.Incoming(
        part_id=int(line.part_id or 0), bin_id=bin_.pk, quantity=quantity, value=cost, movement="212", lot_id=lot,
        line_id=made.pk,
    )  # fmt: skip
    stock.receive(ctx, Source(TAKEN_BACK, made.pk), [incoming])
    legs = [ledger.Leg("cost", -cost), ledger.Leg("stock", -cost)]
    ledger.post(ctx, "workshop_return", source=Source(TAKEN_BACK, made.pk), legs=legs, summary=line.order.number)
    asked = line.requisitions.values("requisition_id")
    sent = access.rows(Outbound, ctx).filter(document=DOCUMENT, object_id__in=asked).values_list("pk", flat=True)
    back = [(int(line.part_id or 0), quantity, made.pk)]
    bring_late_cost_back(ctx, Source(TAKEN_BACK, made.pk), back, outbounds=sent, summary=line.order.number)
    line.returned += quantity
    line.cost -= cost
    line.save(update_fields=["returned", "cost"])
    ctx.changed(line, None, {"taken_back": str(quantity), "cost": str(cost), "reason": reason})
    return made
