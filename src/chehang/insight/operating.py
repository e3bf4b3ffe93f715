"""The operating plan of the workshop (SV1): cars × output per car by month, what came, and what each of the two brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.measures import Span, measures, read

from .targets.models import YearPlan
from .targets.planning import month_goals, months_of
from .tree import Node, bridge

CARS, OUTPUT, PER_CAR = "workshop.visits", "workshop.output", "workshop.output_per_car"
PRODUCT = Node(OUTPUT, how="×", children=(Node(CARS), Node(PER_CAR)))
ZERO = Decimal(0)


@dataclass(frozen=True)
class Side:
    """Cars out and their output in yuan without VAT."""

    cars: Decimal = ZERO
    output: Decimal = ZERO

    @property
    def per_car(self) -> Decimal | None:
        """Yuan per car; None where there is no car."""
        return self.output / self.cars if self.cars else None


@dataclass(frozen=True)
class Line:
    """A month, or all that are over: what was planned, what came, and the difference in yuan by cars and by output per car."""

    month: Span | None
    plan: Side
    came: Side | None = None
    by_cars: Decimal | None = None
    by_value: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """Output that came ÷ planned."""
        return self.came.output / self.plan.output if self.came and self.plan.output else None


def lines_of(actor: Actor, year: int, today: date) -> list[Line]:
    """The months of a planned year; [] while cars or output lack their plan. The two contributions add up to the difference."""
    planned = {}
    found = rows(YearPlan, actor).filter(year=year, measure__in=(CARS, OUTPUT)).exclude(goal__state="dropped")
    for plan in found.select_related("goal"):
        planned[plan.measure] = {g.starts: g.target or ZERO for g in month_goals(plan.goal)}
    if len(planned) < 2:
        return []
    return [
        _line(actor, m, Side(planned[CARS].get(m.first, ZERO), planned[OUTPUT].get(m.first, ZERO)), today)
        for m in months_of(year)
    ]


def _line(actor: Actor, month: Span, plan: Side, today: date) -> Line:
    if month.first > today:
        return Line(month, plan)
    known = measures()
    came = Side(*(read(known[name], actor, month, today).value or ZERO for name in (CARS, OUTPUT)))
    if month.last >= today:
        return Line(month, plan, came)  # it still runs
    return Line(month, plan, came, *_parts(plan, came))


def _parts(plan: Side, came: Side) -> list[Decimal]:
    """The difference by cars and by output per car, whichever is thought to move first (Shapley)."""
    sides = [[Fraction(x.cars), Fraction(x.per_car or 0)] for x in (plan, came)]
    return bridge(PRODUCT, *sides)


def over(lines: Sequence[Line]) -> Line | None:
    """The months that are over, together; None while there is none."""
    done = [x for x in lines if x.by_cars is not None and x.came is not None]
    if not done:
        return None
    plan = Side(sum((x.plan.cars for x in done), ZERO), sum((x.plan.output for x in done), ZERO))
    came = Side(sum((x.came.cars for x in done if x.came), ZERO), sum((x.came.output for x in done if x.came), ZERO))
    return Line(
        None, plan, came, sum((x.by_cars or ZERO for x in done), ZERO), sum((x.by_value or ZERO for x in done), ZERO)
    )
