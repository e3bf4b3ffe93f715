"""From the levels that hold to the orders of today: by supplier, in whole packs, within what the quota leaves.

What a customer or a car waits for goes into an order of its own, which the quota does not stop; the rest is ordered up to
the highest stock where stock, orders and known demand together stand at or below the lowest. What lies idle in another store of the group is
fetched from there first.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from chehang.catalogue.kinds import Phase
from chehang.catalogue.models import Part
from chehang.catalogue.services import prices_of, vat_rate
from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO, line_amount
from chehang.parties.models import Supplier
from chehang.purchasing.quota import proposed_value, room
from chehang.purchasing.services import next_slots, on_the_way, suppliers_of
from chehang.purchasing.shares import Key, taken

from . import known, levels, reading
from .models import Plan, PlanLine
from .moves import Move, moves

CENT = Decimal("0.01")
NONE = (Decimal(-1), ZERO)  # a part without levels is ordered for nobody but who waits


@dataclass(frozen=True)
class OrderLine:
    """One part: where it stands, what is ordered for the shelf and for whom; yuan without VAT."""

    part: Part
    low: Decimal
    top: Decimal
    free: Decimal
    coming: Decimal
    owed: Decimal
    quantity: Decimal
    price: Decimal
    for_whom: str
    gain: float = 0.0
    missing: Decimal = ZERO

    @property
    def amount(self) -> Decimal:
        return line_amount(self.quantity, self.price)

    @property
    def sentence(self) -> str:
        """Where it stands and why it is ordered, in the reader's language."""
        stands = _("%(free)s available, %(coming)s coming") % {"free": _n(self.free), "coming": _n(self.coming)}
        if self.owed:
            stands += _(", %(owed)s wanted: %(whom)s") % {"owed": _n(self.owed), "whom": self.for_whom}
        if self.top:
            stands += _("; lowest %(low)s, highest %(top)s") % {"low": _n(self.low), "top": _n(self.top)}
        if self.missing:
            stands += _("; the quota has no room for %(missing)s more") % {"missing": _n(self.missing)}
        return stands


@dataclass
class Group:
    """What is ordered from one supplier. ``due_on`` is his next day in the order calendar."""

    supplier: Supplier
    due_on: date | None
    waiting: list[OrderLine] = field(default_factory=list)
    stock: list[OrderLine] = field(default_factory=list)

    @property
    def lines(self) -> list[OrderLine]:
        return [*self.waiting, *self.stock]

    @property
    def amount(self) -> Decimal:
        return sum((x.amount for x in self.lines), ZERO)

    @property
    def small(self) -> bool:
        """Whether it is less than the supplier takes an order for."""
        return self.amount < self.supplier.min_order_value

    def due(self, today: date) -> bool:
        """Whether to order today: the calendar says so, or somebody waits."""
        return bool(self.waiting) or ((self.due_on is None or self.due_on <= today) and not self.small)


@dataclass(frozen=True)
class Proposal:
    """The orders of today. ``free`` is what the quota leaves after stock, open orders and orders not yet reviewed (None:
    no quota); ``cut`` are parts it has no room for, ``left_out`` parts without price or supplier, or no longer made. ``moves``
    come from other stores, and are not ordered."""

    plan: Plan | None
    groups: list[Group]
    free: Decimal | None
    cut: list[OrderLine]
    left_out: list[Part]
    moves: list[Move]


def below(
    who: Actor | Context, whom: dict[int, list[known.Known]]
) -> dict[int, tuple[Decimal, Decimal, Decimal, Decimal]]:
    """Parts at or below their lowest stock, or that somebody waits for in vain: available, coming, wanted, at hand."""
    free, coming, owed = reading.available(who), on_the_way(who), known.wanted(whom)
    for part, much in reading.from_stores(who).items():
        coming[part] = coming.get(part, ZERO) + much
    held = levels.current(who)
    found = {}
    for part in held.keys() | owed.keys():
        low = held.get(part, NONE)[0]
        f, c, o = (x.get(part, ZERO) for x in (free, coming, owed))
        net = f + c - o
        if net <= low or net < 0:
            found[part] = (f, c, o, net)
    return found


