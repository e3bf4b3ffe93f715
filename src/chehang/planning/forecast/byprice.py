"""What the price tells of parts that were not, or hardly, asked for.

Of a part asked for every month its own past says enough. Of the others the past says the same of all, and yet cheap ones may
be asked for more often than dear ones, or less. So beside what the past alone lets expect (E, in demands) is set what really
came (O), at knots over the logarithm of the price between which both are shared linearly. Each knot's factor is drawn to 1 and
to its neighbours' as strongly as the store's own catalogue shows to be right: O is Poisson with mean E·eᶠ, and f a Gaussian
process over the knots (log-Gaussian Cox; Rasmussen and Williams 2006, 3.4) whose spread is the one under which what came is
likeliest (empirical Bayes, Robbins 1956), by Laplace's approximation. E is scaled to ΣO first: the flat rate keeps its height.
Where no spread is likelier than none by more than chance lets expect, there are no factors and the plan is the same to the last
digit: with prices all alike, with none, and where price tells nothing.
"""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Floats, Ints

KNOTS = 9
SEEN = (1, 2, 4)  # edges of the classes by months with demand in the last 24; from the last on the own past says enough
LATELY = 24
SPREADS = (0.1, 0.2, 0.35, 0.6, 1.0, 1.7)  # of the logarithms of the factors
NEAR = 0.5  # knots half the range apart still tell of each other
ROUNDS = 30
CHANCE = 4.8  # twice this is passed by chance in one store of a thousand (half χ² of one, for k lies on its edge without price)


@dataclass(frozen=True)
class ByPrice:
    """Factors of the flat rate: by class of months with demand and knot of the logarithm of the price."""

    knots: Floats
    factors: Floats

    def of(self, demand: Floats, price: Floats) -> Floats:
        """The factor of every part."""
        kind, found = seen_class(demand), np.ones(len(price))
        for at, factors in enumerate(self.factors):
            mine = kind == at
            found[mine] = np.interp(np.log(price[mine]), self.knots, factors)
        return found


def seen_class(demand: Floats) -> Ints:
    """Class by the months with demand among the last 24: none, one, two or three, more."""
    hits = (np.nan_to_num(demand[-LATELY:]) > 0).sum(axis=0)
    return np.asarray(np.searchsorted(SEEN, hits, side="right"), dtype=np.int64)


def learn_by_price(price: Floats, kind: Ints, came: Floats, expected: Floats) -> ByPrice | None:
    """Factors from lessons, each with the price of its part, its class, the demands that came and those that were expected;
    None where price tells nothing of any class."""
    if not len(price):
        return None
    log = np.log(price)
    knots = np.unique(np.quantile(log, np.linspace(0, 1, KNOTS), method="inverted_cdf"))
    if len(knots) < 2:
        return None
    factors = np.ones((len(SEEN), len(knots)))
    for at in range(len(SEEN)):
        mine = kind == at
        seen, alike = (_shared(log[mine], knots, x[mine]) for x in (came, expected))
        if seen.sum() > 0 and alike.sum() > 0:
            factors[at] = _drawn(seen, alike * seen.sum() / alike.sum())
    return ByPrice(knots, factors) if (factors != 1.0).any() else None


def _shared(log: Floats, knots: Floats, amount: Floats) -> Floats:
    """Sums at the knots: each amount goes to the two knots beside its price, the more to the nearer."""
    place = np.interp(log, knots, np.arange(len(knots)))
    low = np.minimum(place.astype(np.int64), len(knots) - 2)
    up = place - low
    count = len(knots)
    return np.asarray(np.bincount(low, amount * (1 - up), count) + np.bincount(low + 1, amount * up, count))


def _drawn(seen: Floats, alike: Floats) -> Floats:
    """Factors drawn to 1 under the likeliest spread; all 1 where the flat rate explains what came as well."""
    flat = float((-alike).sum())
    likely, factors = max((_under(spread, seen, alike) for spread in SPREADS), key=lambda found: found[0])
    return factors if likely - flat > CHANCE else np.ones(len(seen))


def _under(spread: float, seen: Floats, alike: Floats) -> tuple[float, Floats]:
    """Log likelihood of what came (but for what is the same for all) and the likeliest factors, under a spread."""
    place = np.linspace(0, 1, len(seen))
    prior = spread**2 * (np.exp(-(((place[:, None] - place) / NEAR) ** 2) / 2) + 1e-6 * np.eye(len(seen)))
    one, f = np.eye(len(seen)), np.zeros(len(seen))
    for _ in range(ROUNDS):
        mean = alike * np.exp(f)
        step = np.linalg.solve(one + prior * mean, prior @ (mean * f + seen - mean)) - f
        f = f + step * min(1.0, 1.0 / max(np.abs(step).max(), 1e-12))
    mean = alike * np.exp(f)
    told = seen @ f - mean.sum() - f @ np.linalg.solve(prior, f) / 2
    return float(told - np.linalg.slogdet(one + prior * mean)[1] / 2), np.exp(f)
