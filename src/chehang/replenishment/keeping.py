"""A proposal as rows of the database."""

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.money import ZERO
from chehang.planning import Explanation, rules

from .asking import given
from .classes import abc_classes
from .kinds import Abc, Todo
from .models import Plan, PlanLine
from .proposing import Proposal
from .since import Before, otherwise

FILL = Decimal("0.000001")
COLUMNS = (
    "store_id", "plan_id", "part_id", "part_no", "part_name", "price", "min", "max", "order_qty", "value", "available",
    "on_order", "reason", "life", "abc", "why", "basis", "todo", "act_cost", "act_gain", "gains", "was",
)  # fmt: skip
Rows = list[tuple[Any, ...]]
Gain = tuple[int, list[float]]
SETTLED = 6  # months
OUT, OUT_C = 12, 6  # months without demand, but one, after which the rule stops stocking a part; of class C
WHAT_IF = 3  # a planner who knows better sees the gain of up to so many times the highest stock


def rows_of(proposal: Proposal, before: Before | None = None) -> Rows:
    """The lines as the database keeps them, but for store and plan. Values are exact: whole pieces × cost in fen."""
    found, sources = proposal.result, proposal.sources
    classes = abc_classes(sources.booked, np.array([float(p.cost) for p in sources.parts]))
    goods = zip(sources.parts, sources.available, sources.coming, strict=True)
    levels = zip(found.min.tolist(), found.max.tolist(), found.order_qty.tolist(), strict=True)
    gains = [found.gains.get(at, (1, [0.0])) for at in range(len(sources.parts))]
    earlier = before.lines if before else {}
    ruled = by_rule(proposal, classes, earlier if before else None)
    told = zip(goods, levels, found.explanations, classes, _bases(proposal, ruled), gains, strict=True)
    rows = []
    for (part, free, coming), (low, top, order), why, abc, basis, gain in told:
        fen = bulk.scaled(part.cost, 2)
        was = earlier.get(part.id)
        todo, pieces, brings = act((free, coming), (top, order), why, gain, bool(was and was["max"]))
        rows.append((
            part.id, part.number, part.name, fen, low * 1000, top * 1000, order * 1000, top * fen,
            bulk.scaled(free, 3), bulk.scaled(coming, 3), why.reason, why.life, abc,
            json.dumps(why._asdict()), basis, todo, pieces * fen, round(brings * 1000),
            json.dumps([gain[0], *gain[1][: WHAT_IF * max(top, int(free + coming), 3) // gain[0] + 2]]),
            otherwise(was, float(top)) if before else None,
        ))  # fmt: skip
    return rows


def act(
    goods: tuple[Decimal, Decimal], levels: tuple[int, int], why: Explanation, gain: Gain, kept: bool
) -> tuple[Todo, int, float]:
    """What is to be done with a part today: what, for how many pieces of capital, and demands filled a month by it.

    ``goods``: available and coming; ``levels``: highest stock and order; ``kept``: whether the plan before stocked it.
    """
    (free, coming), (top, order) = goods, levels
    there = max(int(free + coming), 0)
    if order > 0:
        return Todo.ORDER, order, _fills(gain, there + order) - _fills(gain, there)
    if why.missing > 0:
        return Todo.AFFORD, why.missing, _fills(gain, there + why.missing) - _fills(gain, there)
    if why.reason == "quota" and why.step > 0:
        return Todo.AFFORD, why.step, _fills(gain, top + why.step) - _fills(gain, top)
    over = int(free) - top
    # Books of a few months have not seen yet what will be asked for: nothing is sent back on their word.
    if over > 0 and why.months >= SETTLED:
        return Todo.BACK, -over, _fills(gain, there - over) - _fills(gain, there)
    if kept and not top:
        return Todo.STOP, 0, 0.0
    return Todo.KEEP, 0, 0.0


def by_rule(proposal: Proposal, classes: list[str], earlier: dict[int, Any] | None) -> list[str]:
    """What the trade's rule says beside the plan: "in" for a part not stocked that was asked for in three of the last six
    months (建储), "out" for a stocked one with at most one such month in twelve, in six for class C (停储), so far as the
    books know it that long. Stocked is what the plan before says, without one what lies there."""
    sources, booked = proposal.sources, proposal.sources.booked
    stocked = np.array([
        free > 0 if earlier is None else bool((earlier.get(p.id) or {}).get("max"))
        for p, free in zip(sources.parts, sources.available, strict=True)
    ])  # fmt: skip
    known, c = (~np.isnan(booked)).sum(axis=0), np.array(classes) == Abc.C
    quiet = np.where(c, rules.phase_out(booked, OUT_C), rules.phase_out(booked, OUT)) & (
        known >= np.where(c, OUT_C, OUT)
    )
    into = rules.phase_in(booked) & ~stocked & ~np.asarray(sources.inputs.never, dtype=bool)
    return np.select([into, quiet & stocked], ["in", "out"], "").tolist()  # type: ignore[no-any-return]


def _kept(proposal: Proposal) -> float:
    """Share of the demands filled when what lies above the plan stays there."""
    found, sources = proposal.result, proposal.sources
    there = (int(free + coming) for free, coming in zip(sources.available, sources.coming, strict=True))
    levels = enumerate(zip(found.max.tolist(), there, strict=True))
    filled = sum(_fills(found.gains[at], max(top, have, 0)) for at, (top, have) in levels)
    return filled / max(found.totals.demands, 1e-9)


def _fills(gain: Gain, level: int) -> float:
    """Demands filled a month by so many pieces."""
    step, told = gain
    return told[min(level // step, len(told) - 1)]


def keep(
    ctx: Context,
    proposal: Proposal,
    rows: Rows,
    number: str,
    quota: Decimal | None,
    also: dict[str, Any],
    before: Before | None = None,
) -> Plan:
    """Write the plan and its lines; ``also`` are the parameters it was asked with, ``before`` the plan compared with."""
    found, sources = proposal.result, proposal.sources
    made = Plan.objects.create(
        store_id=ctx.store_id,
        number=number,
        maker_id=ctx.actor.employee_id or None,
        made_at=ctx.now,
        read_at=sources.read_at,
        first_month=sources.first_month,
        months=sources.months,
        parts=len(sources.parts),
        quota=quota,
        highest_value=bulk.unscaled(sum(row[7] for row in rows), 2),
        order_value=sum((Decimal(row[6] // 1000) * p.cost for row, p in zip(rows, sources.parts, strict=True)), ZERO),
        held_value=proposal.held_value,
        line_fill=share(found.totals.line_fill),
        unit_fill=share(found.totals.unit_fill),
        held_fill=share(proposal.result.totals.held_line_fill),
        demands=Decimal(str(round(found.totals.demands, 3))),
        before=before.plan if before else None,
        kept_fill=share(max(_kept(proposal), found.totals.held_line_fill)),
        curve=[[round(p.capital), round(p.line_fill, 6), round(p.unit_fill, 6)] for p in found.curve],
        parameters=also,
        notes=[[code, params] for code, params in (*found.notes, *sources.notes)],
    )
    bulk.pour(PlanLine._meta.db_table, COLUMNS, [(ctx.store_id, made.pk, *row) for row in rows])
    return made


def share(value: float) -> Decimal:
    """A fraction between 0 and 1 with six places."""
    return Decimal(str(min(max(value, 0.0), 1.0))).quantize(FILL, ROUND_HALF_UP)


def _bases(proposal: Proposal, ruled: list[str]) -> Iterator[str]:
    """What each line was computed from, as text in JSON; with ``rule`` what the trade's rule of hits says of it."""
    sources, inputs, options = proposal.sources, proposal.sources.inputs, proposal.options
    booked, used = _plain(sources.booked), _plain(inputs.demand)
    facts = {
        "lead": np.round(given(inputs.lead), 2), "pack": inputs.pack, "least": inputs.least_order, "must": inputs.must,
        "room": inputs.space, "weight": np.round(given(inputs.weight), 2), "shelf": np.round(given(inputs.shelf_months), 2),
        "mean": np.round(proposal.result.mean, 3), "owed": np.array([float(q) for q in sources.owed]),
    }  # fmt: skip
    names, columns = list(facts), zip(*(_plain_list(c) for c in facts.values()), strict=True)
    for at, (was, is_, row) in enumerate(zip(booked, used, columns, strict=True)):
        told: dict[str, Any] = {"booked": was, **dict(zip(names, row, strict=True))}
        if is_ != was:
            told["used"] = is_
        if told["lead"] is None:
            told |= {"lead": round(options.default_lead, 2), "assumed": True}
        if ruled[at]:
            told["rule"] = ruled[at]
        if at in sources.behind:
            told["parts"] = sources.behind[at]
        yield json.dumps(told)


def _plain(demand: Any) -> list[list[float | int | None]]:
    """Parts × months, whole numbers as such and None where nothing is known."""
    rows = np.round(demand.T, 3)
    whole = (rows == np.floor(rows)).all(axis=1)
    pieces = np.where(whole[:, None], rows, 0.0).astype(np.int64).tolist()
    return [have if only else _plain_list(row) for have, only, row in zip(pieces, whole.tolist(), rows, strict=True)]


def _plain_list(values: Any) -> list[float | int | None]:
    return [None if v != v or v == np.inf else int(v) if v == int(v) else v for v in np.asarray(values).tolist()]
