"""SES with every part's best α, all parts at once: the root of the slope of the squared error, not a blind search.

With β = 1 − α the one-step error is e ← (y − y') + β·e, its slope g ← e' + β·g, and the slope of Σe² over β is 2Σe·g.
Where the slope shows that an end of the range is best, nothing more is done; the others are bracketed and closed in on
by the cubic through both ends (Davidon 1959). Only rows of parts are touched, in place.
"""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Bools, Floats
from chehang.planning.forecast.known import first_known, to_the_end

LOW, HIGH = 0.1, 0.3
ROUNDS = 3


def ses_optimised(demand: Floats, low: float = LOW, high: float = HIGH) -> Floats:
    """SES of months × parts with each part's best α in [low, high]; months not sold are skipped."""
    demand = to_the_end(demand)
    first = first_known(demand)
    change = np.diff(np.nan_to_num(demand), axis=0)
    change[np.arange(len(change))[:, None] < first] = 0.0
    return best_level(np.nan_to_num(demand[-1]), change, low, high)


def last_error(change: Floats, beta: float | Floats) -> Floats:
    """One-step error of SES at the last row; ``change`` are the first differences (rows × parts)."""
    error = np.zeros(change.shape[1])
    for row in change:
        error *= beta
        error += row
    return error


def level_at(values: Floats, change: Floats, alpha: float) -> Floats:
    """Level after the last row, l = y − (1−α)·e, which equals l ← α·y + (1−α)·l started at the first value."""
    return np.asarray(values - (1.0 - alpha) * last_error(change, 1.0 - alpha))


def best_level(values: Floats, change: Floats, low: float = LOW, high: float = HIGH) -> Floats:
    """Level after the last row with each part's α in [low, high] that lowers the squared one-step errors.

    ``values``: last value a part; ``change``: first differences (rows × parts), 0 before a part's second value.
    """
    top, bottom = 1.0 - low, 1.0 - high
    error, at_top, loss_top = _slope(change, top)
    far_error, at_bottom, loss_bottom = _slope(change, bottom)
    level = values - np.where((at_top > 0) & (at_bottom >= 0), bottom * far_error, top * error)
    # The slope is nothing everywhere where no α differs: the middle one then stands for all.
    flat = np.flatnonzero((at_top == 0) & (at_bottom == 0))
    level[flat] = level_at(values[flat], change.take(flat, axis=1), (low + high) / 2)
    # Both ends better than what lies beside them: the better end.
    both = np.flatnonzero((at_top < 0) & (at_bottom > 0) & (loss_bottom < loss_top))
    level[both] = values[both] - bottom * far_error[both]
    inner = np.flatnonzero((at_top > 0) & (at_bottom < 0))
    if inner.size:
        below = _Side(np.full(inner.size, bottom), at_bottom[inner], loss_bottom[inner])
        above = _Side(np.full(inner.size, top), at_top[inner], loss_top[inner])
        level[inner] = _inside(values[inner], change.take(inner, axis=1), below, above)
    return np.asarray(level)


def _slope(change: Floats, beta: float | Floats) -> tuple[Floats, Floats, Floats]:
    """Last one-step error e, half the slope of Σe² over β (above zero: a larger α is better), and Σe²."""
    error, slope, product, rise, loss = np.zeros((5, change.shape[1]))
    for row in change:
        slope *= beta
        slope += error
        error *= beta
        error += row
        rise += np.multiply(error, slope, out=product)
        loss += np.multiply(error, error, out=product)
    return error, rise, loss


@dataclass
class _Side:
    """One end of the range in which the best β lies: place, slope and loss."""

    at: Floats
    rise: Floats
    loss: Floats

    def move(self, where: Bools, at: Floats, rise: Floats, loss: Floats) -> None:
        for mine, new in ((self.at, at), (self.rise, rise), (self.loss, loss)):
            np.copyto(mine, new, where=where)


def _inside(values: Floats, change: Floats, low: _Side, high: _Side) -> Floats:
    """Level with the β at which the slope is nothing; it is below zero at ``low`` and above at ``high``."""
    for _ in range(ROUNDS):
        best = _lowest(low, high)
        _, rise, loss = _slope(change, best)
        low.move(rise < 0, best, rise, loss)
        high.move(rise >= 0, best, rise, loss)
    best = _lowest(low, high)
    return np.asarray(values - best * last_error(change, best))


def _lowest(low: _Side, high: _Side) -> Floats:
    """Lowest point of the cubic through both ends' losses and slopes; it lies between them (Davidon 1959)."""
    wide = np.maximum(high.at - low.at, 1e-300)
    first, last = 2 * low.rise, 2 * high.rise
    bend = first + last - 3 * (high.loss - low.loss) / wide
    root = np.sqrt(bend**2 - first * last)
    share = (last + root - bend) / np.maximum(last - first + 2 * root, 1e-300)
    return np.asarray(high.at - wide * np.clip(share, 0.0, 1.0))
