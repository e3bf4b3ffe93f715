"""Note how far the broker is."""

from datetime import timedelta
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.customs.filing import LOGISTICS, customs_rate_of, declare_by
from chehang.customs.kinds import Milestone
from chehang.customs.models import Broker, Shipment
from chehang.customs.posting import work_out
from chehang.customs.running import DECLARE, arrived, stop
from chehang.customs.states import SHIPMENT


class NoteMilestone(Command):
    """What happened on which day; the broker with "sent", the customs number with "declared", the arrival as soon as it is known."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    milestone: Annotated[
        Literal["sent", "pre_entered", "declared", "inspection", "tax_due", "rejected"],
        Field(title=gettext_noop("Milestone")),
    ]
    date: PaperDate
    broker: Annotated[Id | None, Ref("customs.Broker")] = None
    arrived_on: Annotated[PaperDate | None, Field(title=gettext_noop("Arrived"))] = None
    declaration_no: Annotated[ShortText, Field(pattern=r"^(\d{18})?$", title=gettext_noop("Customs number"))] = ""
    note: ShortText = ""


@operation("customs.note_milestone", title=_("Note a milestone"), posts=LOGISTICS)
def note_milestone(cmd: NoteMilestone, ctx: Context) -> Done:
    """The batch moves on and the parts manager is told. The declaration fixes the customs rate of its month and the day the taxes are due.

    Refused without a broker, without the customs number, and without the month's customs rate; a declaration after its deadline is told as late.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, cmd.milestone)
    changes: dict[str, object] = {}
    if cmd.arrived_on:
        arrived(ctx, shipment, cmd.arrived_on)
    if cmd.milestone == "sent":
        if cmd.broker is None:
            raise Refused("broker.missing", _("Please name the broker."), field="broker")
        changes["broker_id"] = access.get(Broker, cmd.broker, ctx).pk
    if cmd.milestone == "declared":
        changes |= _declared(ctx, shipment, cmd)
    if cmd.milestone == "tax_due":
        work_out(ctx, shipment, list(shipment.lines.order_by("n")), list(shipment.charges.order_by("id")))
    SHIPMENT.advance(ctx, shipment, cmd.milestone, reason=cmd.note, **changes)
    if cmd.milestone == "declared":
        stop(ctx, shipment, DECLARE)
    late = shipment.declared_on and (last := declare_by(ctx, shipment)) and shipment.declared_on > last
    ctx.tell(
        _("Batch %(number)s: %(what)s on %(day)s, after the deadline.")
        if late
        else _("Batch %(number)s: %(what)s on %(day)s."),
        post="parts_manager",
        link=f"/customs/shipments/{shipment.pk}/",
        number=shipment.number,
        what=str(Milestone(cmd.milestone).label),
        day=cmd.date,
    )
    return Done(id=shipment.pk, number=shipment.number)


def _declared(ctx: Context, shipment: Shipment, cmd: NoteMilestone) -> dict[str, object]:
    if not cmd.declaration_no:
        raise Refused("declaration.number", _("Please enter the customs number of 18 digits."), field="declaration_no")
    rate = customs_rate_of(ctx, shipment.currency, cmd.date)
    if rate is None:
        raise Refused(
            "customs.no_rate",
            _(
                "The customs exchange rate of %(currency)s for the month of the declaration is missing. Please enter it."
            ),
            field="date",
            currency=shipment.currency,
        )
    within = int(parameter(ctx, "customs.pay_within", cmd.date))
    return {
        "declared_on": cmd.date,
        "declaration_no": cmd.declaration_no,
        "customs_rate": rate.rate,
        "tax_due_on": cmd.date + timedelta(days=within),
    }
