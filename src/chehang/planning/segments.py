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
        falling = -self.ratio
        order = np.argsort(falling)
        same = np.diff(falling[order]) == 0
        tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
        among = order[tied]
        order[tied] = among[np.lexsort((self.level[among], self.part[among], falling[among]))]
        return order

    def take(self, which: Bools | Ints) -> "Segments":
        """Only the marked steps, or those at the given indices in that order."""
        return Segments(self.part[which], self.start[which], self.level[which], self.cost[which], self.gain[which])


def envelope(part: Ints, gain: Floats, cost: Floats, start: Ints, allowed: Bools, step: int = 1) -> Segments:
    """Steps of the concave envelope over the allowed levels from ``start`` on.

    ``gain`` and ``cost`` are parts × levels, cumulated; level j is the stock j·``step``. All single steps are laid in a
    row; where the next step earns as much or more, both are one, until none does (pool adjacent violators, Ayer et al.
    1955): what lies between never lies above the chord.
    """
    grid = np.arange(gain.shape[1])
    open_ = allowed & (grid > start[:, None])
    open_[np.arange(len(part)), start] = True
    row, level = np.nonzero(open_)
    after = np.flatnonzero(row[1:] == row[:-1]) + 1  # every level but the first of its part ends a step
    row, begin, end = row[after], level[after - 1], level[after]
    more, pay = gain[row, end] - gain[row, begin], cost[row, end] - cost[row, begin]
    while row.size:
        first = np.append(True, (row[1:] != row[:-1]) | (more[1:] * pay[:-1] < more[:-1] * pay[1:]))
        if first.all():
            break
        at = np.flatnonzero(first)
        row, begin, end = row[at], begin[at], end[np.append(at[1:], len(row)) - 1]
        more, pay = np.add.reduceat(more, at), np.add.reduceat(pay, at)
    worth = more > 1e-12
    return Segments(part[row[worth]], begin[worth] * step, end[worth] * step, pay[worth], more[worth])


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
