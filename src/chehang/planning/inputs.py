"""What the plan is made from. Arrays run over parts in the order of ``parts``; demand is months × parts."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from chehang.planning.arrays import Bools, Floats
from chehang.planning.errors import InputError

Objective = Literal["line", "unit", "margin", "critical"]
OBJECTIVES = ("line", "unit", "margin", "critical")
CAPITAL = ("highest", "on_hand")


@dataclass(frozen=True)
class PlanInputs:
    """Demand and facts of every part. Yuan for money, months for times, units for quantities.

    ``demand``: months × parts, oldest first; NaN before a part was sold and after it ended. ``price``: cost of one
    unit. Everything else may stay None: ``position`` (on hand + on order − owed) counts as 0, ``lead`` NaN takes the
    default lead time, ``pack`` 1, ``least_order`` 0, ``loss`` per unit short a share of the price, ``weight`` 1,
    ``shelf_months`` and ``space`` (units the bin holds) unlimited, ``must`` least highest stock 0, ``never`` False.
    """

    parts: tuple[str, ...]
    demand: Floats
    price: Floats
    position: Floats | None = None
    lead: Floats | None = None
    pack: Floats | None = None
    least_order: Floats | None = None
    loss: Floats | None = None
    weight: Floats | None = None
    shelf_months: Floats | None = None
    space: Floats | None = None
    must: Floats | None = None
    never: Bools | None = None


@dataclass(frozen=True)
class PlanOptions:
    """How to plan. ``quota`` yuan (None: no limit but ``least_gain``); ``review`` months between orders.

    ``objective``: ``line`` counts demands filled, ``unit`` pieces, ``margin`` yuan of loss avoided, ``critical``
    demands by ``weight``. ``capital``: against the quota counts the ``highest`` stock × price (never passed, even
    when everything arrives at once) or the expected ``on_hand`` value. ``least_gain``: a step must bring at least
    this much of the objective a month for a yuan; with ``earns_its_keep`` also at least the yuan of shortages that
    keeping it costs, so that a wide quota is not filled with what nobody asks for (the newsvendor's condition:
    gain × loss ≥ holding rate × capital). ``order_cost`` yuan and ``holding_rate`` a year set the order size.
    """

    quota: float | None = None
    objective: Objective = "line"
    capital: Literal["highest", "on_hand"] = "highest"
    review: float = 1.0
    default_lead: float = 1.0
    least_gain: float = 1e-6
    earns_its_keep: bool = False
    order_cost: float = 0.0
    holding_rate: float = 0.18
    loss_share: float = 0.3
    exact_up_to: int = 12
    shares: tuple[tuple[Bools, float], ...] = ()  # parts (marked) that together may bind no more than so many yuan
    tell_gains: bool = False  # keep what every level of every part brings, for changes by hand afterwards


@dataclass(frozen=True)
class Facts:
    """The inputs checked and completed: no None, no NaN but in demand. ``notes`` name each default that was taken."""

    parts: tuple[str, ...]
    demand: Floats
    price: Floats
    position: Floats
    lead: Floats
    pack: Floats
    least_order: Floats
    loss: Floats
    weight: Floats
    shelf_months: Floats
    space: Floats
    must: Floats
    never: Bools
    notes: tuple[tuple[str, dict[str, object]], ...] = field(default=())


def check(inputs: PlanInputs, options: PlanOptions) -> Facts:
    """Refuse what cannot be planned, naming part and column; complete what has a visible default."""
    _check_options(options)
    count = len(inputs.parts)
    if not count:
        raise InputError("empty")
    _check_parts(inputs.parts)
    demand = np.asarray(inputs.demand, dtype=np.float64)
    if demand.ndim != 2 or demand.shape[1] != count:
        raise InputError("length", column="demand", have=demand.shape[-1], need=count)
    if len(demand) < 1:
        raise InputError("few_months", have=len(demand), need=1)
    check_demand(inputs.parts, demand)
    notes: list[tuple[str, dict[str, object]]] = []
    price = _column(inputs, "price", 0.0)
    _refuse(inputs.parts, "price", price, ~(price > 0), code="price")
    lead = _column(inputs, "lead", np.nan)
    missing = int(np.isnan(lead).sum())
    if missing:
        notes.append(("default.lead", {"count": missing, "months": f"{round(options.default_lead, 2):g}"}))
    lead = np.where(np.isnan(lead), options.default_lead, lead)
    _refuse(inputs.parts, "lead", lead, ~(lead >= 0) | np.isinf(lead), code="lead")
    loss = _column(inputs, "loss", np.nan)
    if np.isnan(loss).any():
        notes.append(("default.loss", {"share": f"{options.loss_share * 100:g}"}))
    columns = {
        "position": _column(inputs, "position", 0.0),
        "pack": _column(inputs, "pack", 1.0),
        "least_order": _column(inputs, "least_order", 0.0),
        "loss": np.where(np.isnan(loss), price * options.loss_share, loss),
        "weight": _column(inputs, "weight", 1.0),
        "shelf_months": _column(inputs, "shelf_months", np.inf),
        "space": _column(inputs, "space", np.inf),
        "must": _column(inputs, "must", 0.0),
    }
    for name, values in columns.items():
        bad = np.isnan(values) if name == "position" else ~(values >= 0)
        if name == "pack":
            bad = ~(values >= 1) | (values != np.rint(values))
        _refuse(inputs.parts, name, values, bad)
    never = np.zeros(count, dtype=bool) if inputs.never is None else np.asarray(inputs.never, dtype=bool)
    if len(never) != count:
        raise InputError("length", column="never", have=len(never), need=count)
    both = np.flatnonzero(never & (columns["must"] > 0))
    if both.size:
        raise InputError("must_and_never", part=inputs.parts[both[0]])
    return Facts(inputs.parts, demand, price, lead=lead, never=never, notes=tuple(notes), **columns)


def check_demand(parts: tuple[str, ...], demand: Floats, months: tuple[str, ...] = ()) -> None:
    """Refuse negative, infinite or interrupted demand, naming the part and the month."""

    def month(at: int) -> str:
        return months[at] if months else f"#{at + 1}"

    for row, part in np.argwhere((demand < 0) | np.isinf(demand))[:1]:
        code = "negative_demand" if demand[row, part] < 0 else "demand"
        raise InputError(code, part=parts[part], column=month(row), value=f"{demand[row, part]:g}")
    known = ~np.isnan(demand)
    inside = np.logical_or.accumulate(known) & np.logical_or.accumulate(known[::-1])[::-1]
    for row, part in np.argwhere(inside & ~known)[:1]:
        raise InputError("gap", part=parts[part], column=month(row))


def _check_options(options: PlanOptions) -> None:
    choices = {"objective": OBJECTIVES, "capital": CAPITAL}
    for name, allowed in choices.items():
        if getattr(options, name) not in allowed:
            raise InputError("option", option=name, value=getattr(options, name), allowed=", ".join(allowed))
    for name in ("review", "default_lead", "holding_rate"):
        if not 0 < getattr(options, name) < 1000:
            raise InputError("option", option=name, value=getattr(options, name), allowed="> 0")
    for name in ("least_gain", "order_cost", "loss_share"):
        if not getattr(options, name) >= 0:
            raise InputError("option", option=name, value=getattr(options, name), allowed="≥ 0")
    if options.quota is not None and not options.quota >= 0:
        raise InputError("option", option="quota", value=options.quota, allowed="≥ 0")


def _check_parts(parts: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for row, part in enumerate(parts, start=1):
        if not part:
            raise InputError("no_part", row=row)
        if part in seen:
            raise InputError("duplicate", part=part, row=row)
        seen.add(part)


def _column(inputs: PlanInputs, name: str, default: float) -> Floats:
    given = getattr(inputs, name)
    if given is None:
        return np.full(len(inputs.parts), default)
    values = np.asarray(given, dtype=np.float64)
    if values.shape != (len(inputs.parts),):
        raise InputError("length", column=name, have=values.size, need=len(inputs.parts))
    return values


def _refuse(parts: tuple[str, ...], column: str, values: Floats, bad: Bools, code: str = "value") -> None:
    for at in np.flatnonzero(bad)[:1]:
        raise InputError(code, part=parts[at], column=column, value=f"{values[at]:g}")
