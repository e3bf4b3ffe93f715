"""What a part's past says about its next months: smoothed means at several speeds and how long it has been quiet."""

import numpy as np

from chehang.planning.arrays import Floats, Ints

SPEEDS = (0.03, 0.08, 0.2, 0.45)
QUIET_EDGES = (1, 3, 6, 11)
HIT_EDGES = (2, 5)
CLASSES = (len(QUIET_EDGES) + 1) * (len(HIT_EDGES) + 1)
PRIOR_MONTHS = 1.0


def features(demand: Floats) -> Floats:
    """Parts × features: discounted means at each speed, drawn to the slowest one while history is short; the last
    three months; the last twelve; a constant. All but the constant scale with demand, so no unit matters."""
    known = ~np.isnan(demand)
    filled = np.where(known, demand, 0.0)
    columns: list[Floats] = []
    anchor = np.full(demand.shape[1], filled.sum() / max(known.sum(), 1))
    for speed in SPEEDS:
        weights = ((1.0 - speed) ** np.arange(len(demand) - 1, -1, -1)) if len(demand) else np.zeros(0)
        total, mass = weights @ filled, weights @ known
        columns.append((total + PRIOR_MONTHS * anchor) / (mass + PRIOR_MONTHS))
        anchor = columns[-1]
    for months in (3, 12):
        total, count = filled[-months:].sum(axis=0), known[-months:].sum(axis=0)
        columns.append((total + PRIOR_MONTHS * columns[0]) / (count + PRIOR_MONTHS))
    columns.append(np.ones(demand.shape[1]))
    return np.stack(columns, axis=1)


def quiet_class(demand: Floats) -> Ints:
    """Class by the months since the last demand and by the demands of the last twelve months."""
    hits = np.nan_to_num(demand) > 0
    quiet = np.where(hits.any(axis=0), np.argmax(hits[::-1], axis=0), len(demand) + QUIET_EDGES[-1])
    lately = np.searchsorted(HIT_EDGES, hits[-12:].sum(axis=0), side="right")
    return np.asarray(np.searchsorted(QUIET_EDGES, quiet, side="right") * (len(HIT_EDGES) + 1) + lately, dtype=np.int64)
