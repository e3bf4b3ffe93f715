"""Each morning: warranty cars that stand too long."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command

from ..guarantee import repair_days, warn
from ..models import WorkOrder
from ..states import UNSETTLED


class WatchGuarantee(Command):
    """All of the store."""


@every("day 08:10", command=lambda period: WatchGuarantee())
@operation("workshop.watch_guarantee", title=_("Watch warranty repairs"), posts=("service_manager",), house=True)
def watch_guarantee(cmd: WatchGuarantee, ctx: Context) -> Done:
    """From the third day on adviser and service manager are told, on the fifth the general manager too: from the sixth on the
    customer has a right to a loan car or compensation (§21)."""
    first, last = (int(parameter(ctx, f"workshop.loan_{n}", ctx.today)) for n in ("warn", "limit"))
    told = 0
    rows = access.rows(WorkOrder, ctx).filter(kind__in=("W", "C"), state__in=UNSETTLED, ready_at=None)
    for order in rows.select_related("vehicle").order_by("id"):
        days = repair_days(order, ctx.now)
        if days not in (first, last) or order.car_loans.filter(state="out").exists():
            continue
        posts = ("service_manager", "general_manager") if days >= last else ("service_manager",)
        people: list[dict[str, Any]] = [{"employee_id": order.adviser_id}, *({"post": p} for p in posts)]
        for who in people:
            ctx.tell(
                _(
                    "%(car)s is in warranty repair for %(days)s days: from day 6 on a loan car or transport compensation is due"
                ),
                link=f"/workshop/orders/{order.pk}/",
                car=str(order.vehicle),
                days=days,
                **who,
            )
        warn(ctx, order.vehicle, order)
        told += 1
    return Done(count=told)
