"""A shortage is decided: the row that stays, the messages off the desks, and word to who reported it and who waits."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import inbox
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.warehouse.models import Shortage

from .models import Order, ShortageDecision


def decide(
    ctx: Context,
    shortage: Shortage,
    way: str,
    expected_on: date | None,
    *,
    cost_ex: Decimal = ZERO,
    note: str = "",
    order: Order | None = None,
) -> ShortageDecision:
    """Write the decision about a locked shortage. Refused("shortage.decided") the second time."""
    if hasattr(shortage, "decision"):
        raise Refused("shortage.decided", _("This shortage has been decided already."))
    made = ShortageDecision.objects.create(
        store_id=ctx.store_id, shortage=shortage, way=way, expected_on=expected_on, cost_ex=cost_ex, note=note,
        order=order, at=ctx.now, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    if shortage.noted_at is None:
        shortage.noted_at, shortage.noted_by_id = ctx.now, ctx.actor.employee_id
        shortage.save(update_fields=["noted_at", "noted_by"])
        inbox.settle("warehouse.Shortage", shortage.pk, ctx.actor.employee_id, ctx.now)
    ctx.changed(made, None, {"shortage": shortage.pk, "way": way, "expected": str(expected_on or "")})
    waits = {shortage.reported_by_id, *([shortage.outbound.requested_by_id] if shortage.outbound else [])}
    for employee in sorted(waits - {ctx.actor.employee_id}):
        ctx.tell(
            _("Shortage of %(part)s: %(way)s, expected %(day)s"),
            employee_id=employee,
            link="/warehouse/shortages/",
            part=shortage.part.display_no,
            way=made.get_way_display(),
            day=str(expected_on or "—"),
        )
    return made
