"""Customers are reminded of special orders that wait to be collected."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import figures_of, parameter
from chehang.core.types import Command
from chehang.counter.models import SpecialOrder
from chehang.counter.special.guarding import overdue
from chehang.counter.special.telling import send

MOST = 500
RUNGS = ("counter.remind_first", "counter.remind_second", "counter.remind_last")


class RemindSpecialOrders(Command):
    """Nothing to say: the days since the goods came say who is due."""


@every("day 09:30", command=lambda period: RemindSpecialOrders())
@operation(
    "counter.remind_special_orders",
    title=_("Remind of parts not collected"),
    posts=("parts_sales", "parts_manager"),
    house=True,
)
def remind_special_orders(cmd: RemindSpecialOrders, ctx: Context) -> Done:
    """After 7, 15 and 30 days (figures) the customer gets a message and the salesperson is asked to call; after the last one the manager decides.

    Of reminders missed during a stop only the last is sent. Done twice on a day it reminds nobody twice.
    """
    figures = figures_of(ctx)
    rungs = sorted(int(parameter(figures, name, ctx.today)) for name in RUNGS)
    waiting = rows(SpecialOrder, ctx).filter(state__in=("arrived", "notified"), reminded__lt=len(rungs))
    reminded = 0
    for order in waiting.select_related("customer", "store").select_for_update(of=("self",)).order_by("id")[:MOST]:
        days = overdue(order, ctx.today)
        due = sum(days >= rung for rung in rungs)
        if due <= order.reminded:
            continue
        before, order.reminded = order.reminded, due
        order.save(update_fields=["reminded"])
        sent = send(ctx, order, "counter.special_waits")
        ctx.changed(order, {"reminded": before}, {"reminded": due, "sent": sent})
        _tell(ctx, order, days, last=due == len(rungs))
        reminded += 1
    return Done(reminded=reminded)


def _tell(ctx: Context, order: SpecialOrder, days: int, *, last: bool) -> None:
    facts: dict[str, Any] = {
        "customer": order.customer.name,
        "part": order.part_no,
        "number": order.number,
        "days": days,
    }
    link = f"/counter/special_orders/{order.pk}/"
    ctx.tell(
        _("%(customer)s has not collected %(part)s of %(number)s for %(days)s days: call again"),
        employee_id=order.made_by_id,
        link=link,
        **facts,
    )
    if last:
        ctx.tell(
            _("%(part)s of special order %(number)s has been waiting for %(days)s days: decide what becomes of it"),
            post="parts_manager",
            link=link,
            **facts,
        )
