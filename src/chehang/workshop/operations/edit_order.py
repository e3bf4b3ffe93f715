"""The head of a work order is kept up to date: the promise, who pays besides the customer, the papers."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Command, Id, Ref, Text
from chehang.parties.models import Customer

from ..commands import Line200, OrderId, TimeOfDay, moment
from ..kinds import OldParts, Payer, RepairClass
from ..lines import require_open
from ..models import WorkOrder
from ..receiving import require_insurance

FACTS = ("complaint", "waits", "old_parts", "wash", "repair_class", "contract_no", "report_no")


class EditOrder(Command):
    """The head as it should be. A later promise says why, and that the customer was told."""

    order: OrderId
    complaint: Annotated[Text, Field(min_length=2, title="In the customer's words")]
    promised_on: Annotated[DueDate, Field(title="Promised day")]
    promised_time: TimeOfDay
    why_later: Annotated[Line200, Field(title="Why later, and who told the customer")] = ""
    waits: Annotated[bool, Field(title="Customer waits")] = False
    old_parts: OldParts = OldParts.LEAVE
    wash: Annotated[bool, Field(title="Wash the car")] = True
    repair_class: Annotated[RepairClass, Field(title="Class of repair")] = RepairClass.MINOR
    contract_no: Annotated[str, Field(max_length=40, title="Repair contract")] = ""
    insurer: Annotated[Id, Ref("parties.Customer")] | None = None
    report_no: Annotated[str, Field(max_length=40, title="Insurer's report no.")] = ""
    maker: Annotated[Id, Ref("parties.Customer")] | None = None
    seen: Seen = ""


@operation("workshop.edit_order", title=_("Edit the work order"), posts=("service_advisor", "service_manager"))
def edit_order(cmd: EditOrder, ctx: Context) -> Done:
    """Change the head until the order is settled; the first promise stays what punctuality is measured by.

    Refused for a later promise without a reason, for one that is over, for an accident without its insurer, and for taking a payer
    off who has lines."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_unchanged(ctx, cmd, order)
    require_open(order)
    require_insurance(order.kind, cmd.insurer, cmd.report_no)
    promised = moment(cmd.promised_on, cmd.promised_time)
    if promised != order.promised_at and promised < ctx.now:
        raise Refused("order.promised", _("The promised time is over already."), field="promised_time")
    if promised > order.promised_at and not cmd.why_later:
        raise Refused(
            "order.why_later",
            _("The car was promised for earlier. Tell the customer, and write down why it takes longer."),
            field="why_later",
        )
    for name, who, payer in (("insurer", cmd.insurer, Payer.INSURER), ("maker", cmd.maker, Payer.MAKER)):
        if not who and order.lines.filter(payer=payer, dropped=False).exists():
            raise Refused(
                "order.payer_has_lines",
                _("Lines of this order are his to pay. Let another payer pay them first."),
                field=name,
            )
    facts = {name: getattr(cmd, name) for name in FACTS} | {"promised_at": promised}
    for name, pk in (("insurer", cmd.insurer), ("maker", cmd.maker)):
        facts[f"{name}_id"] = access.get(Customer, pk, ctx).pk if pk else None
    before = {name: getattr(order, name) for name in facts}
    changed = [name for name, value in facts.items() if before[name] != value]
    if promised > order.promised_at and order.first_promise is None:
        order.first_promise = order.promised_at
    for name in changed:
        setattr(order, name, facts[name])
    order.save()
    why = {"why": cmd.why_later} if cmd.why_later else {}
    ctx.changed(order, {n: str(before[n]) for n in changed}, {n: str(facts[n]) for n in changed} | why)
    return Done(id=order.pk, number=order.number)
