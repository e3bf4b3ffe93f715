"""Lessons from the past: what was known of a part at an earlier month, and what came in the months after it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Floats, Ints

SAMPLE = 30_000
ORIGINS = 8
LEAST_HISTORY = 3
GOLDEN = 0.618034  # turns by the golden section reach near and far evenly, whatever the range


@dataclass(frozen=True)
class Origin:
    """One earlier month: the months before it and the months learnt about, of the same parts (months × parts); which parts
    of the store these are."""

    past: Floats
    came: Floats
    parts: Ints


def origins(demand: Floats, horizon: int, ahead: int = 1, most: int = SAMPLE) -> Iterator[Origin]:
    """The last ``ORIGINS`` months after which ``horizon`` whole months are known, oldest first; of many parts a sample.

    ``ahead`` > 1 is for forecasts that are used further on: what came then starts 0…ahead−1 months after the origin,
    nearer and further ones by turns, so that every origin still gives one lesson a part.
    """
    months, parts = demand.shape
    usable = range(max(LEAST_HISTORY, months - horizon - ORIGINS + 1), months - horizon + 1)
    step = max(1, -(-parts * max(len(usable), 1) // most))
    for at in usable:
        gap = min(int(at * GOLDEN % 1.0 * ahead), months - horizon - at)
        came = demand[at + gap : at + gap + horizon]
        known = ~np.isnan(came).any(axis=0) & ~np.isnan(demand[at - LEAST_HISTORY])
        which = np.flatnonzero(known)[at % step :: step]
        if which.size:
            yield Origin(demand[:at, which], came[:, which], which)
