"""From the books to a proposal: what the planning engine is given, and its answer."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.snapshot import as_of_one_moment
from chehang.planning import InputError, PlanInputs, PlanOptions, PlanResult, plan
from chehang.planning.arrays import Bools, Floats, Ints
from chehang.planning.demand import carry_returns
from chehang.purchasing import shares

from . import carrying, history, known, reading
from .asking import given
from .kinds import RuleKind
from .models import PlanRule, PlanSettings
from .notes import Note, notes_of
from .reading import FEN, PartFact

DAYS = 30.4375  # of a month


@dataclass(frozen=True)
class Sources:
    """Everything read for one plan: engine inputs and, in the same order, the parts with their goods, the demand as it was
    ``booked`` and how often each was ``asked`` for in the last twelve months; ``behind`` names the parts whose business a
    place carries on. ``notes`` are defaults taken."""

    inputs: PlanInputs
    parts: list[PartFact]
    available: list[Decimal]
    coming: list[Decimal]
    owed: list[Decimal]
    booked: Floats
    asked: Ints
    behind: dict[int, list[tuple[int, float]]]
    first_month: date
    read_at: datetime
    settings: PlanSettings | None
    notes: list[Note]

    @property
    def months(self) -> int:
        return len(self.booked)


@dataclass(frozen=True)
class Proposal:
    """The engine's answer, and the yuan of what is there and under way."""

    sources: Sources
    options: PlanOptions
    result: PlanResult
    held_value: Decimal


def propose(ctx: Context, options: PlanOptions) -> Proposal:
    """Plan from the books. Refused when the books or the quota do not allow a plan. Nothing is written."""
    sources = read(ctx)
    options = replace(with_figures(options, sources), tell_gains=True, shares=_shares(ctx, sources))
    inputs = sources.inputs
    if options.objective == "critical" and (given(inputs.weight) == 1).all():
        sources.notes.append(("no_weights", {}))
    try:
        result = plan(inputs, options)
    except InputError as wrong:
        raise refusal(wrong, {str(p.id): p.number for p in sources.parts}) from wrong
    # People count the demands that were booked, not the months with demand, nor what the correction of empty months adds.
    ever = (np.nan_to_num(sources.booked[-12:]) > 0).any(axis=0)
    hits = np.where(ever, np.maximum(sources.asked, 1), 0).tolist()
    told = tuple(why._replace(hits=n) for why, n in zip(result.explanations, hits, strict=True))
    goods = zip(sources.parts, sources.available, sources.coming, strict=True)
    value = sum(((p.cost * max(a + o, ZERO)).quantize(FEN, ROUND_HALF_UP) for p, a, o in goods), ZERO)
    return Proposal(sources, options, replace(result, explanations=told), value)


def read(ctx: Context) -> Sources:
    """The books as of one moment. Refused when they hold no demand or no prices."""
    with as_of_one_moment():
        return _sources(ctx)


def with_figures(options: PlanOptions, sources: Sources) -> PlanOptions:
    """The options with the store's own cost of ordering, keeping and falling short."""
    figures = sources.settings or reading.USUAL
    return replace(
        options, order_cost=float(figures.order_cost), holding_rate=float(figures.holding_rate),
        loss_share=float(figures.loss_share) * figures.loss_factor,
    )  # fmt: skip


def _shares(ctx: Context, sources: Sources) -> tuple[tuple[Bools, float], ...]:
    """Brands and classes of goods that may bind only so much."""
    limits = shares.limits(ctx, ctx.today)
    keys = shares.keys_of(p.id for p in sources.parts) if limits else {}
    return tuple(
        (np.array([key in keys[p.id] for p in sources.parts]), float(share.amount or 0))
        for key, share in limits.items()
    )


def refusal(wrong: InputError, numbers: dict[str, str]) -> Refused:
    """The engine's refusal in the reader's language, with part numbers for ids."""
    if "part" in wrong.params:
        wrong.params["part"] = numbers.get(str(wrong.params["part"]), wrong.params["part"])
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return Refused(f"plan.{wrong.code}", _("No plan was made: %(why)s"), why=wrong.message(language))


def _sources(ctx: Context) -> Sources:
    rules, free, ordered = reading.rules(ctx), reading.available(ctx), reading.coming(ctx)
    owed = known.wanted(known.known(ctx, ctx.today))
    past = history.read(ctx, set(ordered) | set(rules) | set(owed))
    if not past.months:
        raise Refused(
            "plan.no_demand",
            _("There is no complete month with sales yet, so nothing can be planned. Try again next month."),
        )
    try:
        now = carrying.current(past.ids, ctx.today)
    except InputError as wrong:
        raise refusal(wrong, {str(p.id): p.number for p in reading.parts(ctx, past.ids).values()}) from wrong
    facts = reading.parts(ctx, now.ids)
    everyone = [facts[pk] for pk in now.ids.tolist()]
    use = np.flatnonzero([p.cost > 0 for p in everyone])
    if not use.size:
        raise Refused("plan.no_price", _("No part has a cost or a net price. Load the supplier's price list first."))
    return _described(ctx, past, now, rules, (free, ordered, owed), everyone, use)


