"""Levels of every rule for one month, from the past alone: each rule is a family swept by one knob."""

from dataclasses import dataclass

import numpy as np

from chehang.planning import rules
from chehang.planning.arrays import Bools, Floats
from chehang.planning.curves import curves
from chehang.planning.forecast.outlook import learn, outlook
from chehang.planning.segments import Segments, envelope, join

# Gains are counted per yuan of the median price, so that a store that counts in another currency sees the same.
# The low end is for slow, dear parts: 95 % of their demands takes steps that earn a hundredth of the usual.
THRESHOLDS = np.concatenate([np.geomspace(1e-5, 6e-4, 8), np.geomspace(8e-4, 2.4e-1, 32)])
SERVICE = np.array(
    [0.5, 0.6, 0.7, 0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.94, 0.955, 0.97, 0.98, 0.987, 0.993, 0.997, 0.999]
)
FILL = np.array([0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98])
TIMES = np.concatenate([np.arange(0.5, 12, 0.5), np.arange(12, 41, 2.0)])
SAFETY_Z = np.linspace(-0.5, 6.0, 27)
PHASED = np.concatenate([np.arange(1, 8, 0.5), np.arange(8, 41, 2.0)])


@dataclass(frozen=True)
class Family:
    """Name of a rule and its knob's settings."""

    name: str
    settings: Floats


FAMILIES = (
    Family("plan", THRESHOLDS),
    Family("equal_service", SERVICE),
    Family("equal_fill", FILL),
    Family("k_ma6", TIMES),
    Family("maker_mad", TIMES),
    Family("textbook_safety", SAFETY_Z),
    Family("honda", TIMES),
    Family("erpnext", SAFETY_Z),
    Family("phase_in_out", PHASED),
)


def month_levels(past: Floats, price: Floats, lead: int, priced: bool = True) -> dict[str, Floats]:
    """Order-up-to levels (settings × parts) of every family, knowing only ``past`` (months × parts). Unless ``priced``, the
    prices were drawn and tell nothing of the demand."""
    sold = ~np.isnan(past[-1])
    found = _model_levels(past, price, lead, sold, priced)
    average, whole = rules.monthly_average(past), rules.whole_units
    spread = np.sqrt(np.nan_to_num(np.nanvar(np.where(sold, past[-12:], 0.0), axis=0)))
    straight = np.where(sold, np.nan_to_num(past[-6:]), 0.0).mean(axis=0)
    found["k_ma6"] = whole(TIMES[:, None] * straight).astype(np.float64)
    # Cycle one month, lead as simulated, the knob is the safety share: O/C + L/T + S/S.
    found["maker_mad"] = whole(rules.maker_level(average, 1.0, lead, TIMES[:, None] - 0.5)).astype(np.float64)
    found["honda"] = whole(rules.honda(average, 0.0, 30.0, 30.0 * lead)[0] * TIMES[:, None] / 2).astype(np.float64)
    found["textbook_safety"] = np.stack(
        [whole(np.maximum(rules.textbook_level(z, spread, average, lead, 1.0, 0.0), 0)) for z in SAFETY_Z]
    )
    year = np.nan_to_num(past[-12:]).sum(axis=0) / 365
    found["erpnext"] = np.stack(
        [
            whole(np.maximum(rules.erpnext_level(year, 30.0 * (lead + 1), z * spread * np.sqrt(lead)), 0))
            for z in SAFETY_Z
        ]
    )
    stocked = rules.stocked_by_hits(past[-24:])
    yearly = np.where(sold, np.nan_to_num(past[-12:]), 0.0).mean(axis=0)
    found["phase_in_out"] = whole(PHASED[:, None] * yearly * stocked).astype(np.float64)
    return {name: levels * sold for name, levels in found.items()}


def _model_levels(past: Floats, price: Floats, lead: int, sold: Bools, priced: bool) -> dict[str, Floats]:
    parts = past.shape[1]
    known = price if priced else None
    view = outlook(learn(past, lead + 1, price=known), past, known)
    pieces: list[Segments] = []
    service, fill = np.zeros((len(SERVICE), parts)), np.zeros((len(FILL), parts))
    unit = float(np.median(price))
    for c in curves(view, np.full(parts, float(lead)), 1.0):
        allowed = np.repeat(sold[c.part][:, None], c.lines.shape[1], axis=1)
        cost = c.on_hand * (price[c.part] / unit)[:, None]
        start = np.zeros(len(c.part), dtype=np.int64)
        steps = envelope(np.arange(len(c.part)), c.lines, cost, start, allowed, c.step)
        pieces.append(Segments(c.part[steps.part], steps.start, steps.level, steps.cost, steps.gain))
        for i, level in enumerate(SERVICE):
            service[i, c.part] = np.argmax(c.below >= min(level, float(c.below[:, -1].min())), axis=1) * c.step
        for i, share in enumerate(FILL):
            fill[i, c.part] = np.argmax(c.lines >= share * c.lines[:, -1:], axis=1) * c.step
    steps = join(pieces)
    ours = np.zeros((len(THRESHOLDS), parts))
    for i, threshold in enumerate(THRESHOLDS):
        take = steps.ratio >= threshold
        np.maximum.at(ours[i], steps.part[take], steps.level[take])
    return {"plan": ours, "equal_service": service, "equal_fill": fill}
