"""Where a part stands in its life: new, growing, steady, dying, quiet or ended."""

import numpy as np

from chehang.planning.arrays import Floats, Ints

STEADY, NEW, GROWING, DYING, QUIET, ENDED = range(6)
NAMES = ("steady", "new", "growing", "dying", "quiet", "ended")
NEW_MONTHS = 12
RECENT = 6
SURE = 2.33


def phases(demand: Floats) -> Ints:
    """Phase of each part. Growth and decline compare the demands (months with demand) of the last six months with
    those of the twelve before by the normal score of a conditional binomial test (Przyborowski and Wilenski 1940)."""
    known = ~np.isnan(demand)
    hits = np.nan_to_num(demand) > 0
    recent, before = hits[-RECENT:].sum(axis=0), hits[-RECENT - 12 : -RECENT].sum(axis=0)
    exposure, earlier = known[-RECENT:].sum(axis=0), known[-RECENT - 12 : -RECENT].sum(axis=0)
    share = exposure / np.maximum(exposure + earlier, 1)
    count = recent + before
    score = (recent - count * share) / np.sqrt(np.maximum(count * share * (1 - share), 1e-9))
    phase = np.full(demand.shape[1], STEADY)
    compare = (count > 0) & (earlier > 0) & (exposure > 0)
    phase[compare & (score > SURE)] = GROWING
    phase[compare & (score < -SURE)] = DYING
    phase[hits[-12:].sum(axis=0) == 0] = QUIET
    phase[known.sum(axis=0) < NEW_MONTHS] = NEW
    phase[~known[-1]] = ENDED
    return phase
