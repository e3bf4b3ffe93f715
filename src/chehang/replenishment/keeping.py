"""A proposal as rows of the database."""

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from chehang.core import bulk
from chehang.core.context import Context
from chehang.core.money import ZERO

from .asking import given
from .classes import abc_classes
from .models import Plan, PlanLine
from .proposing import Proposal

FILL = Decimal("0.000001")
COLUMNS = (
    "store_id", "plan_id", "part_id", "part_no", "part_name", "price", "min", "max", "order_qty", "value", "available",
    "on_order", "reason", "life", "abc", "why", "basis",
)  # fmt: skip
Rows = list[tuple[Any, ...]]


def rows_of(proposal: Proposal) -> Rows:
    """The lines as the database keeps them, but for store and plan. Values are exact: whole pieces × cost in fen."""
    found, sources = proposal.result, proposal.sources
    classes = abc_classes(sources.booked, np.array([float(p.cost) for p in sources.parts]))
    goods = zip(sources.parts, sources.available, sources.coming, strict=True)
    levels = zip(found.min.tolist(), found.max.tolist(), found.order_qty.tolist(), strict=True)
    told = zip(goods, levels, found.explanations, classes, _bases(proposal), strict=True)
    rows = []
    for (part, free, coming), (low, top, order), why, abc, basis in told:
        fen = bulk.scaled(part.cost, 2)
        rows.append((
            part.id, part.number, part.name, fen, low * 1000, top * 1000, order * 1000, top * fen,
            bulk.scaled(free, 3), bulk.scaled(coming, 3), why.reason, why.life, abc,
            json.dumps(why._asdict()), basis,
        ))  # fmt: skip
    return rows


def keep(
    ctx: Context, proposal: Proposal, rows: Rows, number: str, quota: Decimal | None, also: dict[str, Any]
) -> Plan:
    """Write the plan and its lines; ``also`` are the parameters it was asked with."""
    found, sources = proposal.result, proposal.sources
    made = Plan.objects.create(
        store_id=ctx.store_id,
        number=number,
        maker_id=ctx.actor.employee_id,
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
        curve=[[round(p.capital), round(p.line_fill, 6), round(p.unit_fill, 6)] for p in found.curve],
        parameters=also,
        notes=[[code, params] for code, params in (*found.notes, *sources.notes)],
    )
    bulk.pour(PlanLine._meta.db_table, COLUMNS, [(ctx.store_id, made.pk, *row) for row in rows])
    return made


def share(value: float) -> Decimal:
    """A fraction between 0 and 1 with six places."""
    return Decimal(str(min(max(value, 0.0), 1.0))).quantize(FILL, ROUND_HALF_UP)


def _bases(proposal: Proposal) -> Iterator[str]:
    """What each line was computed from, as text in JSON."""
    sources, inputs, options = proposal.sources, proposal.sources.inputs, proposal.options
    booked, used = _plain(sources.booked), _plain(inputs.demand)
    facts = {
        "lead": np.round(given(inputs.lead), 2), "pack": inputs.pack, "least": inputs.least_order, "must": inputs.must,
        "room": inputs.space, "weight": np.round(given(inputs.weight), 2), "shelf": np.round(given(inputs.shelf_months), 2),
        "mean": np.round(proposal.result.mean, 3),
    }  # fmt: skip
    names, columns = list(facts), zip(*(_plain_list(c) for c in facts.values()), strict=True)
    for at, (was, is_, row) in enumerate(zip(booked, used, columns, strict=True)):
        told: dict[str, Any] = {"booked": was, **dict(zip(names, row, strict=True))}
        if is_ != was:
            told["used"] = is_
        if told["lead"] is None:
            told |= {"lead": round(options.default_lead, 2), "assumed": True}
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
