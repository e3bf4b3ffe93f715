"""What is to come: of two views of a part's demand the one that the past of parts like it bears out.

The negative binomial around the learnt rate (``pooled``) knows how much; ``lumps`` knows how often and how much at a
time. Parts go by lumps, unless for their class of quiet and frequency the rate had the better log score at past origins
by more than two standard errors.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from chehang.planning.arrays import Bools, Floats, Ints
from chehang.planning.distribution import hit_weights, nb_log_pmf, nb_pmf, nb_shape, summed_pmfs
from chehang.planning.forecast.byprice import ByPrice, learn_by_price, seen_class
from chehang.planning.forecast.features import CLASSES, quiet_class, usual
from chehang.planning.forecast.lessons import Origin, origins
from chehang.planning.forecast.lumps import RARE, SURE, Lumps, learn_lumps
from chehang.planning.forecast.pooled import Rates, learn_rates

SCORED = 12_000
DOUBTED = 2.0
WIDTHS = (24, 256)  # few parts need the wide grid
WIDEST = WIDTHS[-1]


@dataclass(frozen=True)
class Learned:
    """Rates; lumps where there is enough to learn them from; the classes for which the lumps are right; what price tells
    of parts hardly asked for, where it tells anything."""

    rates: Rates
    lumps: Lumps | None
    by_lumps: Bools
    by_price: ByPrice | None = None


@dataclass(frozen=True)
class Outlook:
    """Of every part: mean a month; lumpiness and doubt of its sums; whether it goes by lumps, and then the chance of
    demand in a month, its mean quantity and shape; ``times`` what its price makes of the rate (1: nothing). ``demand`` is
    the past (months × parts)."""

    learned: Learned
    demand: Floats
    mean: Floats
    lump: Floats
    doubt: Floats
    by_lumps: Bools
    chance: Floats
    size: Floats
    shape: Floats
    times: Floats

    def pmfs(self, part: Ints, months: tuple[Floats, ...], width: int) -> list[Floats]:
        """For each of the times (months, a number a part) parts × 0…width probabilities of the demand over it."""
        lumped = self.by_lumps[part]
        found = [np.empty((len(part), width + 1)) for _ in months]
        plain, mine = part[~lumped], part[lumped]
        for pmf, time in zip(found, months, strict=True):
            m = np.maximum(self.mean[plain] * time[~lumped], 1e-6)
            pmf[~lumped] = nb_pmf(m, nb_shape(m, self.lump[plain], self.doubt[plain]), width)
        if mine.size and (lumps := self.learned.lumps) is not None:
            quantity = lumps.quantities(self.demand[:, mine], self.size[mine], self.shape[mine], width)
            often = (hit_weights(self.chance[mine], lumps.together, time[lumped]) for time in months)
            for pmf, sums in zip(found, summed_pmfs(quantity, often), strict=True):
                pmf[lumped] = sums
        return found

    def coarse_pmfs(self, part: Ints, months: tuple[Floats, ...], width: int, step: int) -> list[Floats]:
        """The same in cells of ``step`` units for the fastest parts, always by negative binomial: summed over each
        cell, for its recursion on every step-th unit would not sum to one."""
        means = [np.maximum(self.mean[part] * time, 1e-6) for time in months]
        fine = [nb_pmf(m, nb_shape(m, self.lump[part], self.doubt[part]), (width + 1) * step - 1) for m in means]
        return [pmf.reshape(len(part), width + 1, step).sum(axis=2) for pmf in fine]


def learn(demand: Floats, horizon: int, ahead: int = 1, price: Floats | None = None) -> Learned:
    """Fit on the past only, for sums over ``horizon`` months; ``ahead`` > 1 for forecasts that are used further on. With
    the ``price`` of every part also how often parts at a price are asked for."""
    lessons = list(origins(demand, horizon, ahead))
    rates, lumps = learn_rates(lessons), learn_lumps(lessons)
    if lumps is None:
        return Learned(rates, None, np.zeros(CLASSES, dtype=bool), _by_price(demand, price, lessons, rates, None))
    kinds, gained = zip(*(_gained(rates, lumps, o, len(lessons)) for o in lessons), strict=True)
    kind, gain = np.concatenate(kinds), np.concatenate(gained)
    won, doubt = np.bincount(kind, gain, minlength=CLASSES), np.bincount(kind, gain**2, minlength=CLASSES)
    by_lumps = won > -DOUBTED * np.sqrt(doubt)
    return Learned(rates, lumps, by_lumps, _by_price(demand, price, lessons, rates, lumps))


def outlook(learned: Learned, demand: Floats, price: Floats | None = None) -> Outlook:
    """Apply what was learnt to the latest months of every part, and to its ``price``."""
    kind = quiet_class(demand)
    told = learned.by_price is not None and price is not None
    times = learned.by_price.of(demand, price) if told else np.ones(demand.shape[1])  # type: ignore[union-attr,arg-type]
    rates, by_lumps, mean = learned.rates, learned.by_lumps[kind], learned.rates.mean(demand, times)
    chance, size, shape = np.zeros(len(mean)), np.ones(len(mean)), np.ones(len(mean))
    if learned.lumps is not None:
        chance = np.clip(learned.lumps.chance(demand) * times, RARE, SURE)
        size, shape = learned.lumps.size(demand)
        mean = np.where(by_lumps, chance * size, mean)
    return Outlook(learned, demand, mean, rates.lump[kind], rates.doubt[kind], by_lumps, chance, size, shape, times)


def _by_price(
    demand: Floats, price: Floats | None, lessons: list[Origin], rates: Rates, lumps: Lumps | None
) -> ByPrice | None:
    """What came in the first month after each origin beside what the past alone let expect. Young books know no origin: there
    the parts asked for stand beside all, and those asked for once beside those never asked for (Good 1953)."""
    if price is None or (price == price[0]).all():
        return None
    if not lessons:
        hits = (np.nan_to_num(demand) > 0).sum(axis=0)
        never, one = np.zeros(len(hits), dtype=np.int64), np.ones(len(hits), dtype=np.int64)
        return learn_by_price(
            np.concatenate([price, price]), np.concatenate([never, one]),
            np.concatenate([hits == 1, hits > 0]).astype(np.float64),
            np.concatenate([hits == 0, one]).astype(np.float64),
        )  # fmt: skip
    expected = [lumps.chance(o.past) if lumps is not None else rates.mean(o.past) / usual(o.past)[1] for o in lessons]
    return learn_by_price(
        np.concatenate([price[o.parts] for o in lessons]), np.concatenate([seen_class(o.past) for o in lessons]),
        np.concatenate([o.came[0] > 0 for o in lessons]).astype(np.float64), np.concatenate(expected),
    )  # fmt: skip


def _gained(rates: Rates, lumps: Lumps, origin: Origin, among: int) -> tuple[Ints, Floats]:
    """Class and log score of the lumps less that of the rate, for a sample of the parts of one origin."""
    pick = slice(None, None, max(1, origin.past.shape[1] * among // SCORED))
    past, total = origin.past[:, pick], np.rint(origin.came[:, pick].sum(axis=0))
    horizon, kind = len(origin.came), quiet_class(past)
    everything = Learned(rates, lumps, np.ones(CLASSES, dtype=bool))
    view = outlook(everything, past)
    m = np.maximum(rates.mean(past) * horizon, 1e-6)
    plain = nb_log_pmf(total, m, nb_shape(m, view.lump, view.doubt))
    lumped = np.full(len(total), np.log(1e-12))
    needed = np.where(total <= WIDEST, np.minimum(np.maximum(total, 2 * view.size * horizon), WIDEST), np.inf)
    for above, width in pairwise((-1, *WIDTHS)):
        mine = np.flatnonzero((needed > above) & (needed <= width))
        (pmf,) = view.pmfs(mine, (np.full(mine.size, float(horizon)),), width)
        lumped[mine] = np.log(pmf[np.arange(mine.size), total[mine].astype(np.int64)] + 1e-12)
    return kind, np.maximum(lumped, np.log(1e-9)) - np.maximum(plain, np.log(1e-9))
