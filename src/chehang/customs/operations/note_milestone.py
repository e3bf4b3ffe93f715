"""Note how far the broker is."""

import re
from datetime import timedelta
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.customs.declaring import checked, sheets
from chehang.customs.filing import LOGISTICS, customs_rate_of, declare_by, rate_anew
from chehang.customs.kinds import Milestone
from chehang.customs.models import Broker, DeclaredSheet, Shipment
from chehang.customs.posting import work_out
from chehang.customs.running import DECLARE, arrived, stop
from chehang.customs.states import SHIPMENT


class NoteMilestone(Command):
    """What happened on which day; the broker with "sent", the customs number with "declared", the arrival as soon as it is known."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    milestone: Annotated[
        Literal["sent", "pre_entered", "declared", "inspection", "tax_due", "rejected", "delivered"],
        Field(title=gettext_noop("Milestone")),
    ]
    date: PaperDate
    broker: Annotated[Id | None, Ref("customs.Broker")] = None
    arrived_on: Annotated[PaperDate | None, Field(title=gettext_noop("Arrived"))] = None
    declaration_no: Annotated[ShortText, Field(pattern=r"^(\d{18})?$", title=gettext_noop("Customs number"))] = ""
    more_numbers: Annotated[
        str,
        Field(
            max_length=2000,
            pattern=r"^[\d\s,;,;、]*$",
            title=gettext_noop("Customs numbers of the further sheets"),
            description=gettext_noop("In the order of the sheets, with a space or line between."),
        ),
    ] = ""
    note: ShortText = ""


@operation("customs.note_milestone", title=_("Note a milestone"), posts=LOGISTICS)
def note_milestone(cmd: NoteMilestone, ctx: Context) -> Done:
    """The batch moves on and the parts manager is told. The declaration fixes the customs rate of its month and the day the taxes are due.

    Its lines take the rates of that day (art. 20), each sheet its customs number. Refused without a broker, before a second person has checked what is
    declared, while the head is not complete, without a number for each sheet, for a number that is known, and without the month's customs rate; a
    declaration after its deadline is told as late.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, cmd.milestone)
    changes: dict[str, object] = {}
    if cmd.arrived_on:
        arrived(ctx, shipment, cmd.arrived_on)
    if cmd.milestone == "sent":
        changes["broker_id"] = _sent(ctx, shipment, cmd)
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


def _sent(ctx: Context, shipment: Shipment, cmd: NoteMilestone) -> int:
    """Which broker it goes to, checked and signed by two."""
    if shipment.checker_id is None:
        raise Refused(
            "declaration.unchecked",
            _("Another person has to check and sign batch %(number)s before it goes to the broker."),
            number=shipment.number,
        )
    if cmd.broker is None and shipment.broker_id is None:
        raise Refused("broker.missing", _("Please name the broker."), field="broker")
    return access.get(Broker, cmd.broker or shipment.broker_id or 0, ctx).pk


def _numbered(ctx: Context, shipment: Shipment, cmd: NoteMilestone) -> None:
    """Each sheet has its customs number, and no number is another declaration's."""
    numbers = [x for x in (cmd.declaration_no, *re.findall(r"\d+", cmd.more_numbers)) if x]
    wanted = len(sheets(shipment))
    if len(numbers) != wanted or any(len(x) != 18 for x in numbers):
        raise Refused(
            "declaration.number",
            _("Please enter the customs number of 18 digits of each sheet: this batch has %(count)s."),
            field="declaration_no" if not cmd.declaration_no else "more_numbers",
            count=wanted,
        )
    shipment.declared_sheets.all().delete()
    known = DeclaredSheet.objects.filter(store_id=ctx.store_id, declaration_no__in=numbers).select_related("shipment")
    taken = {x.declaration_no: x.shipment.number for x in known}
    taken |= {x: shipment.number for x in numbers if numbers.count(x) > 1}
    if taken:
        number = min(taken)
        raise Conflict(
            "declaration.number_known",
            _("Customs number %(number)s is declared already (%(batch)s)."),
            field="declaration_no",
            number=number,
            batch=taken[number],
        )
    DeclaredSheet.objects.bulk_create(
        DeclaredSheet(store_id=ctx.store_id, shipment=shipment, n=n, declaration_no=x) for n, x in enumerate(numbers, 1)
    )
    ctx.changed(shipment, None, {"sheets": numbers})


def _complete_head(shipment: Shipment) -> None:
    wrong = [str(x.title) for x in checked(shipment) if x.problem]
    if wrong:
        raise Refused(
            "declaration.head",
            _("The head of the declaration is not complete: %(fields)s (%(count)s). Write it first."),
            fields="、".join(wrong[:5]),
            count=len(wrong),
        )


def _declared(ctx: Context, shipment: Shipment, cmd: NoteMilestone) -> dict[str, object]:
    _complete_head(shipment)
    _numbered(ctx, shipment, cmd)
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
    rate_anew(ctx, shipment.lines.order_by("n"), cmd.date)
    within = int(parameter(ctx, "customs.pay_within", cmd.date))
    return {
        "declared_on": cmd.date,
        "declaration_no": cmd.declaration_no,
        "customs_rate": rate.rate,
        "tax_due_on": cmd.date + timedelta(days=within),
    }
