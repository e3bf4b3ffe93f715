"""Routes: which posts decide, by amount, share, kind and budget; bands without gap or overlap."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..errors import Refused
from ..models import RouteLine, RouteSet

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Facts:
    """What chooses a route: yuan, a fraction, a kind of the department, and whether a budget is exceeded."""

    amount: Decimal
    percent: Decimal = NOTHING
    kind: str = ""
    over_budget: bool = False


@dataclass(frozen=True)
class Condition:
    """When a route is taken: more than ``…_from``, up to ``…_to`` (None: any); zero belongs to the band that starts there."""

    kind: str = ""
    amount_from: Decimal = NOTHING
    amount_to: Decimal | None = None
    percent_from: Decimal = NOTHING
    percent_to: Decimal | None = None
    over_budget: bool | None = None

    def fits(self, facts: Facts) -> bool:
        """Whether the facts lie in this condition, apart from its kind."""
        return (
            _within(facts.amount, self.amount_from, self.amount_to)
            and _within(facts.percent, self.percent_from, self.percent_to)
            and self.over_budget in (None, facts.over_budget)
        )


@dataclass(frozen=True)
class Step:
    """``people`` different persons on ``post``."""

    post: str
    people: int = 1


@dataclass(frozen=True)
class Route:
    """The steps of a condition, in order."""

    condition: Condition
    steps: tuple[Step, ...]


def _within(value: Decimal, low: Decimal, high: Decimal | None) -> bool:
    return (value > low or value == low == 0) and (high is None or value <= high)


def gather(rows: Iterable[tuple[Condition, int, Step]]) -> tuple[Route, ...]:
    """Routes from rows of (condition, number of the step, step). Refused when step numbers do not run 1, 2, 3 …"""
    found: dict[Condition, dict[int, Step]] = {}
    for n, (condition, number, step) in enumerate(rows):
        steps = found.setdefault(condition, {})
        if number in steps:
            raise Refused(
                "routes.step_twice",
                _("Step %(step)s stands here twice for the same condition. Number the steps 1, 2, 3 …"),
                field=f"lines.{n}.step",
                step=number,
            )
        steps[number] = step
    for condition, steps in found.items():
        if sorted(steps) != list(range(1, len(steps) + 1)):
            raise Refused(
                "routes.step_missing",
                _("A step is missing in the route of “%(what)s”. Number the steps 1, 2, 3 …"),
                field="lines",
                what=words(condition),
            )
    return tuple(Route(c, tuple(steps[n] for n in sorted(steps))) for c, steps in found.items())


def require_whole(routes: Sequence[Route]) -> None:
    """Refused when two routes answer the same case, or none does: bands must follow each other without gap."""
    kinds = {r.condition.kind for r in routes} | {""}
    for kind in sorted(kinds):
        for over in (False, True):
            fit = [r.condition for r in routes if r.condition.kind == kind and r.condition.over_budget in (None, over)]
            for amount in _samples(c for pair in fit for c in (pair.amount_from, pair.amount_to)):
                for percent in _samples(c for pair in fit for c in (pair.percent_from, pair.percent_to)):
                    _require_one(fit, Facts(amount, percent, kind, over))


def _require_one(fit: list[Condition], facts: Facts) -> None:
    hits = sum(1 for c in fit if c.fits(facts))
    if hits == 1:
        return
    case = Condition(facts.kind, facts.amount, None, facts.percent, None, facts.over_budget or None)
    if hits:
        raise Refused(
            "routes.overlap",
            _("Two routes answer the same case: %(what)s. Let one band begin where the other ends."),
            field="lines",
            what=words(case),
        )
    raise Refused(
        "routes.gap",
        _(
            "No route answers this case: %(what)s. Let one band begin where the other ends; the last has no upper limit."
        ),
        field="lines",
        what=words(case),
    )


def _samples(cuts: Iterable[Decimal | None]) -> list[Decimal]:
    """Zero, each cut, and a value beyond the last: one of every cell."""
    known = sorted({NOTHING, *(c for c in cuts if c is not None)})
    return [*known, known[-1] + 1]


def words(condition: Condition) -> str:
    """A condition in words."""
    said: list[Any] = [condition.kind] if condition.kind else []
    if condition.amount_to is None:
        said.append(_("above ¥%(low)s") % {"low": f"{condition.amount_from:,.2f}"})
    else:
        band = {"low": f"{condition.amount_from:,.2f}", "high": f"{condition.amount_to:,.2f}"}
        said.append(_("¥%(low)s to ¥%(high)s") % band)
    if condition.percent_from or condition.percent_to is not None:
        high = "" if condition.percent_to is None else f"{condition.percent_to * 100:.2f}"
        said.append(f"{condition.percent_from * 100:.2f}–{high} %")
    if condition.over_budget is not None:
        said.append(_("over budget") if condition.over_budget else _("within budget"))
    return " · ".join(str(s) for s in said)


def choose(routes: Iterable[Route], facts: Facts) -> Route | None:
    """The route of a case: those of its kind first, then those of any kind."""
    routes = list(routes)
    for kind in dict.fromkeys((facts.kind, "")):
        of_kind = [r for r in routes if r.condition.kind == kind]
        if of_kind:
            return next((r for r in of_kind if r.condition.fits(facts)), None)
    return None


def in_force(store_id: int, document: str, on: date) -> RouteSet | None:
    """The routes a store has set for a kind of document, as they stood on a day."""
    sets = RouteSet.objects.filter(store_id=store_id, document=document, state="in_force", valid_from__lte=on)
    return sets.order_by("-valid_from", "-id").first()


def routes_of(found: RouteSet) -> tuple[Route, ...]:
    """The routes of a set."""
    return gather((condition_of(x), x.step, Step(x.post, x.people)) for x in found.lines.order_by("id"))


def condition_of(line: RouteLine) -> Condition:
    """When a line's route is taken."""
    return Condition(line.kind, line.amount_from, line.amount_to, line.percent_from, line.percent_to, line.over_budget)


def read_routes(path: Path) -> tuple[Route, ...]:
    """A department's own routes: one row a step, an empty upper limit means any."""
    with path.open(encoding="utf-8", newline="") as file:
        routes = gather(_read(row) for row in csv.DictReader(file))
    require_whole(routes)
    return routes


def _read(row: dict[str, str]) -> tuple[Condition, int, Step]:
    condition = Condition(
        row["kind"],
        Decimal(row["amount_from"] or 0),
        Decimal(row["amount_to"]) if row["amount_to"] else None,
        Decimal(row["percent_from"] or 0),
        Decimal(row["percent_to"]) if row["percent_to"] else None,
        {"": None, "yes": True, "no": False}[row["over_budget"]],
    )
    return condition, int(row["step"]), Step(row["post"], int(row["people"] or 1))
