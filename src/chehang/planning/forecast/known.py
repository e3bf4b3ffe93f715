"""Months in which a part was sold: unknown ones before the first are counted, later ones skipped."""

import numpy as np

from chehang.planning.arrays import Floats, Ints


def first_known(demand: Floats) -> Ints:
    """Months before each part's first known one, when no unknown month follows it."""
    if not np.isnan(demand[:1]).any():
        return np.zeros(demand.shape[1], dtype=np.int64)
    return np.argmax(~np.isnan(demand), axis=0)


def to_the_end(demand: Floats) -> Floats:
    """Known months moved to the end, in their order, where unknown ones follow them: months not sold are skipped."""
    unknown = np.isnan(demand)
    if not unknown.any():
        return demand
    late = np.flatnonzero(unknown[-1] | (unknown[1:] & ~unknown[:-1]).any(axis=0))
    if not late.size:
        return demand
    moved, some = demand.copy(), demand[:, late]
    moved[:, late] = np.take_along_axis(some, np.argsort(~np.isnan(some), axis=0, kind="stable"), axis=0)
    return moved
