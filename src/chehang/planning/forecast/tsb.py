"""TSB (Teunter, Syntetos and Babai 2011): probability and size apart, so that a dying part fades."""

import numpy as np

from chehang.planning.arrays import Floats
from chehang.planning.forecast.ses import ses


def tsb(demand: Floats, alpha_size: float = 0.1, alpha_probability: float = 0.1) -> Floats:
    """Smoothed chance of a demand × smoothed size; the chance is updated every month, the size at demands."""
    chance = ses(np.where(np.isnan(demand), np.nan, demand > 0), alpha_probability)
    size = ses(np.where(demand > 0, demand, np.nan), alpha_size)
    return chance * size