def _described(
    ctx: Context,
    past: history.History,
    now: carrying.Current,
    rules: dict[int, PlanRule],
    goods: tuple[dict[int, Decimal], ...],
    everyone: list[PartFact],
    use: Ints,
) -> Sources:
    these = [everyone[at] for at in use.tolist()]
    booked = now.sums(_known(past))[:, use]
    used = history.corrected(booked, history.kept(now.most(past.in_stock))[:, use])
    rows = [_row(past.ids, d) for d in (*goods, reading.musts(rules))]
    free, ordered, owed, must = now.sums(np.stack(rows))[:, use]
    settings = reading.settings(ctx, ctx.today)
    figures = settings or reading.USUAL
    mine = [rules.get(p.id) for p in these]
    leads, weight = _leads(ctx, past, now)[use], _weights(past, now, rules, figures)[use]
    space, by_load = _space(ctx, these, rules)
    inputs = PlanInputs(
        parts=tuple(str(p.id) for p in these),
        demand=used,
        price=np.array([float(p.cost) for p in these]),
        position=free + ordered - owed,
        lead=leads,
        pack=np.array([float(p.pack) for p in these]),
        least_order=np.array([float(p.least_order) for p in these]),
        loss=np.array([np.nan if p.margin is None else float(p.margin) for p in these]) * figures.loss_factor,
        weight=weight,
        shelf_months=np.array([p.shelf_days / DAYS if p.shelf_days else np.inf for p in these]),
        space=space,
        must=must,
        never=np.array([p.given_up or bool(r and r.kind == RuleKind.NEVER) for p, r in zip(these, mine, strict=True)]),
    )
    places = {int(old): at for at, old in enumerate(use)}
    behind = {
        places[at]: [(int(past.ids[old]), ratio) for old, ratio in olds]
        for at, olds in now.behind().items()
        if at in places
    }
    return Sources(
        inputs, these, [_three(q) for q in free], [_three(q) for q in ordered], [_three(q) for q in owed], booked,
        now.counts(past.asked)[use], behind, past.first, ctx.now,
        settings, notes_of(inputs, booked, settings, by_load, [p.number for p in everyone if p.cost <= 0]),
    )  # fmt: skip


def _known(past: history.History) -> Floats:
    """Months before a part was known say nothing about it; the last month always counts."""
    demand = carry_returns(past.demand.copy())
    ahead = np.minimum(past.since, past.months - 1)
    return np.where(np.arange(past.months)[:, None] < ahead, np.nan, demand)


def _leads(ctx: Context, past: history.History, now: carrying.Current) -> Floats:
    """Months from order to receipt; a number never ordered takes the longest of those it replaces; NaN: unknown."""
    days = reading.lead_days(ctx)
    own = np.array([days.get(pk, np.nan) for pk in now.ids.tolist()])
    before = now.most(np.array([[days.get(pk, -1) + 1.0 for pk in past.ids.tolist()]]))[0] - 1
    return np.asarray(np.where(np.isnan(own), np.where(before >= 0, before, np.nan), own) / DAYS)


def _weights(past: history.History, now: carrying.Current, rules: dict[int, PlanRule], figures: PlanSettings) -> Floats:
    """How much a demand counts under the objective “critical”: the rule's weight, more by its share of the workshop."""
    more = figures.workshop_weight - 1
    rule = _row(past.ids, {part: Decimal(r.weight - 1) for part, r in rules.items()})
    workshop, extra = now.most(np.stack([past.workshop, rule]))
    return np.asarray((1 + extra) * (1 + more * workshop))


def _space(ctx: Context, these: list[PartFact], rules: dict[int, PlanRule]) -> tuple[Floats, int]:
    """Pieces the bins hold: what the rule says, else what the shelves it lies on carry; and how many follow the load."""
    space, by_load, kilos = np.full(len(these), np.inf), 0, reading.bearing(ctx)
    for at, part in enumerate(these):
        rule = rules.get(part.id)
        if rule and rule.room is not None:
            space[at] = float(rule.room)
        elif part.weight_g and part.id in kilos:
            space[at], by_load = float(kilos[part.id] * 1000 // part.weight_g), by_load + 1
    return space, by_load


def _row(ids: Ints, quantities: dict[int, Decimal]) -> Floats:
    return np.array([float(quantities.get(part, ZERO)) for part in ids.tolist()])


def _three(quantity: float) -> Decimal:
    return Decimal(str(round(float(quantity), 3)))
