"""How often a part is asked for and how much at a time, learnt from all parts together.

Two parts that sell half a piece a month are not alike when one sells a piece every second month and the other four
pieces every eighth: the one needs a piece on the shelf, the other four or none. So the months with demand and the
quantity of such a month are forecast apart (Croston 1972; Willemain, Smart and Schwarz 2004 for lumps of a part's own):

- p, the share of months with demand, by logistic regression with a ridge (Newton's steps) on past origins;
- ρ, how far the months of one part go together (beta-binomial, Skellam 1948), by moments on the same origins;
- the mean quantity by non-negative least squares; its distribution is 1 + negative binomial with a share of what came
  for parts of like mean (pairs and sets of four are asked for more than threes), drawn to the part's own quantities of
  the past (Dirichlet prior of ``belief`` such months), then tilted exponentially to the mean, because what was often
  asked for in large lots seldom stays so.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls
from scipy.special import expit

from chehang.planning.arrays import Floats, Ints
from chehang.planning.distribution import nb_log_pmf, nb_pmf, tilted
from chehang.planning.forecast.features import hit_features, size_features
from chehang.planning.forecast.lessons import Origin

RIDGE = 1.0
NEWTON = 12
OFTEN = (2, 5, 8)  # edges of the classes by months with demand in the last twelve
SHAPES = (0.3, 0.5, 0.8, 1.2, 2.0, 4.0, 10.0)
BELIEFS = (5.0, 10.0, 20.0, 40.0, 100.0)
LIKE = (1.3, 1.7, 2.5, 4.0, 7.0)  # edges of like means; above the last the negative binomial stands alone
POOLED = (0.0, 0.2, 0.4, 0.6)
LARGEST = 32
FADE = 0.97
LEAST = 150
RARE, SURE = 1e-4, 0.995


@dataclass(frozen=True)
class Lumps:
    """What was learnt: logistic weights over centred and scaled features, ρ; per class the weights of the mean
    quantity and its shape; months of belief in them against a part's own; per class of like means what came
    (0…``LARGEST``), and the share of it."""

    centre: Floats
    scale: Floats
    weights: Floats
    together: float
    sizes: Floats
    shapes: Floats
    belief: float
    pools: Floats
    pooled: float

    def chance(self, demand: Floats) -> Floats:
        """Share of the coming months with demand, of every part."""
        z = (hit_features(demand) - self.centre) / self.scale
        return np.clip(expit(z @ self.weights), RARE, SURE)

    def size(self, demand: Floats) -> tuple[Floats, Floats]:
        """Mean quantity of a month with demand, and the shape of its negative binomial, of every part."""
        kind = often_class(demand)
        return np.maximum((size_features(demand) * self.sizes[kind]).sum(axis=1), 1.02), self.shapes[kind]

    def quantities(self, demand: Floats, mean: Floats, shape: Floats, width: int) -> Floats:
        """Parts × 0…width probabilities of the quantity in a month with demand."""
        model, own = _sizes_pmf(mean, shape, width), faded_counts(demand, width)
        like = np.searchsorted(LIKE, mean)
        share = np.where(like < len(LIKE), self.pooled, 0.0)[:, None]
        reach = min(width, LARGEST) + 1
        model *= 1 - share
        model[:, :reach] += share * self.pools[like, :reach]
        return tilted((own + self.belief * model) / (own.sum(axis=1) + self.belief)[:, None], mean)


def often_class(demand: Floats) -> Ints:
    """Class by the months with demand among the last twelve."""
    hits = (np.nan_to_num(demand[-12:]) > 0).sum(axis=0)
    return np.asarray(np.searchsorted(OFTEN, hits, side="right"), dtype=np.int64)


def faded_counts(demand: Floats, width: int) -> Floats:
    """Parts × 0…width: how often each quantity was asked for in a month, later months counting more."""
    weight = FADE ** np.arange(len(demand) - 1, -1, -1)
    quantity = np.maximum(np.rint(demand), 1.0)
    month, part = np.nonzero((np.nan_to_num(demand) > 0) & (np.nan_to_num(quantity) <= width))
    flat = part * (width + 1) + quantity[month, part].astype(np.int64)
    counts = np.bincount(flat, weight[month], minlength=demand.shape[1] * (width + 1))
    return np.asarray(counts.reshape(demand.shape[1], width + 1))


def learn_lumps(lessons: list[Origin]) -> Lumps | None:
    """Fit on the given origins; None where too few demands have come to learn from."""
    if not lessons or sum((o.came > 0).sum() for o in lessons) < LEAST:
        return None
    horizon = len(lessons[0].came)
    hits = np.concatenate([(o.came > 0).sum(axis=0) for o in lessons])
    x = np.concatenate([hit_features(o.past) for o in lessons])
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    centre[0], scale[0] = 0.0, 1.0
    z = (x - centre) / scale
    weights = logistic(z, hits / horizon)
    chance = np.clip(expit(z @ weights), RARE, SURE)
    return Lumps(centre, scale, weights, _together(chance, hits, horizon), *_learn_sizes(lessons))


def logistic(z: Floats, share: Floats) -> Floats:
    """Weights of the logistic regression of shares (0…1) on ``z``, whose first column is ones, with a ridge on the
    other columns; Newton's steps from zero."""
    ridge = np.full(z.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(z.shape[1])
    for _ in range(NEWTON):
        p = expit(z @ weights)
        slope = z.T @ (share - p) - ridge * weights
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge), slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _together(chance: Floats, hits: Ints, horizon: int) -> float:
    """ρ of the beta-binomial: Var N = h·p(1−p)(1 + (h−1)ρ)."""
    if horizon < 2:
        return 0.1
    single = horizon * (chance * (1 - chance)).sum()
    excess = ((hits - horizon * chance) ** 2).sum() - single
    return float(np.clip(excess / ((horizon - 1) * single), 0.001, 0.6))


