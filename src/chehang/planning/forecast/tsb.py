"""TSB (Teunter, Syntetos and Babai 2011): probability and size apart, so that a dying part fades."""

import numpy as np

from chehang.planning.arrays import Floats
from chehang.planning.forecast.ses import ses


def tsb(demand: Floats, alpha_size: float = 0.1, alpha_probability: float = 0.1) -> Floats:
    """Smoothed chance of a demand × smoothed size; the chance is updated every month, the size at demands."""
    if np.isnan(demand).any():
        chance = ses(np.where(np.isnan(demand), np.nan, demand > 0), alpha_probability)
        return chance * ses(np.where(demand > 0, demand, np.nan), alpha_size)
    # SES unrolled: α(1−α)^k on the k-th last month, the rest on the first. Only cells with demand are touched.
    weights = alpha_probability * (1 - alpha_probability) ** np.arange(len(demand) - 1, -1, -1.0)
    weights[0] = (1 - alpha_probability) ** (len(demand) - 1)
    chance, size = np.zeros(demand.shape[1]), np.zeros(demand.shape[1])
    for weight, row in zip(weights, demand, strict=True):
        at = np.flatnonzero(row > 0)
        chance[at] += weight
        size[at] += np.where(size[at] > 0, alpha_size, 1.0) * (row[at] - size[at])
    return chance * size