def propose(who: Actor | Context, today: date) -> Proposal:
    """What to order today. A bounded number of queries; nothing is written."""
    whom = known.known(who, today)
    short, held = below(who, whom), levels.current(who)
    plan = rows(Plan, who).filter(state="approved").first()
    parts = Part.objects.in_bulk(list(short))
    suppliers, slots = suppliers_of(who, list(short)), next_slots(who)
    price, gains = _prices(who, parts, today), _gains(plan, list(short))
    fetched = moves(who, {pk: lack(held.get(pk, NONE), net) for pk, (_f, _c, _o, net) in short.items()}, price, today)
    moved: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for move in fetched:
        for x in move.lines:
            moved[x.part.pk] += x.quantity
    groups: dict[int, Group] = {}
    left_out: list[Part] = []
    for pk in sorted(short):
        part, supplier = parts[pk], suppliers.get(pk)
        short[pk] = (*short[pk][:3], short[pk][3] + moved[pk])
        waiting, stock = quantities(part, held.get(pk, NONE), *short[pk], _now(whom.get(pk, [])))
        if not waiting + stock:
            continue
        if supplier is None or pk not in price or part.phase == Phase.STOPPED:
            left_out.append(part)
            continue
        group = groups.setdefault(supplier.pk, Group(supplier, slots.get(supplier.pk)))
        (free, coming, owed, net), (low, top) = short[pk], held.get(pk, (ZERO, ZERO))
        said = "、".join(k.who for k in whom.get(pk, []))
        line = OrderLine(part, low, top, free, coming + moved[pk], owed, ZERO, price[pk], said)
        if waiting:
            group.waiting.append(replace(line, quantity=waiting))
        if stock:
            worth = gains[pk].filled(net + stock) - gains[pk].filled(max(net, ZERO)) if pk in gains else 0.0
            group.stock.append(replace(line, quantity=stock, gain=worth))
    left = _left(who, today, groups.values())
    if left is not None:
        left -= sum((x.saves for move in fetched for x in move.lines), ZERO)
    spare = {key: x.free - x.proposed for key, x in taken(who, today).items()}
    cut = _within(list(groups.values()), left, spare)
    kept = [g for g in groups.values() if g.lines]
    return Proposal(plan, sorted(kept, key=lambda g: (not g.due(today), -g.amount)), left, cut, left_out, fetched)


def fetched(who: Actor | Context, plan: Plan, today: date) -> list[Move]:
    """What the plan's orders would rather fetch from other stores: of a proposal what it wants to order, of the plan in force what lacks
    today, of an old one nothing. A bounded number of queries."""
    if plan.state == "draft":
        lines = plan.lines.filter(Q(order_qty__gt=0) | Q(change__isnull=False)).select_related("change")
        wanted = {
            x.part_id: x for x in lines.only("plan", "part", "price", "order_qty", "change__order_qty") if x.wanted
        }
        return moves(who, {pk: x.wanted for pk, x in wanted.items()}, {pk: x.price for pk, x in wanted.items()}, today)
    if plan.state != "approved":
        return []
    held = levels.current(who)
    need = {pk: lack(held.get(pk, NONE), net) for pk, (_f, _c, _o, net) in below(who, known.known(who, today)).items()}
    price = dict(plan.lines.filter(part_id__in=need).values_list("part_id", "price"))
    return moves(who, need, price, today)


def lack(held: tuple[Decimal, Decimal], net: Decimal) -> Decimal:
    """Pieces up to the highest stock where the position is at or below the lowest; what is wanted in any case."""
    low, top = held
    return max(top - net if net <= low else ZERO, -net, ZERO)