def _learn_sizes(lessons: list[Origin]) -> tuple[Floats, Floats, float, Floats, float]:
    x, y, kind, own, seen = [], [], [], [], []
    for origin in lessons:
        month, part = np.nonzero(origin.came > 0)
        quantity = np.maximum(np.rint(origin.came[month, part]), 1.0)
        x.append(size_features(origin.past)[part])
        kind.append(often_class(origin.past)[part])
        y.append(quantity)
        past = origin.past[:, part]
        weight = FADE ** np.arange(len(past) - 1, -1, -1)
        own.append(weight @ ((past > 0) & (np.maximum(np.rint(past), 1.0) == quantity)))
        seen.append(weight @ (past > 0))
    all_x, all_y, all_kind = np.concatenate(x), np.concatenate(y), np.concatenate(kind)
    same, count = np.concatenate(own), np.concatenate(seen)
    weights, shapes = np.zeros((len(OFTEN) + 1, all_x.shape[1])), np.zeros(len(OFTEN) + 1)
    expected, model = np.zeros(len(all_y)), np.zeros(len(all_y))
    for at in range(len(OFTEN) + 1):
        mine = all_kind == at
        fit = mine if mine.sum() >= LEAST else np.ones(len(mine), dtype=bool)
        scale = all_x[fit, 1] ** -0.75
        weights[at] = nnls(all_x[fit] * scale[:, None], all_y[fit] * scale)[0]
        mean = np.maximum(all_x @ weights[at], 1.02)
        shapes[at] = max(SHAPES, key=lambda r: float(_sizes_log(all_y[fit], mean[fit], r).sum()))
        expected[mine], model[mine] = mean[mine], np.exp(_sizes_log(all_y[mine], mean[mine], shapes[at]))
    pools, like = _pools(all_y, expected)
    come = np.where(all_y <= LARGEST, pools[like, np.minimum(all_y, LARGEST).astype(np.int64)], 0.0)

    def score(belief: float, share: float) -> float:
        prior = model + np.where(like < len(LIKE), share, 0.0) * (come - model)
        return float(np.log((same + belief * prior) / (count + belief) + 1e-12).sum())

    belief, pooled = max(((b, s) for b in BELIEFS for s in POOLED), key=lambda bs: score(*bs))
    return weights, shapes, belief, pools, pooled


def _pools(quantity: Floats, mean: Floats) -> tuple[Floats, Ints]:
    """Per class of like means the shares of the quantities that came, and the class of each."""
    like = np.searchsorted(LIKE, mean)
    small = quantity <= LARGEST
    flat = like[small] * (LARGEST + 1) + quantity[small].astype(np.int64)
    counts = np.bincount(flat, minlength=(len(LIKE) + 1) * (LARGEST + 1)).reshape(len(LIKE) + 1, LARGEST + 1)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1), like


def _sizes_log(quantity: Floats, mean: Floats, shape: float) -> Floats:
    return nb_log_pmf(quantity - 1.0, mean - 1.0, np.full(len(mean), shape))


def _sizes_pmf(mean: Floats, shape: Floats, width: int) -> Floats:
    beyond = nb_pmf(mean - 1.0, shape, max(width - 1, 0))
    return np.concatenate([np.zeros((len(mean), 1)), beyond], axis=1)[:, : width + 1]
