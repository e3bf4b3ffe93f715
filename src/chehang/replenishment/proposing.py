"""From the books to a proposal: inputs for the planning engine, and its answer as rows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.catalogue.kinds import Phase
from chehang.catalogue.models import Part
from chehang.catalogue.services import prices_of, vat_rate
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.planning import InputError, PlanInputs, PlanOptions, PlanResult, plan
from chehang.planning import demand as wanted
from chehang.stock.queries import pool

from . import reading

DAYS = 30.4375  # of a month
FEN = Decimal("0.01")


@dataclass(frozen=True)
class Sources:
    """Everything read for one plan: engine inputs and, in the same order, the parts with their cost and goods."""

    inputs: PlanInputs
    parts: list[Part]
    cost: list[Decimal]
    available: list[Decimal]
    coming: list[Decimal]
    first_month: date
    months: int
    unpriced: list[str]


@dataclass(frozen=True)
class Proposal:
    """The engine's answer, and the share of demands filled by keeping what is there now."""

    sources: Sources
    result: PlanResult
    held_fill: float
    held_value: Decimal


def propose(ctx: Context, options: PlanOptions) -> Proposal:
    """Plan from the books. Refused when the books or the quota do not allow a plan."""
    sources = _sources(ctx)
    inputs = sources.inputs
    try:
        result = plan(inputs, options)
        # Where the store stands today: what is there, kept as it is, and not a piece more.
        held = replace(
            inputs, must=np.floor(np.maximum(_floats(inputs.position), 0)), pack=None, shelf_months=None, never=None
        )
        today = plan(held, replace(options, quota=None, least_gain=np.inf, exact_up_to=0))
    except InputError as wrong:
        raise refusal(wrong, {str(p.pk): str(p.display_no) for p in sources.parts}) from wrong
    there = zip(sources.cost, sources.available, sources.coming, strict=True)
    value = sum(((c * max(a + o, ZERO)).quantize(FEN, ROUND_HALF_UP) for c, a, o in there), ZERO)
    return Proposal(sources, result, today.totals.line_fill, value)


def refusal(wrong: InputError, numbers: dict[str, str]) -> Refused:
    """The engine's refusal in the reader's language, with part numbers for ids."""
    if "part" in wrong.params:
        wrong.params["part"] = numbers.get(str(wrong.params["part"]), wrong.params["part"])
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return Refused(f"plan.{wrong.code}", _("No plan was made: %(why)s"), why=wrong.message(language))


def _sources(ctx: Context) -> Sources:
    booked = reading.read_demand(ctx)
    stock, coming = reading.available(ctx), reading.coming(ctx)
    ids = sorted(set(booked.since) | set(stock) | set(coming))
    end = ctx.today.replace(day=1)
    if not booked.movements:
        raise Refused(
            "plan.no_demand",
            _("There is no complete month with sales yet, so nothing can be planned. Try again next month."),
        )
    first = min(m.day for m in booked.movements).replace(day=1)
    months = end.year * 12 + end.month - first.year * 12 - first.month
    names = tuple(str(part) for part in ids)
    demand = _known(wanted.monthly(booked.movements, names, first, months), ids, booked.since, first)
    links = reading.replaced(ctx.today, set(ids))
    groups = reading.interchangeable(ctx.today, set(ids) | {int(x.new) for x in links})
    try:
        final, demand = wanted.carried(names, demand, links, groups)
        _names, free = wanted.carried(names, _row(ids, stock), links, groups)
        _names, ordered = wanted.carried(names, _row(ids, coming), links, groups)
    except InputError as wrong:
        raise refusal(wrong, {str(k): str(p.display_no) for k, p in reading.parts_of(ids).items()}) from wrong
    return _described(ctx, [int(name) for name in final], demand, free[0], ordered[0], first, months)


def _known(demand: np.ndarray, ids: Sequence[int], since: dict[int, date], first: date) -> np.ndarray:
    """Months before a part was known say nothing about it; the last month always counts."""
    for at, part in enumerate(ids):
        if (start := since.get(part)) is not None:
            ahead = (start.year - first.year) * 12 + start.month - first.month
            quiet = demand[: max(0, min(ahead, len(demand) - 1)), at]
            quiet[quiet == 0] = np.nan
            demand[: max(0, min(ahead, len(demand) - 1)), at] = np.nan
    return demand


def _row(ids: Sequence[int], quantities: dict[int, Decimal]) -> np.ndarray:
    return np.array([[float(quantities.get(part, 0)) for part in ids]])


def _described(
    ctx: Context, ids: list[int], demand: np.ndarray, free: np.ndarray, ordered: np.ndarray, first: date, months: int
) -> Sources:
    parts, pools = reading.parts_of(ids), pool(ctx, ids)
    prices, leads = prices_of(ctx.store_id, ids, ctx.today), reading.lead_days(ctx)
    cost, loss = np.full(len(ids), np.nan), np.full(len(ids), np.nan)
    exact: list[Decimal] = []
    for at, pk in enumerate(ids):
        vat = 1 + vat_rate(parts[pk].vat_code, ctx.today)
        held, known = pools.get(pk), prices.get(pk)
        worth = held[1] / held[0] if held and held[0] else known.net_inc / vat if known else ZERO
        exact.append(worth.quantize(FEN, ROUND_HALF_UP))
        cost[at] = float(exact[-1])
        if known and known.list_inc / vat > worth:
            loss[at] = float(known.list_inc / vat - worth)
    use = [at for at in range(len(ids)) if exact[at] > 0]
    if not use:
        raise Refused("plan.no_price", _("No part has a cost or a net price. Load the supplier's price list first."))
    these = [parts[ids[at]] for at in use]
    inputs = PlanInputs(
        parts=tuple(str(p.pk) for p in these),
        demand=demand[:, use],
        price=cost[use],
        position=(free + ordered)[use],
        lead=np.array([leads[p.pk] / DAYS if p.pk in leads else np.nan for p in these]),
        pack=np.array([max(1.0, float(np.ceil(float(p.pack_qty)))) for p in these]),
        least_order=np.array([float(p.min_order_qty) for p in these]),
        loss=loss[use],
        shelf_months=np.array([p.shelf_life_days / DAYS if p.shelf_life_days else np.inf for p in these]),
        never=np.array([p.phase in (Phase.NO_STOCK, Phase.STOPPED) for p in these]),
    )
    return Sources(
        inputs, these, [exact[at] for at in use], [_three(free[at]) for at in use],
        [_three(ordered[at]) for at in use], first, months,
        [parts[pk].display_no for at, pk in enumerate(ids) if exact[at] <= 0],
    )  # fmt: skip


def _three(quantity: float) -> Decimal:
    return Decimal(str(round(float(quantity), 3)))


def _floats(values: np.ndarray | None) -> np.ndarray:
    assert values is not None
    return values


def why(result: PlanResult) -> list[dict[str, object]]:
    """The reasons as plain values."""
    return [asdict(record) for record in result.explanations]
