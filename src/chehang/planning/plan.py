"""The plan: demand → forecast → curves → quota → highest and lowest stock, order and reason of every part."""

import numpy as np

from chehang.planning.allocate import Allocation, exact, greedy
from chehang.planning.arrays import Floats, Ints
from chehang.planning.errors import InputError
from chehang.planning.explain import Explanation
from chehang.planning.forecast.outlook import Learned, Outlook, learn, outlook
from chehang.planning.inputs import Facts, PlanInputs, PlanOptions, check
from chehang.planning.lifecycle import NAMES, phases
from chehang.planning.results import CurvePoint, PlanResult, Totals
from chehang.planning.steps import Menu, menu

POINTS = 40


def plan(inputs: PlanInputs, options: PlanOptions | None = None, learned: Learned | None = None) -> PlanResult:
    """Highest and lowest stock, order and reason of every part, Σ max × price never above the quota.

    ``learned``: what ``learn_from`` gave for these parts some months ago, instead of learning anew. Raises InputError where
    the input cannot be planned. The same input gives the same plan.
    """
    options = options or PlanOptions()
    facts = check(inputs, options)
    view = outlook(learned or _learn(facts, options), facts.demand, facts.price)
    steps = menu(facts, view, options)
    top = ceiling(facts, steps, options)
    chosen = _choose(facts, steps, within_shares(facts, steps, top, options), options)
    highest = chosen.level
    lowest = np.where(highest > 0, np.maximum(highest - steps.lot, 0), 0)
    # A part kept at zero is ordered for nobody: its lowest stock lies below any position.
    lowest = np.where(highest == 0, -1, lowest)
    wanted = orders(facts.position, lowest, highest, facts.pack)
    ordered = within_quota(facts, wanted, highest, steps, options.quota)
    phase = phases(facts.demand)
    why = _explain(facts, view, steps, chosen, wanted - ordered, phase, top, options)
    return PlanResult(
        facts.parts, np.maximum(lowest, 0), highest, ordered, highest * facts.price, view.mean, phase, why,
        curve(steps), options.quota, _totals(facts, steps, chosen, ordered, options), facts.notes + _no_quota(options) + _young(view),
        steps.gains,
    )  # fmt: skip


def learn_from(inputs: PlanInputs, options: PlanOptions) -> Learned:
    """How demand goes on among all these parts: most of the work of a plan, and true for months."""
    return _learn(check(inputs, options), options)


def _learn(facts: Facts, options: PlanOptions) -> Learned:
    return learn(facts.demand, max(1, round(float(np.median(facts.lead)) + options.review)), price=facts.price)


def orders(position: Floats, lowest: Ints, highest: Ints, pack: Floats) -> Ints:
    """Whole packs up to the highest stock where the position is at or below the lowest; owed units always lift it."""
    room = np.floor(np.maximum(highest - position, 0) / pack) * pack
    owed = np.ceil(np.maximum(-position, 0) / pack) * pack
    return np.where(position <= lowest, np.maximum(room, owed), owed).astype(np.int64)


def within_quota(facts: Facts, wanted: Ints, highest: Ints, steps: Menu, quota: float | None) -> Ints:
    """Orders cut so that position and orders together stay within the quota; stock above plan takes its room.

    What customers wait for is never cut; after it the parts go first whose next step earns most for a yuan.
    """
    held = np.maximum(facts.position, 0.0)
    if quota is None or float(facts.price @ (held + wanted)) <= quota * (1 + 1e-9):
        return wanted
    owed = np.minimum(np.ceil(np.maximum(-facts.position, 0) / facts.pack) * facts.pack, wanted)
    free = quota - float(facts.price @ (held + owed))
    first = np.full(len(wanted), np.inf)
    np.minimum.at(first, steps.steps.part, -steps.steps.ratio)
    given = owed.copy()
    queue = np.lexsort((np.arange(len(wanted)), first))
    queue = queue[wanted[queue] > given[queue]]
    spent = np.cumsum(((wanted - given) * facts.price)[queue])
    whole = int(np.searchsorted(spent, free, side="right"))
    given[queue[:whole]] = wanted[queue[:whole]]
    free -= float(spent[whole - 1]) if whole else 0.0
    queue = queue[whole:]
    cheapest = np.minimum.accumulate((facts.price * facts.pack)[queue][::-1])[::-1]
    for at, least in zip(queue.tolist(), cheapest.tolist(), strict=True):
        if free < least:
            break
        packs = np.floor(min(free / facts.price[at], wanted[at] - given[at]) / facts.pack[at])
        given[at] += packs * facts.pack[at]
        free -= packs * facts.pack[at] * facts.price[at]
    return given.astype(np.int64)


