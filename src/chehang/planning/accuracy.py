"""The forecasts beside their peers on held-out months: pinball and WQL, with Zero and the simple methods shown."""

import numpy as np

from chehang.planning.arrays import Bools, Floats
from chehang.planning.distribution import empirical_pmf, nb_pmf, nb_shape
from chehang.planning.forecast import adida, croston, imapa, sba, ses, tsb
from chehang.planning.forecast.outlook import learn, outlook
from chehang.planning.scores import QUANTILES, pinball, quantiles_of, wql


def accuracy(demand: Floats, horizon: int, price: Floats | None = None) -> dict[str, dict[str, object]]:
    """Per method: WQL, pinball at each level and the bias of the mean; on parts known in every month only.

    Everything is learnt before the last ``horizon`` months. The peers' means carry the dispersion of their own past
    one-step errors, pooled over parts, in a negative binomial. ``price`` is what ours may learn from besides.
    """
    whole = np.asarray(~np.isnan(demand).any(axis=0), dtype=bool)
    series = demand[:, whole]
    if not series.shape[1] or len(series) <= horizon + 12:
        return {}
    past, actual = series[:-horizon], series[-horizon:]
    top = int(max(past.max(), actual.max()) * 2 + 20)
    found = {"zero": _score(actual, np.zeros((len(QUANTILES), past.shape[1])), np.zeros(past.shape[1]))}
    peers = {"ses": ses(past, 0.1), "croston": croston(past), "sba": sba(past), "tsb": tsb(past)}
    peers |= {"adida": adida(past), "imapa": imapa(past)}
    variance = past[-24:].var(axis=0)
    for name, mean in peers.items():
        m = np.maximum(mean, 1e-4)
        lump = max(float(((variance - m).clip(min=0) @ m) / (m @ m)), 0.0)
        found[name] = _score(actual, quantiles_of(nb_pmf(m, nb_shape(m, lump, 0.0), top)), m)
    found["empirical"] = _score(actual, quantiles_of(empirical_pmf(past, 1, top)), past.mean(axis=0))
    mean, pmf = _ours(demand, horizon, whole, top, price)
    found["plan"] = _score(actual, quantiles_of(pmf), mean)
    return found


def _ours(demand: Floats, horizon: int, whole: Bools, top: int, price: Floats | None) -> tuple[Floats, Floats]:
    known = demand[:-horizon]
    view = outlook(learn(known, 1, ahead=horizon, price=price), known, price)
    which = np.flatnonzero(whole)
    return view.mean[which], view.pmfs(which, (np.ones(len(which)),), top)[0]


def _score(actual: Floats, quantiles: Floats, mean: Floats) -> dict[str, object]:
    return {
        "wql": wql(actual, quantiles),
        "pinball": {f"{q:.1f}": pinball(actual, quantiles[i][None], float(q)) for i, q in enumerate(QUANTILES)},
        "bias": float(mean.mean() - actual.mean()),
    }
