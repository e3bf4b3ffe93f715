"""From curves to the steps a part may take: objective, lots, limits and lists."""

from dataclasses import dataclass

import numpy as np

from chehang.planning.arrays import Bools, Floats, Ints
from chehang.planning.curves import Curves, curves
from chehang.planning.errors import InputError
from chehang.planning.forecast.outlook import Outlook
from chehang.planning.inputs import Facts, PlanOptions
from chehang.planning.segments import Segments, envelope, join

SURE = 0.9998  # stock that is enough this surely is enough: steps above would only be noise


@dataclass(frozen=True)
class Menu:
    """All steps, where every part starts, its limit and order size, and what each step brings in lines and units."""

    steps: Segments
    start: Ints
    cap: Floats
    lot: Ints
    lines: Floats
    units: Floats
    on_hand: Floats
    choices: tuple[tuple[int, Ints, Floats, Floats], ...]  # for few parts: every level, its gain and cost
    gains: dict[int, tuple[int, list[float]]]  # where asked for: step, and demands filled a month at 0, step, 2·step …
    base: Floats  # at the start level lines, units, on-hand yuan; all lines, all units; capital; lines of what is there


def limits(facts: Facts, view: Outlook) -> Floats:
    """Most units that shelf life and bin allow; none for never-stock parts and for parts no longer sold.

    While the books are too young to learn from, what nobody has asked for is stocked as the must-stock list says and not
    beyond: newcomers will come, but nobody knows which. Only where the price tells that parts like it are asked for more
    often than the others, and it is no dearer than half of the catalogue, may such a part be there."""
    mean = view.mean
    with np.errstate(invalid="ignore"):
        shelf = np.where(np.isinf(facts.shelf_months), np.inf, np.floor(mean * facts.shelf_months))
    cap = np.minimum(shelf, np.floor(facts.space))
    stopped = facts.never | (np.isnan(facts.demand[-1]) & (facts.must == 0))
    if not view.learned.rates.learnt:
        likely = (view.times > 1.0) & (facts.price <= np.median(facts.price))
        unseen = ~(np.nan_to_num(facts.demand) > 0).any(axis=0) & ~likely
        cap = np.where(unseen, np.minimum(cap, np.ceil(facts.must / facts.pack) * facts.pack), cap)
    return np.where(stopped, 0.0, cap)


def lots(facts: Facts, mean: Floats, options: PlanOptions) -> Ints:
    """Order size: the economic one √(2DS/hC) (Harris 1913), at least pack and minimum order, in whole packs."""
    economic = np.sqrt(2 * mean * 12 * options.order_cost / (options.holding_rate * facts.price))
    size = np.maximum(np.maximum(np.rint(economic), facts.least_order), 1)
    return (np.ceil(size / facts.pack) * facts.pack).astype(np.int64)


def menu(facts: Facts, view: Outlook, options: PlanOptions) -> Menu:
    """Steps of all parts, best first, with the accounts that belong to them."""
    cap, lot = limits(facts, view), lots(facts, view.mean, options)
    least = np.ceil(facts.must / facts.pack) * facts.pack
    for at in np.flatnonzero(least > cap)[:1]:
        raise InputError("must_impossible", part=facts.parts[at], must=int(least[at]), cap=int(cap[at]))
    start = least.astype(np.int64)
    pieces, extras = [], []
    choices: list[tuple[int, Ints, Floats, Floats]] = []
    gains: dict[int, tuple[int, list[float]]] = {}
    base = np.zeros((7, len(facts.parts)))
    for group in curves(view, facts.lead, options.review):
        steps, more = _group(group, facts, start, cap, lot, options, base, choices, gains)
        pieces.append(steps)
        extras.append(more)
    steps = join(pieces)
    lines, units, on_hand = np.concatenate(extras, axis=1) if extras else np.zeros((3, 0))
    order = steps.order()
    return Menu(
        steps.take(order), start, cap, lot, lines[order], units[order], on_hand[order], tuple(choices), gains, base
    )