def curve(steps: Menu) -> tuple[CurvePoint, ...]:
    """Expected fill against capital along the best-first order, at most ``POINTS`` points."""
    lines, units, _, all_lines, all_units, capital, _ = steps.base.sum(axis=1)
    spent = np.concatenate([[0.0], np.cumsum(steps.steps.cost)]) + capital
    line = np.concatenate([[0.0], np.cumsum(steps.lines)]) + lines
    unit = np.concatenate([[0.0], np.cumsum(steps.units)]) + units
    at = np.unique(np.searchsorted(spent, np.linspace(spent[0], spent[-1], POINTS)).clip(0, len(spent) - 1))
    return tuple(
        CurvePoint(float(spent[i]), float(line[i] / max(all_lines, 1e-12)), float(unit[i] / max(all_units, 1e-12)))
        for i in at
    )


def ceiling(facts: Facts, steps: Menu, options: PlanOptions) -> Floats:
    """The level from which on more is not worth it, by part: the first step that brings too little for its yuan."""
    poor = steps.steps.ratio < options.least_gain
    if options.earns_its_keep:
        poor |= saves(facts, steps) < options.holding_rate * steps.steps.cost
    least = np.full(len(facts.parts), np.inf)
    np.minimum.at(least, steps.steps.part[poor], steps.steps.start[poor])
    return least


def within_shares(facts: Facts, steps: Menu, top: Floats, options: PlanOptions) -> Floats:
    """The ceiling lowered to what each share of the quota can pay for alone: best ratio first among its own parts."""
    for mine, budget in options.shares:
        allowed = mine[steps.steps.part] & (steps.steps.start < top[steps.steps.part])
        fixed = float((steps.start * facts.price)[mine].sum())
        level = greedy(steps.steps.take(allowed), steps.start, max(budget - fixed, 0.0)).level
        top = np.where(mine, np.minimum(top, level), top)
    return top


def saves(facts: Facts, steps: Menu) -> Floats:
    """Yuan of shortages that each step avoids in a year."""
    return np.asarray(steps.units * facts.loss[steps.steps.part] * 12)


def _choose(facts: Facts, steps: Menu, top: Floats, options: PlanOptions) -> Allocation:
    limited = steps.steps.take(steps.steps.start < top[steps.steps.part])
    fixed = float(steps.base[5].sum())
    if options.quota is not None and fixed > options.quota * (1 + 1e-9):
        raise InputError("quota", quota=f"{options.quota:.2f}", must=f"{fixed:.2f}")
    budget = np.inf if options.quota is None else options.quota - fixed
    found = greedy(limited, steps.start, budget)
    if len(facts.parts) > options.exact_up_to or found.gain >= found.bound:
        return found
    return _exactly(steps, top, options.least_gain, budget, found)


