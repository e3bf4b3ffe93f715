"""What each unit of stock gains and ties up: order-up-to S, review period R, lead time L (months)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.forecast.outlook import Outlook

GRID = (6, 8, 11, 16, 22, 32, 45, 64, 90, 128, 181, 256)
CHUNK = 20_000


@dataclass(frozen=True)
class Curves:
    """One group of parts on one grid: level j is a stock of j·``step``. All cumulated, the first column is level 0."""

    part: Ints
    step: int
    lines: Floats
    units: Floats
    on_hand: Floats
    below: Floats


def curves(view: Outlook, lead: Floats, review: float) -> Iterator[Curves]:
    """Curves of all parts in groups of like grid; ``lead`` and ``review`` in months."""
    total = view.mean * (lead + review)
    spread = np.sqrt(total * (1 + view.lump) + view.doubt * total**2)
    top = total + 6.0 * spread + 4.0 + np.minimum(np.nanmax(view.demand, axis=0, initial=0.0), 8 * (total + spread))
    grid = np.searchsorted(GRID, top)
    for index in np.unique(grid):
        parts = np.flatnonzero(grid == index)
        width = GRID[min(int(index), len(GRID) - 1)]
        chunk = max(1, CHUNK * 16 // width)
        for at in range(0, len(parts), chunk):
            mine = parts[at : at + chunk]
            step = max(1, int(np.ceil(top[mine].max() / width))) if index >= len(GRID) else 1
            yield _curves(mine, width, step, view, lead, review)


def _curves(part: Ints, width: int, step: int, view: Outlook, lead: Floats, review: float) -> Curves:
    wait = lead[part]
    times = (wait + review, wait)
    both, during = view.pmfs(part, times, width) if step == 1 else view.coarse_pmfs(part, times, width, step)
    below, below_wait = np.cumsum(both, axis=1), np.cumsum(during, axis=1)
    share = (wait / (wait + review))[:, None]
    # A demand of s over L+R falls into the review month with R/(L+R): demands are rare and come in one lump. Spreading
    # it over several months (1 − (L/(L+R))^s) fits the real frontier worse.
    lines = np.cumsum(both * (1.0 - share), axis=1)
    lines -= lines[:, :1]
    filled = np.maximum(below_wait[:, :-1] - below[:, :-1], 0.0) * step
    units = np.concatenate([np.zeros((len(part), 1)), np.cumsum(filled, axis=1)], axis=1)
    held = (below_wait[:, :-1] + below[:, :-1]) / 2 * step
    on_hand = np.concatenate([np.zeros((len(part), 1)), np.cumsum(held, axis=1)], axis=1)
    return Curves(part, step, lines / review, units / review, on_hand, below)
