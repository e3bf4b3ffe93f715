"""What each unit of stock gains and ties up: order-up-to S, review period R, lead time L (months)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Floats, Ints
from chehang.planning.distribution import empirical_pmf, mixed_pmf, nb_pmf, nb_shape
from chehang.planning.forecast.pooled import Outlook

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


def curves(view: Outlook, demand: Floats, lead: Floats, review: float) -> Iterator[Curves]:
    """Curves of all parts in groups of like grid; ``lead`` and ``review`` in months."""
    total = view.mean * (lead + review)
    spread = np.sqrt(total * (1 + view.lump) + view.doubt * total**2)
    top = total + 6.0 * spread + 4.0 + np.minimum(np.nanmax(demand, axis=0, initial=0.0), 8 * (total + spread))
    grid = np.searchsorted(GRID, top)
    for index in np.unique(grid):
        parts = np.flatnonzero(grid == index)
        width = GRID[min(int(index), len(GRID) - 1)]
        chunk = max(1, CHUNK * 16 // width)
        for at in range(0, len(parts), chunk):
            mine = parts[at : at + chunk]
            step = max(1, int(np.ceil(top[mine].max() / width))) if index >= len(GRID) else 1
            yield _curves(mine, width, step, view, demand, lead, review)


def _curves(part: Ints, width: int, step: int, view: Outlook, demand: Floats, lead: Floats, review: float) -> Curves:
    mean, wait = view.mean[part], lead[part]
    both = _pmf(part, mean * (wait + review), wait + review, width, step, view, demand)
    during = _pmf(part, mean * wait, wait, width, step, view, demand)
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


def _pmf(part: Ints, mean: Floats, months: Floats, width: int, step: int, view: Outlook, demand: Floats) -> Floats:
    shape = nb_shape(np.maximum(mean, 1e-6), view.lump[part], view.doubt[part])
    if step > 1:
        # Coarse grid for the fastest parts: the same recursion on every step-th unit would not sum to one, so the
        # distribution is summed over each cell.
        fine = nb_pmf(np.maximum(mean, 1e-6), shape, (width + 1) * step - 1)
        return fine.reshape(len(part), width + 1, step).sum(axis=2)
    model = nb_pmf(np.maximum(mean, 1e-6), shape, width)
    share = view.mix[part]
    if not share.any():
        return model
    own = np.zeros_like(model)
    window = np.maximum(np.rint(months), 1).astype(np.int64)
    for length in np.unique(window):
        rows = window == length
        own[rows] = empirical_pmf(demand[:, part[rows]], int(length), width)
    # A lead time that is no whole number of months has no windows of its own length; the model stands alone there.
    return mixed_pmf(model, own, np.where(np.abs(months - window) < 0.05, share, 0.0))
