"""Transport compensation for a warranty repair that takes long (§21)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, PositiveMoney
from chehang.ledger.services import Leg, post

from ..commands import OrderId
from ..guarantee import days_owed
from ..models import Transport, WorkOrder


class GrantTransport(Command):
    """The order, for how many days, and yuan a day."""

    order: OrderId
    days: Annotated[int, Field(ge=1, le=400, title="Days")]
    per_day: Annotated[PositiveMoney, Field(title="Yuan per day")]


@operation("workshop.grant_transport", title=_("Grant transport compensation"), posts=("service_manager",))
def grant_transport(cmd: GrantTransport, ctx: Context) -> Done:
    """Owed to the customer from now on (a selling expense); finance pays it by a payment request.

    Refused for more days than are left: those in warranty repair after the fifth, without a loan car, not yet compensated;
    and above what is paid per day.
    """
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    if (left := days_owed(ctx, order, ctx.now)) < cmd.days:
        raise Refused(
            "transport.days",
            _(
                "%(left)s days are left to compensate: after day 5 of a warranty repair, without a loan car, not paid before."
            ),
            field="days",
            left=left,
        )
    most = parameter(ctx, "workshop.transport_day", ctx.today)
    if cmd.per_day > most:
        raise Refused("transport.dear", _("At most %(most)s a day."), field="per_day", most=f"{most:,.2f}")
    made = Transport.objects.create(
        store_id=ctx.store_id, order=order, days=cmd.days, per_day=cmd.per_day, amount=cmd.per_day * cmd.days, at=ctx.now,
        employee_id=ctx.actor.employee_id, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(made, None, {"order": order.number, "days": cmd.days, "amount": str(made.amount)})
    owed = Leg("owed", made.amount, ("customer", order.customer_id))
    cost = Leg("cost", made.amount, item=("vehicle", order.vehicle_id))
    post(ctx, "transport_granted", source=Source("workshop.order", order.pk), legs=[cost, owed], summary=order.number)
    ctx.tell(
        _("%(order)s: pay %(amount)s of transport compensation by a payment request (other payables)"),
        post="accountant",
        link=f"/workshop/orders/{order.pk}/",
        order=order.number,
        amount=f"{made.amount:,.2f}",
    )
    return Done(id=order.pk, number=order.number, amount=str(made.amount))
