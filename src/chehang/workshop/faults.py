"""What went wrong in which trade, and whose work it was: which course is needed next (SV6)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.measures import Span, within
from chehang.core.money import ZERO

from .kinds import Cause, LineKind, Trade
from .models import Comeback, Inspection, LineShare

LOOKED_BACK = timedelta(days=89)


@dataclass
class Faults:
    """Of one trade: comebacks by faulty work or diagnosis with their cost, cars that inspection sent back, and who did the work."""

    trade: str
    comebacks: int = 0
    sent_back: int = 0
    cost: Decimal = ZERO
    people: Counter[str] = field(default_factory=Counter)

    @property
    def title(self) -> str:
        """The trade in words."""
        return str(Trade(self.trade).label)

    @property
    def count(self) -> int:
        """All of them."""
        return self.comebacks + self.sent_back

    @property
    def names(self) -> str:
        """Who did the work, most first."""
        return "、".join(f"{name} {n}" for name, n in self.people.most_common())


def period(today: date) -> Span:
    """The last ninety days."""
    return Span(today - LOOKED_BACK, today)


def of(who: Actor | Context, span: Span) -> dict[str, Faults]:
    """The faults of a span by trade. A comeback counts in the trades of the earlier order's work (of the responsible person's where
    one is named), wrong diagnosis in diagnosis; a car sent back in the trades of its work."""
    found = {trade: Faults(trade) for trade in Trade.values}
    own = within(rows(Comeback, who).filter(cause__in=(Cause.DIAGNOSIS, Cause.WORK)), "at", span)
    comebacks = list(own.select_related("responsible"))
    failed = list(within(rows(Inspection, who).filter(passed=False), "at", span).values_list("order_id", flat=True))
    work: dict[int, list[LineShare]] = {}
    shares = LineShare.objects.filter(
        store_id=who.store_id,
        line__order_id__in={*failed, *(c.original_id for c in comebacks)},
        line__kind=LineKind.LABOUR,
    )
    for share in shares.select_related("line", "technician").order_by("id"):
        work.setdefault(share.line.order_id, []).append(share)
    for one in comebacks:
        done = work.get(one.original_id, [])
        mine = [s for s in done if s.technician_id == one.responsible_id] or done
        trades = {Trade.DIAGNOSIS} if one.cause == Cause.DIAGNOSIS else {s.line.trade for s in mine if s.line.trade}
        for trade in trades:
            row = found[trade]
            row.comebacks += 1
            row.cost += one.cost
            row.people.update({one.responsible.name} if one.responsible else {s.technician.name for s in mine})
    for order in failed:
        done = [s for s in work.get(order, []) if s.line.trade]
        for trade in {s.line.trade for s in done}:
            found[trade].sent_back += 1
            found[trade].people.update({s.technician.name for s in done if s.line.trade == trade})
    return found
