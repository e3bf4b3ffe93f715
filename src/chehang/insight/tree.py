"""The diagnosis tree of a department (SV9, SA8) and the bridge over it (SV3): a figure taken apart into what makes it.

Output = cars × (hours per car × yuan per hour + material per car + other per car). What each factor brings to a change is its
Shapley value, so the bridge adds up to the fen whichever factor is thought to move first.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.measures import Span, measures, read

from .why.splitting import rounded, shapley

FEN = Decimal("0.01")
JOINS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "×": lambda parts: prod(parts, start=Fraction(1)),
    "+": lambda parts: sum(parts, Fraction(0)),
    "−": lambda parts: parts[0] - sum(parts[1:]),
}


@dataclass(frozen=True)
class Node:
    """A number; ``measure`` is whose page it opens. A leaf is ``above`` divided by ``below`` (alone without it), any other node
    is its ``children`` joined by ``how``."""

    measure: str
    title: Any = ""
    how: str = ""
    children: "tuple[Node, ...]" = ()
    above: str = ""
    below: str = ""

    @property
    def leaves(self) -> "list[Node]":
        """The factors from left to right."""
        return [leaf for child in self.children for leaf in child.leaves] if self.children else [self]

    def value(self, factors: Iterator[Fraction]) -> Fraction:
        """What the factors make, taken from left to right."""
        return JOINS[self.how]([c.value(factors) for c in self.children]) if self.children else next(factors)


def _leaf(measure: str, above: str = "", below: str = "", title: Any = "") -> Node:
    return Node(measure, title, above=above or measure, below=below)


OUT, SOLD, HANDED, ORDERS = "workshop.visits", "workshop.sold", "carsales.deliveries", "carsales.orders"
TREES: dict[str, Node] = {
    "service": Node("workshop.output", how="×", children=(
        _leaf(OUT),
        Node("workshop.output_per_car", how="+", children=(
            Node("workshop.labour_output", _("Labour per car"), "×", (
                _leaf("workshop.hours_per_car", SOLD, OUT), _leaf("workshop.labour_per_hour", "workshop.labour_output", SOLD),
            )),
            _leaf("workshop.parts_per_car", "workshop.parts_output", OUT),
            _leaf("workshop.other_output", "workshop.other_output", OUT, _("Other per car")),
        )),
    )),
    "sales": Node("carsales.gp1", how="×", children=(
        Node(HANDED, how="×", children=(
            _leaf("carsales.intent"), _leaf("carsales.order_rate", ORDERS, "carsales.intent"), _leaf("carsales.delivery_rate", HANDED, ORDERS),
        )),
        Node("carsales.gp_per_car", how="−", children=(
            _leaf("carsales.turnover", "carsales.turnover", HANDED, _("Price per car")),
            _leaf("carsales.cost", "carsales.cost", HANDED, _("Cost per car")),
        )),
    )),
}  # fmt: skip
# What explains the factors: read beside the tree, not part of the product.
BEHIND = {
    "service": (
        "workshop.arrivals", "workshop.appointment_rate", "workshop.utilisation", "workshop.efficiency", "workshop.on_time",
        "workshop.comeback_rate",
    ),
    "sales": ("carsales.leads", "carsales.kept_rate", "carsales.drive_rate", "carsales.lost_rate", "carsales.discount_rate"),
}  # fmt: skip
# Where nothing was between two figures, the chain goes over the next one, so that the product still is the figure.
STANDS_IN = {SOLD: OUT, ORDERS: HANDED, "carsales.intent": ORDERS}


def factors(tree: Node, figure: Callable[[str], Decimal | None]) -> list[Fraction]:
    """The leaves of a tree from the figures of a span."""

    def of(name: str, *, made: bool) -> Fraction:
        value = Fraction(figure(name) or 0)
        return of(STANDS_IN[name], made=made) if made and not value and name in STANDS_IN else value

    found = []
    for leaf in tree.leaves:
        above = of(leaf.above, made=leaf.above in STANDS_IN)
        below = of(leaf.below, made=True) if leaf.below else Fraction(1)
        found.append(above / below if below else Fraction(0))
    return found


def bridge(tree: Node, then: list[Fraction], now: list[Fraction]) -> list[Decimal]:
    """What each factor brings to the change, in fen; together exactly the change."""

    def worth(mask: int) -> Fraction:
        return tree.value(iter([now[i] if mask >> i & 1 else then[i] for i in range(len(then))]))

    change = worth((1 << len(then)) - 1) - worth(0)
    total = rounded([change], Decimal(round(change * 100)) / 100, FEN)[0]
    return rounded(shapley(len(then), worth), total, FEN)


@dataclass(frozen=True)
class Row:
    """A line of the page: how deep it stands, its two values, and what it brings (leaves: of the bridge; others: of theirs)."""

    node: Node
    depth: int
    then: Fraction
    now: Fraction
    brings: Decimal


def rows_of(tree: Node, then: list[Fraction], now: list[Fraction]) -> list[Row]:
    """The tree from its root down."""
    parts = bridge(tree, then, now)
    found: list[Row] = []

    def walk(node: Node, depth: int, at: int) -> int:
        end = at + len(node.leaves)
        was, is_ = (node.value(iter(side[at:end])) for side in (then, now))
        found.append(Row(node, depth, was, is_, sum(parts[at:end], Decimal(0))))
        for child in node.children:
            at = walk(child, depth + 1, at)
        return end

    walk(tree, 0, 0)
    return found


def figures(who: Actor, tree: Node, span: Span, today: Any) -> Mapping[str, Decimal | None]:
    """The measures that a tree is made from, read for a span."""
    names = {n for leaf in tree.leaves for n in (leaf.above, leaf.below) if n}
    names |= {STANDS_IN[n] for n in names if n in STANDS_IN}
    known = measures()
    return {name: read(known[name], who, span, today).value for name in sorted(names)}
