"""The trade's own rules, for comparison and for stores that must follow their maker. Units a part, months of time."""

from math import ceil, sqrt

import numpy as np

from chehang.planning.arrays import Bools, Floats, Ints


def monthly_average(demand: Floats, months: int = 6) -> Floats:
    """MAD: mean of the latest ``months``; a part younger than that by its latest three."""
    known = ~np.isnan(demand)
    young = known.sum(axis=0) < months
    filled = np.where(known, demand, 0.0)
    long = filled[-months:].sum(axis=0) / np.maximum(known[-months:].sum(axis=0), 1)
    short = filled[-3:].sum(axis=0) / np.maximum(known[-3:].sum(axis=0), 1)
    return np.where(young, short, long)


def maker_level(average: Floats, cycle: float, lead: float, safety: float | Floats) -> Floats:
    """MIP = MAD × (O/C + L/T + S/S), the maker's standard (method A); units, not rounded."""
    return average * (cycle + lead + safety)


def suggested_order(level: float, on_hand: float, on_order: float, owed: float, pack: int = 1) -> int:
    """SOQ = MIP − (on hand + on order) + back-orders, up to whole packs; nothing when not above zero."""
    short = level - (on_hand + on_order) + owed
    return ceil(round(short / pack, 9)) * pack if short > 1e-9 else 0


def honda(average: Floats, safety_days: float, cycle_days: float, lead_days: float) -> tuple[Floats, Floats]:
    """Honda's MAX = average × (safety + cycle + delivery)/30 and MIN = average × (safety + delivery)/30."""
    highest = average * (safety_days + cycle_days + lead_days) / 30
    return highest, average * (safety_days + lead_days) / 30


def safety_stock(z: float, spread: Floats, mean: Floats, lead: float, review: float, lead_spread: float) -> Floats:
    """Textbook SS = z·√((L+R)σd² + d²σL²); all in the same unit of time (method B)."""
    return np.asarray(z * np.sqrt((lead + review) * spread**2 + mean**2 * lead_spread**2))


def textbook_level(z: float, spread: Floats, mean: Floats, lead: float, review: float, lead_spread: float) -> Floats:
    """Order-up-to S = d(L+R) + SS."""
    return mean * (lead + review) + safety_stock(z, spread, mean, lead, review, lead_spread)


def reorder_point(z: float, spread: float, mean: float, lead: float, lead_spread: float) -> float:
    """Continuous review: L·d + z·√(Lσd² + d²σL²)."""
    return mean * lead + z * sqrt(lead * spread**2 + mean**2 * lead_spread**2)


def economic_order(yearly: float, order_cost: float, price: float, holding_rate: float) -> float:
    """EOQ √(2DS/(hC)) (Harris 1913)."""
    return sqrt(2 * yearly * order_cost / (holding_rate * price))


def min_max_order(position: float, lowest: float, highest: float) -> float:
    """Method C: below the lowest stock, order up to the highest."""
    return highest - position if position < lowest else 0.0


def erpnext_level(daily_average: Floats, lead_days: float, safety: Floats) -> Floats:
    """ERPNext's recommended reorder level: average daily outgoing × lead time + safety stock."""
    return daily_average * lead_days + safety


def phase_in(demand: Floats, hits: int = 3, months: int = 6) -> Bools:
    """建储: at least ``hits`` months with demand within ``months``."""
    return (np.nan_to_num(demand[-months:]) > 0).sum(axis=0) >= hits


def phase_out(demand: Floats, months: int = 12) -> Bools:
    """停储: at most one month with demand within ``months`` (6 for C parts)."""
    return (np.nan_to_num(demand[-months:]) > 0).sum(axis=0) <= 1


def stocked_by_hits(demand: Floats) -> Bools:
    """Which parts are stocked after the last month when phase-in and phase-out alone decide."""
    stocked = np.zeros(demand.shape[1], dtype=bool)
    for end in range(1, len(demand) + 1):
        past = demand[:end]
        stocked = (stocked & ~(phase_out(past) if end >= 12 else False)) | phase_in(past)
    return stocked


def capital_quota(monthly_cost: float, target_days: float) -> float:
    """库存资金定额 Q = monthly cost of parts sold / 30 × target days."""
    return monthly_cost / 30 * target_days


def whole_units(level: Floats) -> Ints:
    """Levels rounded up to pieces; a hair above a whole number is that number."""
    return np.ceil(level - 1e-9).astype(np.int64)
