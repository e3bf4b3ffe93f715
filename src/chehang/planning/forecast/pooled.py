"""One forecast learnt from all parts together (cross-learning, Montero-Manso and Hyndman 2021).

At past origins the smoothed means of every part are regressed on what really came in the following months, by
non-negative least squares with Poisson weights, apart for each class of quiet and frequency. A part's own history is thereby shrunk
as strongly as the past of all parts has shown to be right. The variance of the sum m over the horizon is
m(1+a) + b·m²: a is lumpiness (grows with the months), b is ignorance of the rate (grows with their square); both by
maximum likelihood of the negative binomial on the same origins (pooled dispersion, Snyder, Ord and Beaumont 2012).
``mix`` is the share of the part's own empirical distribution that those origins reward in log score.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from chehang.planning.arrays import Floats, Ints
from chehang.planning.distribution import nb_log_pmf, nb_shape, window_sums
from chehang.planning.forecast.features import CLASSES, features, quiet_class

LUMPS = (0.0, 0.15, 0.35, 0.7, 1.2, 2.0, 3.5, 6.0)
DOUBTS = (0.0, 0.08, 0.2, 0.4, 0.8, 1.5)
MIXES = (0.0, 0.1, 0.2, 0.3, 0.45, 0.6)
SAMPLE = 20_000
SCORED = 6_000
ORIGINS = 10
LEAST_HISTORY = 3


@dataclass(frozen=True)
class Pooled:
    """What was learnt: per quiet class the weights of the features, lumpiness, doubt and empirical share."""

    weights: Floats
    lump: Floats
    doubt: Floats
    mix: Floats


@dataclass(frozen=True)
class Outlook:
    """Mean a month, lumpiness, doubt and empirical share of every part."""

    mean: Floats
    lump: Floats
    doubt: Floats
    mix: Floats


@dataclass(frozen=True)
class _Lesson:
    x: Floats
    kind: Ints
    total: Floats
    own: Floats


def learn(demand: Floats, horizon: int, ahead: int = 1) -> Pooled:
    """Fit on the past only: origins up to ``ORIGINS`` months back, each with ``horizon`` complete months after it.

    ``ahead`` > 1 learns for forecasts that are used further on: the sums then start 0…ahead−1 months after the origin.
    """
    lesson = _lessons(demand, horizon, ahead)
    weights = np.zeros((CLASSES, len(lesson.x[0]) if len(lesson.x) else features(demand[:, :1]).shape[1]))
    lump, doubt, mix = np.full(CLASSES, 0.7), np.full(CLASSES, 0.4), np.zeros(CLASSES)
    everyone = _weights(lesson.x, lesson.total / horizon) if len(lesson.x) else np.eye(1, weights.shape[1])[0]
    for kind in range(CLASSES):
        mine = lesson.kind == kind
        weights[kind] = _weights(lesson.x[mine], lesson.total[mine] / horizon) if mine.sum() >= 200 else everyone
        if mine.sum() >= 50:
            mean = np.maximum(lesson.x[mine] @ weights[kind], 1e-4) * horizon
            lump[kind], doubt[kind] = _spread(mean, lesson.total[mine])
            mix[kind] = _mix(mean, lump[kind], doubt[kind], lesson.total[mine], lesson.own[mine])
    return Pooled(weights, lump, doubt, mix)


def outlook(model: Pooled, demand: Floats) -> Outlook:
    """Apply what was learnt to the latest months of every part."""
    kind = quiet_class(demand)
    mean = np.maximum((features(demand) * model.weights[kind]).sum(axis=1), 1e-4)
    return Outlook(mean, model.lump[kind], model.doubt[kind], model.mix[kind])


def _lessons(demand: Floats, horizon: int, ahead: int) -> _Lesson:
    months, parts = demand.shape
    first = max(LEAST_HISTORY, months - horizon - ORIGINS + 1)
    origins = range(first, months - horizon + 1)
    step = max(1, -(-parts * max(len(origins), 1) // (SAMPLE * 3)))
    x, kind, total, own = [], [], [], []
    for at in origins:
        # Nearer and further months take turns, so that every origin still gives one sum a part.
        gap = min((at * 5) % ahead, months - horizon - at)
        after = demand[at + gap : at + gap + horizon].sum(axis=0)
        usable = np.flatnonzero(~np.isnan(after) & ~np.isnan(demand[at - LEAST_HISTORY]))[at % step :: step]
        past, came = demand[:at, usable], after[usable]
        x.append(features(past))
        kind.append(quiet_class(past))
        total.append(came)
        sums = window_sums(past, horizon)
        own.append(((sums == came).sum(axis=0)) / np.maximum((~np.isnan(sums)).sum(axis=0), 1))
    if not x:
        return _Lesson(np.zeros((0, 0)), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0))
    return _Lesson(np.concatenate(x), np.concatenate(kind), np.concatenate(total), np.concatenate(own))


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


def _mix(mean: Floats, lump: float, doubt: float, came: Floats, own: Floats) -> float:
    model = np.exp(nb_log_pmf(np.rint(came), mean, nb_shape(mean, lump, doubt)))
    return max(MIXES, key=lambda w: float(np.log((1 - w) * model + w * own + 1e-12).sum()))