def _group(
    c: Curves,
    facts: Facts,
    start: Ints,
    cap: Floats,
    lot: Ints,
    options: PlanOptions,
    base: Floats,
    choices: list[tuple[int, Ints, Floats, Floats]],
    gains: dict[int, tuple[int, list[float]]],
) -> tuple[Segments, Floats]:
    price = facts.price[c.part][:, None]
    stock = np.arange(c.lines.shape[1]) * c.step
    in_lots = np.maximum(lot[c.part] // c.step, 1)
    lines, units = _cycled(c.lines, in_lots), _cycled(c.units, in_lots)
    on_hand = _cycled(c.on_hand, in_lots) * price
    gain = {
        "line": lines,
        "unit": units,
        "margin": units * facts.loss[c.part][:, None],
        "critical": lines * facts.weight[c.part][:, None],
    }[options.objective]
    capital = stock * price if options.capital == "highest" else on_hand
    first = _place(start[c.part], c)
    there = _place(np.floor(np.maximum(facts.position[c.part], 0)).astype(np.int64), c)
    allowed = _allowed(stock, facts.pack[c.part], lot[c.part], cap[c.part], c.step)
    allowed[:, 1:] &= c.below[:, :-1] < SURE
    rows = np.arange(len(c.part))
    if options.capital == "highest":  # a must-stock between two cells of a coarse grid binds what it is, not its cell
        capital[rows, first] = facts.price[c.part] * start[c.part]
    base[:, c.part] = np.stack([
        lines[rows, first], units[rows, first], on_hand[rows, first], c.lines[:, -1], c.units[:, -1],
        capital[rows, first],
        c.lines[rows, there],
    ])  # fmt: skip
    if options.tell_gains:
        enough = (c.below < SURE).sum(axis=1) + 1
        for row, (part, last) in enumerate(zip(c.part.tolist(), enough.tolist(), strict=True)):
            gains[part] = (c.step, lines[row, : last + 1].round(6).tolist())
    if len(facts.parts) <= options.exact_up_to:
        for row, part in enumerate(c.part.tolist()):
            at = np.flatnonzero(allowed[row] & (np.arange(len(stock)) > first[row]))
            more, pay = gain[row, at] - gain[row, first[row]], capital[row, at] - capital[row, first[row]]
            choices.append((part, stock[at], more, pay))
    steps = envelope(np.arange(len(c.part)), gain, capital, first, allowed, c.step)
    before, after = steps.start // c.step, steps.level // c.step
    extra = np.stack([a[steps.part, after] - a[steps.part, before] for a in (lines, units, on_hand)])
    # A must-stock above the grid stands as it is: its steps begin there, and the grid offers none.
    begin = np.where(before == first[steps.part], start[c.part][steps.part], steps.start)
    return Segments(c.part[steps.part], begin, steps.level, steps.cost, steps.gain), extra


def _place(units: Ints, c: Curves) -> Ints:
    """Column of so many units, the last one for more than the grid holds."""
    return np.minimum(-(-units // c.step), c.lines.shape[1] - 1)


def _cycled(cumulated: Floats, lot: Ints) -> Floats:
    """Mean over the positions S, S−1, … S−Q+1 that an order size Q visits equally often (Hadley and Whitin 1963)."""
    if (lot <= 1).all():
        return cumulated
    running = np.concatenate([np.zeros((len(lot), 1)), np.cumsum(cumulated, axis=1)], axis=1)
    at = np.arange(cumulated.shape[1])
    back = np.maximum(at + 1 - lot[:, None], 0)
    summed = running[:, 1:] - np.take_along_axis(running, back, axis=1)
    return np.asarray(summed / lot[:, None])


def _allowed(stock: Ints, pack: Floats, lot: Ints, cap: Floats, step: int) -> Bools:
    one = step > 1 or bool((pack == 1).all())
    whole = np.ones((len(pack), len(stock)), dtype=bool) if one else stock % pack[:, None] == 0
    enough = (stock == 0) | (stock >= lot[:, None])
    return np.asarray(whole & enough & (stock <= cap[:, None]))
