"""Claim what came short, broken or wrong, or was lost on its way."""

from typing import Annotated, Any, Literal

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, PositiveMoney, Reason, Ref
from chehang.warehouse.models import Claim, Discrepancy, Shipment
from chehang.warehouse.shipping.claiming import deadline, found_on, worth
from chehang.warehouse.shipping.states import CLAIM, SHIPMENT


class OpenClaim(Command):
    """A discrepancy report or a shipment, from whom it is claimed, why, and a photo. The amount is the report's unless said."""

    discrepancy: Annotated[Id | None, Ref("warehouse.Discrepancy")] = None
    shipment: Annotated[Id | None, Ref("warehouse.Shipment")] = None
    against: Annotated[Literal["supplier", "carrier", "insurer"], Field(title="Claimed from")] = "supplier"
    amount_inc: Annotated[PositiveMoney | None, Field(title="Amount with VAT")] = None
    reason: Reason
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo"), Kept("photo")] = ""


@operation("warehouse.open_claim", title=_("Claim it"), posts=("parts_planner", "parts_manager", "keeper"))
def open_claim(cmd: OpenClaim, ctx: Context) -> Done:
    """Claim from supplier, carrier or insurer in time: visible damage within a day, shortages within two, hidden damage within seven.

    After the deadline it is asked whether it is worth a try. Refused without a subject, without an amount, and while the same is claimed already.
    """
    if (cmd.discrepancy is None) == (cmd.shipment is None):
        raise Refused("claim.about", _("Choose either a discrepancy report or a shipment."), field="discrepancy")
    facts: dict[str, Any] = _of_report(cmd, ctx) if cmd.discrepancy else _of_shipment(cmd, ctx)
    open_ones = access.rows(Claim, ctx).filter(against=cmd.against).exclude(state="settled")
    about = {"discrepancy_id": cmd.discrepancy} if cmd.discrepancy else {"shipment_id": cmd.shipment or 0}
    if open_ones.filter(**about).exists():
        raise Refused("claim.twice", _("This is claimed from them already."), field="against")
    if ctx.today > facts["due_on"]:
        ctx.doubt(
            "claim.late",
            _("It had to be claimed until %(day)s. Claim it all the same?"),
            field="reason",
            day=str(facts["due_on"]),
        )
    made = Claim.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "SP"), against=cmd.against, reason=cmd.reason, photo=cmd.photo,
        opened_at=ctx.now, opened_by_id=ctx.actor.employee_id, **facts,
    )  # fmt: skip
    CLAIM.begin(ctx, made)
    ctx.changed(made, None, {"number": made.number, "amount": str(made.amount_inc), "until": str(made.due_on)})
    return Done(id=made.pk, number=made.number)


def _of_report(cmd: OpenClaim, ctx: Context) -> dict[str, Any]:
    report = access.get(Discrepancy, cmd.discrepancy or 0, ctx)
    lines = list(report.lines.select_related("line"))
    quantity, ex, inc = worth(lines)
    if cmd.amount_inc is not None:
        ex, inc = round_half_up(cmd.amount_inc / inc * ex) if inc else cmd.amount_inc, cmd.amount_inc
    if inc <= 0:
        raise Refused("claim.nothing", _("The report comes to nothing: enter the amount."), field="amount_inc")
    name = report.inbound.supplier.name if cmd.against == "supplier" else report.inbound.carrier
    due = deadline(ctx, found_on(report), [x.kind for x in lines])
    return {
        "discrepancy": report,
        "quantity": quantity,
        "amount_ex": ex,
        "amount_inc": inc,
        "due_on": due,
        "name": name,
    }


def _of_shipment(cmd: OpenClaim, ctx: Context) -> dict[str, Any]:
    shipment = access.get(Shipment, cmd.shipment or 0, ctx, lock=True)
    if cmd.amount_inc is None:
        raise Refused("claim.nothing", _("The report comes to nothing: enter the amount."), field="amount_inc")
    if shipment.state in ("shipped", "arrived"):
        SHIPMENT.advance(ctx, shipment, "fail", reason=cmd.reason)
    lines = shipment.outbound.lines.all()
    since = localdate(shipment.arrived_at or ctx.now)
    return {
        "shipment": shipment,
        "quantity": sum(x.quantity for x in lines),
        "amount_ex": cmd.amount_inc,
        "amount_inc": cmd.amount_inc,
        "due_on": deadline(ctx, since, ["wrong"]),
        "name": shipment.carrier,
    }
