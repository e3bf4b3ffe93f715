"""What a change by hand does to fill and capital: from the gains kept with the line, without a new plan."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount

from .models import Plan, PlanLine


@dataclass(frozen=True)
class Effect:
    """Of the whole plan after the change: yuan of all highest stocks, ``more`` of them by this change, share of the
    demands filled (0…1), and ``filled`` demands a month more."""

    capital: Decimal
    more: Decimal
    fill: float
    filled: float


def effect(plan: Plan, line: PlanLine, top: Decimal) -> Effect:
    """The plan if the highest stock of one part were ``top``. Two sums, whatever the number of parts."""
    more = line_amount(top, line.price) - line_amount(line.top, line.price)
    filled = line.filled(top) - line.filled(line.top)
    return Effect(plan.capital + more, more, fill(plan, filled), filled)


def fill(plan: Plan, more: float = 0.0) -> float:
    """Share of the demands the plan fills with its changes by hand, and ``more`` demands a month."""
    changed = (
        plan.lines.filter(change__isnull=False).select_related("change").only("plan", "max", "gains", "change__max")
    )
    filled = sum(x.filled(x.top) - x.filled(x.max) for x in changed)
    return min(max(float(plan.line_fill) + (filled + more) / max(float(plan.demands), 1e-9), 0.0), 1.0)


def lowest(line: PlanLine, top: Decimal, low: Decimal | None) -> Decimal:
    """The lowest stock: the given one, else as far below the highest as before."""
    if low is not None:
        return low
    between = line.top - line.low if line.top else Decimal(max(line.basis.get("pack") or 1, 1))
    return max(top - between, ZERO)


def order(line: PlanLine, low: Decimal, top: Decimal) -> Decimal:
    """What is to be ordered with these levels, in whole packs."""
    position, pack = line.available + line.on_order - Decimal(str(line.basis.get("owed") or 0)), _pack(line)
    owed = (max(-position, ZERO) / pack).to_integral_value(ROUND_CEILING) * pack
    room = (max(top - position, ZERO) / pack).to_integral_value(ROUND_FLOOR) * pack
    return max(room, owed) if top > 0 and position <= low else owed


def check(ctx: Context, line: PlanLine, low: Decimal, top: Decimal, after: Effect, quota: Decimal | None) -> None:
    """Refuse what cannot be; ask about what is unusual."""
    if top != top.to_integral_value() or low != low.to_integral_value():
        raise Refused("plan.whole", _("Stock levels are whole pieces."), field="max")
    if low > top:
        raise Refused(
            "plan.low_above_top", _("The lowest stock lies above the highest. Correct one of them."), field="min"
        )
    if top == line.top and low == line.low:
        raise Refused("plan.same", _("These are the levels that stand there already."), field="max")
    must = Decimal(str(line.basis.get("must") or 0))
    if top < must:
        raise Refused(
            "plan.must",
            _("A stocking rule asks for at least %(must)s. Drop the rule first."),
            field="max",
            must=f"{must.normalize():f}",
        )
    if line.reason == "never" and top > 0:
        raise Refused("plan.never", _("A stocking rule says never. Drop the rule first."), field="max")
    if quota is not None and after.more > 0 and after.capital > quota:
        raise Refused(
            "plan.over_quota_by_hand",
            _(
                "With this the highest stocks need %(need)s yuan, the quota is %(quota)s. Lower another part first, or ask"
                " for a temporary quota."
            ),
            field="max",
            need=f"{after.capital:,.2f}",
            quota=f"{quota:,.2f}",
        )
    if top % _pack(line):
        ctx.doubt(
            "plan.pack",
            _("%(part)s comes in packs of %(pack)s. Keep %(top)s?"),
            field="max",
            part=line.part_no,
            pack=f"{_pack(line):f}",
            top=f"{top.normalize():f}",
        )


def _pack(line: PlanLine) -> Decimal:
    return Decimal(str(line.basis.get("pack") or 1))
