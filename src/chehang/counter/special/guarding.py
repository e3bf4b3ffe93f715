"""The guardian of special orders: how likely it is that a part will not be collected, out of the store's own history.

Each ended order (collected, abandoned, cancelled by the customer) teaches. A new one starts from the store's share of uncollected orders; each of
its traits moves the odds by how orders of that trait ended, drawn towards the share while few are known (``PRIOR`` cases of nothing special).
Calibration is honest: every ended order is judged by those alone that had ended when it was registered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import STORE_TIME, Actor, Context
from chehang.core.models import Transition
from chehang.core.money import ZERO
from chehang.counter.models import SpecialOrder
from chehang.counter.states import SPECIAL

from .deposits import ENOUGH

ENDED = ("collected", "abandoned", "cancelled")
OPEN = ("to_order", "ordered", "arrived", "notified")
PRIOR = Decimal(10)
LIKELY = Decimal("0.4")
BANDS = (
    (Decimal(0), Decimal("0.1")),
    (Decimal("0.1"), Decimal("0.2")),
    (Decimal("0.2"), Decimal("0.4")),
    (Decimal("0.4"), Decimal(1)),
)
TRAITS = {
    "customer_missed": _("The customer has let one lie before"),
    "customer_good": _("The customer has collected before"),
    "customer_new": _("The customer is new"),
    "wait_short": _("Wait of up to a week"),
    "wait_middle": _("Wait of up to three weeks"),
    "wait_long": _("Wait of more than three weeks"),
    "deposit_low": _("Deposit below 30 %"),
    "deposit_middle": _("Deposit of 30 to 60 %"),
    "deposit_high": _("Deposit above 60 %"),
    "part_fixed": _("The part cannot go back"),
    "part_returnable": _("The part can go back"),
}  # fmt: skip


@dataclass
class Memory:
    """What ended orders have taught so far."""

    cases: int = 0
    missed: int = 0
    by_trait: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    customers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def enough(self) -> bool:
        """Whether history speaks, or the policy."""
        return self.cases >= ENOUGH

    @property
    def share(self) -> Decimal:
        """The share of ended orders that were not collected, drawn a little towards the middle so that it is never 0 or 1."""
        return Decimal(self.missed + 1) / Decimal(self.cases + 2)

    def learn(self, order: SpecialOrder, traits: Iterable[str]) -> None:
        """An order has ended, of which ``traits`` were known when it was registered."""
        missed = int(order.state != "collected")
        for trait in traits:
            self.by_trait[trait][0] += 1
            self.by_trait[trait][1] += missed
        self.customers[order.customer_id][0] += 1
        self.customers[order.customer_id][1] += missed
        self.cases, self.missed = self.cases + 1, self.missed + missed

    def traits(self, order: SpecialOrder) -> list[str]:
        """What is known of an order when it is registered."""
        known, missed = self.customers.get(order.customer_id, [0, 0])
        wait = (order.promised_on - order.made_at.astimezone(STORE_TIME).date()).days
        deposit = order.deposit / order.amount_inc
        return [
            "customer_new" if not known else "customer_missed" if missed else "customer_good",
            "wait_short" if wait <= 7 else "wait_middle" if wait <= 21 else "wait_long",
            "deposit_low"
            if deposit < Decimal("0.3")
            else "deposit_middle"
            if deposit <= Decimal("0.6")
            else "deposit_high",
            "part_returnable" if order.part.returnable else "part_fixed",
        ]

    def judge(self, order: SpecialOrder) -> tuple[Decimal, list[tuple[str, Decimal]]]:
        """(probability of no pickup, traits with the factor by which each moves the odds, strongest first)."""
        share = self.share
        odds, base = share / (1 - share), share / (1 - share)
        moved = []
        for trait in self.traits(order):
            n, missed = self.by_trait.get(trait, [0, 0])
            own = (missed + PRIOR * share) / (n + PRIOR)
            factor = own / (1 - own) / base
            odds *= factor
            moved.append((trait, factor))
        moved.sort(key=lambda x: -abs(x[1].ln()))
        return odds / (1 + odds), moved


@dataclass(frozen=True)
class Band:
    """Orders judged within a band of probability: how many, what was expected of them, what happened."""

    low: Decimal
    high: Decimal
    cases: int
    expected: Decimal
    happened: Decimal


@dataclass(frozen=True)
class Judged:
    """An open order under guard."""

    order: SpecialOrder
    risk: Decimal
    reasons: list[tuple[Any, Decimal]]

    @property
    def likely(self) -> bool:
        """It will probably stay: offer it to outlets and peers before it ages."""
        return self.risk >= LIKELY


def ended(who: Actor | Context) -> Iterable[SpecialOrder]:
    """Orders that came to an end after their deposit was paid, in the order of their registration."""
    found = rows(SpecialOrder, who).filter(state__in=ENDED, taken__gt=0).select_related("part")
    return found.order_by("made_at", "id")


def learning(who: Actor | Context, memory: Memory) -> Iterator[SpecialOrder]:
    """Each ended order at the moment of its registration, when ``memory`` knows what had ended by then; at last it knows all of them."""
    steps = Transition.objects.filter(store_id=who.store_id, machine=SPECIAL.name, target__in=ENDED)
    ends = dict(steps.values_list("object_id", "at"))
    open_then: list[tuple[Any, int, SpecialOrder, list[str]]] = []
    for order in ended(who):
        while open_then and open_then[0][0] <= order.made_at:
            memory.learn(*heappop(open_then)[2:])
        yield order
        heappush(open_then, (ends.get(order.pk, order.made_at), order.pk, order, memory.traits(order)))
    while open_then:
        memory.learn(*heappop(open_then)[2:])


def history(who: Actor | Context) -> Memory:
    """Everything the store has learnt."""
    memory = Memory()
    for _order in learning(who, memory):
        pass
    return memory


def judged(who: Actor | Context, memory: Memory) -> list[Judged]:
    """The open orders, the riskiest first; empty while the history is too short."""
    if not memory.enough:
        return []
    found = []
    for order in rows(SpecialOrder, who).filter(state__in=OPEN).select_related("part", "customer")[:500]:
        risk, moved = memory.judge(order)
        found.append(Judged(order, risk, [(TRAITS[t], f) for t, f in moved if f > Decimal("1.05")]))
    return sorted(found, key=lambda x: (-x.risk, x.order.pk))


def calibration(who: Actor | Context) -> tuple[list[Band], Decimal | None]:
    """Bands of predicted against happened, and the Brier score (mean squared error; 0 is perfect); nothing without history."""
    memory, said = Memory(), list[tuple[Decimal, int]]()
    for order in learning(who, memory):
        if memory.enough:
            said.append((memory.judge(order)[0], int(order.state != "collected")))
    if not said:
        return [], None
    brier = sum(((p - y) ** 2 for p, y in said), ZERO) / len(said)
    return list(_bands(said)), brier


def _bands(said: list[tuple[Decimal, int]]) -> Iterator[Band]:
    for low, high in BANDS:
        here = [(p, y) for p, y in said if low <= p < high or (high == 1 and p == 1)]
        if here:
            n = len(here)
            yield Band(low, high, n, sum((p for p, _y in here), ZERO) / n, Decimal(sum(y for _p, y in here)) / n)


def overdue(order: SpecialOrder, today: date) -> int:
    """Days since the part lies there, 0 before it came."""
    return (today - order.arrived_at.astimezone(STORE_TIME).date()).days if order.arrived_at else 0