def _exactly(steps: Menu, top: Floats, least_gain: float, budget: float, found: Allocation) -> Allocation:
    """Every level of every part, not only the envelope's: the best whole choice when the parts are few.

    A yuan must still earn ``least_gain``, so gains count net of it."""
    zero = np.zeros(1)
    allowed = [(part, *(a[levels <= top[part]] for a in (levels, g, c))) for part, levels, g, c in steps.choices]
    gains = [np.concatenate([zero, g - least_gain * c]) for _, _, g, c in allowed]
    costs = [np.concatenate([zero, c]) for _, _, _, c in allowed]
    picked = exact(gains, costs, budget)
    if picked is None:
        return found
    level, gain, cost = steps.start.copy(), 0.0, 0.0
    for (part, levels, more, pay), choice in zip(allowed, picked.tolist(), strict=True):
        if choice:
            level[part] = levels[choice - 1]
            gain, cost = gain + float(more[choice - 1]), cost + float(pay[choice - 1])
    return Allocation(level, cost, gain, found.bound, found.least_ratio)


def _totals(facts: Facts, steps: Menu, chosen: Allocation, ordered: Ints, options: PlanOptions) -> Totals:
    taken = steps.steps.level <= chosen.level[steps.steps.part]
    lines, units, on_hand, all_lines, all_units, _, held = steps.base.sum(axis=1)
    return Totals(
        float(chosen.level @ facts.price),
        float(on_hand + steps.on_hand[taken].sum()),
        float(ordered @ facts.price),
        float((lines + steps.lines[taken].sum()) / max(all_lines, 1e-12)),
        float((units + steps.units[taken].sum()) / max(all_units, 1e-12)),
        float(held / max(all_lines, 1e-12)),
        float(all_lines),
        chosen.gain,
        chosen.bound,
    )


def _explain(
    facts: Facts,
    view: Outlook,
    steps: Menu,
    chosen: Allocation,
    missing: Ints,
    phase: Ints,
    top: Floats,
    options: PlanOptions,
) -> tuple[Explanation, ...]:
    parts = len(facts.parts)
    following, tied, brings = np.zeros(parts, dtype=np.int64), np.zeros(parts), np.zeros(parts)
    next_ = np.flatnonzero(steps.steps.start == chosen.level[steps.steps.part])
    following[steps.steps.part[next_]] = (steps.steps.level - steps.steps.start)[next_]
    tied[steps.steps.part[next_]] = steps.steps.cost[next_]
    saved = np.zeros(parts)
    brings[steps.steps.part[next_]], saved[steps.steps.part[next_]] = (
        steps.steps.ratio[next_],
        saves(facts, steps)[next_],
    )
    hits = (np.nan_to_num(facts.demand[-12:]) > 0).sum(axis=0)
    reason = np.select(
        [
            facts.never, (chosen.level > 0) & (chosen.level == steps.start), np.isnan(facts.demand[-1]),
            (following > 0) & (chosen.level < top), (hits == 0) & (chosen.level == 0), chosen.level + facts.pack > steps.cap,
            brings >= options.least_gain,
        ],
        ["never", "must", "ended", "quota", "none", "limit", "dear"],
        "enough",
    )  # fmt: skip
    shelf = np.isfinite(facts.shelf_months) & (view.mean * facts.shelf_months <= facts.space)
    reason = np.where(reason == "limit", np.where(shelf, "shelf", "space"), reason)
    cap = np.where(np.isfinite(steps.cap), steps.cap, 0)
    columns = (
        reason, chosen.level, hits, facts.loss, following, tied, steps.start, cap.astype(np.int64),
        facts.pack.astype(np.int64), missing, np.array(NAMES)[phase], tied * options.holding_rate, saved,
        np.full(parts, min(12, len(facts.demand))), view.times.round(2),
    )  # fmt: skip
    return tuple(map(Explanation._make, zip(*(c.tolist() for c in columns), strict=True)))


def _young(view: Outlook) -> tuple[tuple[str, dict[str, object]], ...]:
    code = "default.young" if view.learned.by_price is None else "default.young_priced"
    return () if view.learned.rates.learnt else ((code, {"months": len(view.demand)}),)


def _no_quota(options: PlanOptions) -> tuple[tuple[str, dict[str, object]], ...]:
    return () if options.quota is not None else (("default.quota", {}),)
