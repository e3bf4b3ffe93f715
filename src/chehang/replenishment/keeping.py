"""A proposal as rows of the database."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.core.numbers import draw

from .models import Plan, PlanLine
from .proposing import Proposal, why

FILL = Decimal("0.000001")


def keep(ctx: Context, proposal: Proposal, quota: Decimal | None, parameters: dict[str, Any]) -> Plan:
    """Write the plan and its lines. Values are exact: whole pieces × cost in fen."""
    found, sources = proposal.result, proposal.sources
    values = [int(top) * cost for top, cost in zip(found.max, sources.cost, strict=True)]
    orders = [int(n) * cost for n, cost in zip(found.order_qty, sources.cost, strict=True)]
    made = Plan.objects.create(
        store_id=ctx.store_id,
        number=draw(ctx, "KJ"),
        maker_id=ctx.actor.employee_id,
        made_at=ctx.now,
        first_month=sources.first_month,
        months=sources.months,
        parts=len(sources.parts),
        quota=quota,
        highest_value=sum(values, ZERO),
        order_value=sum(orders, ZERO),
        held_value=proposal.held_value,
        line_fill=share(found.totals.line_fill),
        unit_fill=share(found.totals.unit_fill),
        held_fill=share(proposal.held_fill),
        curve=[[round(p.capital), round(p.line_fill, 6), round(p.unit_fill, 6)] for p in found.curve],
        parameters=parameters,
        notes=_notes(proposal),
    )
    rows = zip(
        sources.parts, sources.cost, sources.available, sources.coming, found.min, found.max, found.order_qty,
        values, why(found), strict=True,
    )  # fmt: skip
    PlanLine.objects.bulk_create(
        [
            PlanLine(
                store_id=ctx.store_id, plan=made, part=part, part_no=part.display_no, part_name=part.name_cn,
                price=cost, min=Decimal(int(low)), max=Decimal(int(top)), order_qty=Decimal(int(order)), value=value,
                available=free, on_order=coming, why=reason,
            )
            for part, cost, free, coming, low, top, order, value, reason in rows
        ],
        batch_size=1000,
    )  # fmt: skip
    return made


def share(value: float) -> Decimal:
    """A fraction between 0 and 1 with six places."""
    return Decimal(str(min(max(value, 0.0), 1.0))).quantize(FILL, ROUND_HALF_UP)


def _notes(proposal: Proposal) -> list[list[Any]]:
    notes: list[list[Any]] = [[code, params] for code, params in proposal.result.notes]
    if left := proposal.sources.unpriced:
        notes.append(["left_out", {"count": len(left), "parts": ", ".join(left[:20])}])
    return notes
