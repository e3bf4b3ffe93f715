"""The rate of demand learnt from all parts together (cross-learning, Montero-Manso and Hyndman 2021).

At past origins the smoothed means of every part are regressed on what really came in the following months, by
non-negative least squares with Poisson weights, apart for each class of quiet and frequency. A part's own history is
thereby shrunk as strongly as the past of all parts has shown to be right. The variance of the sum m over the horizon is
m(1+a) + b·m²: a is lumpiness (grows with the months), b is ignorance of the rate (grows with their square); both by
maximum likelihood of the negative binomial on the same origins (pooled dispersion, Snyder, Ord and Beaumont 2012).
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from chehang.planning.arrays import Floats
from chehang.planning.distribution import nb_log_pmf, nb_shape
from chehang.planning.forecast.features import CLASSES, features, quiet_class, usual
from chehang.planning.forecast.lessons import Origin

LUMPS = (0.0, 0.15, 0.35, 0.7, 1.2, 2.0, 3.5, 6.0)
DOUBTS = (0.0, 0.08, 0.2, 0.4, 0.8, 1.5)
SCORED = 6_000


@dataclass(frozen=True)
class Rates:
    """What was learnt: per class the weights of the features, lumpiness and doubt; not ``learnt`` are the usual ones of
    a store whose books have just begun."""

    weights: Floats
    lump: Floats
    doubt: Floats
    learnt: bool = True

    def mean(self, demand: Floats, times: Floats | float = 1.0) -> Floats:
        """Mean demand a month of every part, from its latest months; ``times`` is what its price makes of it. In young
        books that is what is usual, to which the few months of a part are drawn."""
        kind = quiet_class(demand)
        if self.learnt:
            return np.maximum((features(demand) * self.weights[kind]).sum(axis=1) * times, 1e-4)
        found = (features(demand, times) * self.weights[kind]).sum(axis=1)
        unseen = ~(np.nan_to_num(demand) > 0).any(axis=0)
        return np.maximum(np.where(unseen, unseen_rate(demand) * times, found), 1e-4)


def unseen_rate(demand: Floats) -> float:
    """Demand a month of a part that was never asked for, by what parts asked for in one month only tell of those still
    to come: n₁ of them in t months, so n₁/t a month for all n₀ unseen ones together (Good 1953), and as much at a time."""
    hits = (np.nan_to_num(demand) > 0).sum(axis=0)
    never = max(int((hits == 0).sum()), 1)
    once = hits == 1
    return float(once.sum() / never / max(len(demand), 1) * usual(demand[:, once])[1])


def learn_rates(lessons: list[Origin]) -> Rates:
    """Fit on the given origins; a class with few lessons takes the weights of all."""
    width = features(np.zeros((1, 1))).shape[1]
    lump, doubt = np.full(CLASSES, 0.7), np.full(CLASSES, 0.4)
    if not lessons:
        return Rates(np.tile(np.eye(1, width)[0], (CLASSES, 1)), lump, doubt, learnt=False)
    horizon = len(lessons[0].came)
    x = np.concatenate([features(o.past) for o in lessons])
    kind = np.concatenate([quiet_class(o.past) for o in lessons])
    total = np.concatenate([o.came.sum(axis=0) for o in lessons])
    weights = np.tile(_weights(x, total / horizon), (CLASSES, 1))
    for at in range(CLASSES):
        mine = kind == at
        if mine.sum() >= 200:
            weights[at] = _weights(x[mine], total[mine] / horizon)
        if mine.sum() >= 50:
            mean = np.maximum(x[mine] @ weights[at], 1e-4) * horizon
            lump[at], doubt[at] = _spread(mean, total[mine])
    return Rates(weights, lump, doubt)


def _weights(x: Floats, y: Floats) -> Floats:
    """Non-negative weights; a cell counts by the inverse of its Poisson variance. Solved on the normal equations."""
    scale = 1.0 / np.sqrt(x[:, 1] + 0.05)
    a, b = x * scale[:, None], y * scale
    gram = a.T @ a + 1e-6 * len(a) * np.eye(a.shape[1])
    root = np.linalg.cholesky(gram)
    solution: Floats = nnls(root.T, np.linalg.solve(root, a.T @ b))[0]
    return solution


def _spread(mean: Floats, came: Floats) -> tuple[float, float]:
    pick = slice(None, None, max(1, len(mean) // SCORED))
    m, d = mean[pick], np.rint(came[pick])
    best = max(
        ((a, b) for a in LUMPS for b in DOUBTS),
        key=lambda ab: float(nb_log_pmf(d, m, nb_shape(m, ab[0], ab[1])).sum()),
    )
    return best