def quantities(
    part: Part,
    held: tuple[Decimal, Decimal],
    _free: Decimal,
    _coming: Decimal,
    owed: Decimal,
    net: Decimal,
    now: Decimal,
) -> tuple[Decimal, Decimal]:
    """Whole packs for those who wait now, and for the shelf. ``net``: available + coming − wanted.

    Up to the highest stock where the position is at or below the lowest, never past it; what is wanted is always covered.
    """
    low, top = held
    pack, least = max(part.pack_qty, Decimal(1)), part.min_order_qty
    missing = _packs(max(-net, ZERO), pack, ROUND_CEILING)
    fill = _packs(max(top - net, ZERO), pack, ROUND_FLOOR) if net <= low else ZERO
    total = max(missing, fill)
    if ZERO < total < least:
        total = _packs(least, pack, ROUND_CEILING)
    waiting = min(_packs(min(now, max(-net, ZERO)), pack, ROUND_CEILING), total)
    return waiting, total - waiting


def _packs(quantity: Decimal, pack: Decimal, rounding: str) -> Decimal:
    return (quantity / pack).to_integral_value(rounding) * pack


def _now(some: list[known.Known]) -> Decimal:
    return sum((k.quantity for k in some if k.waits), ZERO)


def _left(who: Actor | Context, today: date, groups: Any) -> Decimal | None:
    state = room(who, today)
    if state is None:
        return None
    return state.free - proposed_value(who) - sum((x.amount for g in groups for x in g.waiting), ZERO)


def _within(groups: list[Group], left: Decimal | None, free: dict[Key, Decimal]) -> list[OrderLine]:
    """Cut the lines for the shelf to what the quota and its shares leave: known demand first, then what fills most for a
    yuan. ``free`` is what each share leaves; it is used up."""
    if left is None and not free:
        return []
    left = Decimal("Infinity") if left is None else left
    order = sorted(
        ((g, x) for g in groups for x in g.stock),
        key=lambda pair: (not pair[1].owed, -pair[1].gain / float(pair[1].amount), pair[1].part.pk),
    )
    for group in groups:
        group.stock = []
    cut = []
    for group, line in order:
        pack = max(line.part.pack_qty, Decimal(1))
        mine = [key for key in (("brand", line.part.brand_id), ("category", line.part.category_id or 0)) if key in free]
        yuan = max(min(left, line.amount, *(free[key] for key in mine)), ZERO)
        fits = _packs(yuan / line.price, pack, ROUND_FLOOR)
        if line_amount(fits, line.price) > yuan or fits < min(line.part.min_order_qty, line.quantity):
            fits = ZERO
        told = replace(line, quantity=fits, missing=line.quantity - fits)
        if fits:
            group.stock.append(told)
            left -= told.amount
            for key in mine:
                free[key] -= told.amount
        if fits < line.quantity:
            cut.append(told)
    for group in groups:
        group.stock.sort(key=lambda x: x.part.display_no)
    return cut


def _prices(who: Actor | Context, parts: dict[int, Part], today: date) -> dict[int, Decimal]:
    """Order price without VAT: the supplier's list, else what the part costs on the shelf."""
    listed = prices_of(who.store_id, parts, today)
    rates = {code: 1 + vat_rate(who, code, today) for code in {p.vat_code for p in parts.values()}}
    found = {
        pk: (prices.net_inc / rates[parts[pk].vat_code]).quantize(CENT)
        for pk, prices in listed.items()
        if prices.net_inc
    }
    lines = rows(PlanLine, who).filter(part_id__in=[pk for pk in parts if pk not in found])
    return {**dict(lines.order_by("id").values_list("part_id", "price")), **found}


def _gains(plan: Plan | None, ids: list[int]) -> dict[int, PlanLine]:
    return (
        {x.part_id: x for x in plan.lines.filter(part_id__in=ids).only("plan_id", "part_id", "gains")} if plan else {}
    )


def _n(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
