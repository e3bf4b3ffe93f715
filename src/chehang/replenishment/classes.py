"""ABC classes of a plan."""

import numpy as np

from chehang.planning.arrays import Floats

from .kinds import Abc

LIMITS = (0.80, 0.95)


def abc_classes(booked: Floats, cost: Floats) -> list[str]:
    """The class of each part by its demand of the last twelve months at cost (months × parts; yuan).

    The part that crosses a limit still belongs to the better class.
    """
    worth = np.nansum(booked[-12:], axis=0) * cost
    order = np.argsort(-worth, kind="stable")
    before = np.cumsum(worth[order]) - worth[order]
    share = np.empty(len(worth))
    share[order] = before / max(float(worth.sum()), 1e-9)
    found = np.select([worth <= 0, share < LIMITS[0], share < LIMITS[1]], [Abc.NONE, Abc.A, Abc.B], Abc.C)
    return [str(value) for value in found.tolist()]
