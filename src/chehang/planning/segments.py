"""The worthwhile steps of every part: the upper concave envelope of gain against capital (Everett 1963; Fox 1966)."""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Bools, Floats, Ints


@dataclass(frozen=True)
class Segments:
    """Steps from one level to the next worthwhile one. ``part``, ``level`` reached, ``cost`` yuan, ``gain``."""

    part: Ints
    start: Ints
    level: Ints
    cost: Floats
    gain: Floats

    @property
    def ratio(self) -> Floats:
        """Gain for a yuan of capital; falls from step to step of one part."""
        return self.gain / self.cost

    def order(self) -> Ints:
        """Indices by falling ratio; equal ratios by part and level, so that the same input gives the same plan."""
        ratio = self.ratio
        order = np.argsort(-ratio, kind="stable")
        tied = np.flatnonzero(np.diff(ratio[order]) == 0)
        if tied.size:
            order = np.lexsort((self.level, self.part, -ratio))
        return order

    def take(self, which: Bools | Ints) -> "Segments":
        """Only the marked steps, or those at the given indices in that order."""
        return Segments(self.part[which], self.start[which], self.level[which], self.cost[which], self.gain[which])


def envelope(part: Ints, gain: Floats, cost: Floats, start: Ints, allowed: Bools, step: int = 1) -> Segments:
    """Steps of the concave envelope over the allowed levels from ``start`` on.

    ``gain`` and ``cost`` are parts × levels, cumulated; level j is the stock j·``step``.
    """
    here, active = start.copy(), np.arange(len(part))
    found: list[tuple[Ints, Ints, Ints, Floats, Floats]] = []
    grid = np.arange(gain.shape[1])
    while active.size:
        at = here[active]
        more = gain[active] - gain[active, at][:, None]
        pay = cost[active] - cost[active, at][:, None]
        open_ = allowed[active] & (grid > at[:, None]) & (more > 1e-12)
        ratio = np.where(open_, more / np.where(open_, pay, 1.0), -1.0)
        # Of equal ratios the longest step: fewer steps, the same envelope.
        reach = ratio.shape[1] - 1 - np.argmax(ratio[:, ::-1], axis=1)
        rows = np.arange(active.size)
        go = ratio[rows, reach] > 0
        active, at, reach, rows = active[go], at[go], reach[go], rows[go]
        found.append((part[active], at * step, reach * step, pay[rows, reach], more[rows, reach]))
        here[active] = reach
    return join([Segments(*f) for f in found])


def join(pieces: list[Segments]) -> Segments:
    """All steps of several groups of parts in one."""
    if not pieces:
        none = np.zeros(0, dtype=np.int64)
        return Segments(none, none, none, np.zeros(0), np.zeros(0))
    return Segments(
        np.concatenate([p.part for p in pieces]),
        np.concatenate([p.start for p in pieces]),
        np.concatenate([p.level for p in pieces]),
        np.concatenate([p.cost for p in pieces]),
        np.concatenate([p.gain for p in pieces]),
    )
