"""What a part's past says about its next months: smoothed demand at several speeds, how often it was asked for, how
much at a time, and how long it has been quiet."""

import numpy as np

from chehang.planning.arrays import Floats, Ints

SPEEDS = (0.03, 0.08, 0.2, 0.45)
QUIET_EDGES = (1, 3, 6, 11)
HIT_EDGES = (2, 5)
CLASSES = (len(QUIET_EDGES) + 1) * (len(HIT_EDGES) + 1)
PRIOR_MONTHS = 1.0
PRIOR_HITS = 2.0
RATE_KNOTS = np.log((0.06, 0.12, 0.25, 0.45))
SIZE_KNOTS = (0.3, 0.8, 1.4)


def features(demand: Floats, times: Floats | float = 1.0) -> Floats:
    """Parts × features: discounted means at each speed, drawn to the slowest one while history is short; the last
    three months; the last twelve; a constant. All but the constant scale with demand, so no unit matters. What is usual,
    to which the slowest is drawn, counts ``times`` as much for a part."""
    known = ~np.isnan(demand)
    filled = np.where(known, demand, 0.0)
    share, quantity = usual(demand)
    columns = smoothed(filled, known, np.full(demand.shape[1], share * quantity) * times, PRIOR_MONTHS)
    for months in (3, 12):
        total, count = filled[-months:].sum(axis=0), known[-months:].sum(axis=0)
        columns.append((total + PRIOR_MONTHS * columns[0]) / (count + PRIOR_MONTHS))
    columns.append(np.ones(demand.shape[1]))
    return np.stack(columns, axis=1)


def usual(demand: Floats) -> tuple[float, float]:
    """What is usual among all parts in the last twelve months: the share of months with demand and the mean quantity of
    such a month, the largest fiftieth cut to where it begins (winsorised, Tukey 1962), for a few parts sold by the
    litre say nothing about a catalytic converter."""
    latest = demand[-12:]
    wanted = latest[np.nan_to_num(latest) > 0]
    share = wanted.size / max(int((~np.isnan(latest)).sum()), 1)
    quantity = float(np.minimum(wanted, np.quantile(wanted, 0.98)).mean()) if wanted.size else 1.0
    return max(share, 1e-4), quantity


def smoothed(values: Floats, counted: Floats, anchor: Floats, prior: float) -> list[Floats]:
    """Discounted means of ``values`` a ``counted`` month at each speed, slowest first; each draws on ``prior`` months
    of the slower one, the slowest on ``anchor``."""
    weights = (1.0 - np.array(SPEEDS)[:, None]) ** np.arange(len(values) - 1, -1, -1)
    columns: list[Floats] = []
    for total, mass in zip(weights @ values, weights @ counted, strict=True):
        anchor = (total + prior * anchor) / (mass + prior)
        columns.append(anchor)
    return columns


def hit_features(demand: Floats) -> Floats:
    """Parts × features of how often a part is asked for: logarithms of the smoothed shares of months with demand, bent
    at knots, with their products, and of the mean demand in such a month."""
    known = ~np.isnan(demand)
    filled = np.where(known, demand, 0.0)
    hits = (filled > 0).astype(np.float64)
    share, quantity = usual(demand)
    rates, means = (
        smoothed(v, known, np.full(demand.shape[1], anchor), PRIOR_HITS)
        for v, anchor in ((hits, share), (filled, share * quantity))
    )
    logs = [np.log(r) for r in rates]
    sizes = [np.log(means[at] / rates[at]) for at in (0, 2)]
    columns = [np.ones(demand.shape[1]), *logs, *sizes]
    columns += [np.maximum(log - knot, 0.0) for log in logs[:3] for knot in RATE_KNOTS]
    columns += [np.maximum(size - knot, 0.0) for size in sizes for knot in SIZE_KNOTS]
    columns += [logs[a] * logs[b] for a, b in ((0, 1), (1, 2), (0, 2), (1, 3))]
    columns += [logs[1] * sizes[0], logs[2] * sizes[1]]
    return np.stack(columns, axis=1)


def size_features(demand: Floats) -> Floats:
    """Parts × features of how much is asked for in a month with demand: means over such months, and a constant."""
    filled = np.nan_to_num(demand)
    hits = (filled > 0).astype(np.float64)
    anchor = np.full(demand.shape[1], usual(demand)[1])
    return np.stack([*smoothed(filled, hits, anchor, PRIOR_MONTHS), np.ones(demand.shape[1])], axis=1)


def quiet_class(demand: Floats) -> Ints:
    """Class by the months since the last demand and by the demands of the last twelve months."""
    hits = np.nan_to_num(demand) > 0
    quiet = np.where(hits.any(axis=0), np.argmax(hits[::-1], axis=0), len(demand) + QUIET_EDGES[-1])
    lately = np.searchsorted(HIT_EDGES, hits[-12:].sum(axis=0), side="right")
    return np.asarray(np.searchsorted(QUIET_EDGES, quiet, side="right") * (len(HIT_EDGES) + 1) + lately, dtype=np.int64)
