"""Late costs in any history of three stores, against a full replay that knows every cost from the first day.

One delivery's pieces are all alike, so with hindsight each costs the final cost of the delivery ÷ its pieces, wherever it is. The books, which learn of each cost
on the day it comes, must say the same: stock and cost of sales of each store, to the fen that rounding at each step may leave; together exactly.
Of several deliveries pieces mix, and which of them left is a matter of the books: there conservation holds to the fen in the three stores together, and
what went back to the supplier takes its share along.
"""

from datetime import timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chehang.core.context import Context, FixedClock
from chehang.core.sources import Source
from chehang.stock import services as stock
from chehang.stock.models import Pool
from chehang.warehouse.kinds import TransferSide
from chehang.warehouse.late_costs import follow_goods
from chehang.warehouse.models import Inbound, InboundLine, LateShare, Transfer, TransferLine
from chehang.warehouse.transfers.states import TRANSFER
from tests.fixtures import make_store
from tests.goods import Depot, make_depot

PIECES = st.integers(1, 6)
STEPS = st.one_of(
    st.tuples(st.just("sell"), st.integers(0, 2), PIECES),
    st.tuples(st.just("take_back"), st.integers(0, 20), PIECES),
    st.tuples(st.just("transfer"), st.integers(0, 2), st.integers(1, 2), PIECES),
    st.tuples(
        st.just("late"), st.decimals("-40", "60", places=2)
    ),  # freight bills, credit notes, corrected prices, estimates invoiced
)


class Player:
    """Plays the steps in the books, and counts where the pieces are."""

    def __init__(self, depots: list[Depot], clock: FixedClock) -> None:
        self.depots, self.part = depots, depots[0].part()
        self.cost, self.came, self.number, self.steps = D("100.00"), 20, 0, 0
        self.there, self.sold, self.charged = [self.came, 0, 0], [0, 0, 0], [D(0), D(0), D(0)]
        self.sales: list[list[int]] = []  # store, document, pieces not yet back
        self.clock = clock
        self.inbound, self.line = self.delivery(0, "purchasing.order", 1, self.came, self.cost)
        self.deliveries = [(self.inbound, self.line)]

    def ctx(self, store: int) -> Context:
        return self.depots[store].context("keeper")

    def bin(self, store: int) -> int:
        return self.depots[store].bins["A-01-01-01"].pk

    def delivery(self, store: int, document: str, source: int, pieces: int, value: D, line: int = 0) -> tuple[int, int]:
        """Goods that came in, as a received delivery says it."""
        depot, self.number = self.depots[store], self.number + 1
        made = Inbound.objects.create(
            store=depot.store, number=f"DH-{self.number}", supplier=depot.supplier, document=document, object_id=source,
            posted_at=depot.clock.now(), posted_by_source=True, expected_at=depot.clock.now(),
        )  # fmt: skip
        row = InboundLine.objects.create(
            store=depot.store, inbound=made, n=1, part=self.part, part_no=self.part.display_no, part_name="件", unit="PCS",
            source_line_id=line, expected=pieces, counted=pieces, accepted=pieces, value_ex=value,
        )  # fmt: skip
        goods = stock.Incoming(self.part.pk, self.bin(store), D(pieces), value, line_id=row.pk)
        stock.receive(self.ctx(store), Source("warehouse.inbound", made.pk), [goods])
        return made.pk, row.pk

    def play(self, step: tuple) -> None:
        self.clock.at += timedelta(minutes=1)
        self.steps += 1
        getattr(self, step[0])(*step[1:])

    def issue(self, store: int, pieces: int, document: str) -> D:
        self.number += 1
        [out] = stock.issue(
            self.ctx(store), Source(document, self.number), [stock.Outgoing(self.part.pk, self.bin(store), D(pieces))]
        )
        self.there[store] -= pieces
        return out.value

    def sell(self, store: int, pieces: int) -> None:
        pieces = min(pieces, self.there[store])
        if pieces:
            cost = self.issue(store, pieces, "tests.sale")
            self.charged[store] += cost
            self.sold[store] += pieces
            self.sales.append([store, self.number, pieces, pieces, int(cost * 100)])

    def take_back(self, which: int, pieces: int) -> None:
        """The customer brings back what one sale had cost, and what it has cost since."""
        sale = self.sales[which % len(self.sales)] if self.sales else None
        if sale is None or not sale[2]:
            return
        store, document, left, sold, cost = sale
        pieces = min(pieces, left)
        before, after = (
            (cost * (sold - left) * 2 + sold) // (2 * sold),
            (cost * (sold - left + pieces) * 2 + sold) // (2 * sold),
        )
        value = D(after - before) / 100
        self.number += 1
        goods = stock.Incoming(self.part.pk, self.bin(store), D(pieces), value, line_id=1)
        stock.receive(self.ctx(store), Source("tests.back", self.number), [goods])
        late = stock.bring_back(
            self.ctx(store),
            Source("tests.back", self.number),
            [(self.part.pk, D(pieces), 1)],
            issued_by=[Source("tests.sale", document)],
        )
        self.charged[store] -= value + late
        self.there[store] += pieces
        self.sold[store] -= pieces
        sale[2] -= pieces

    def receive(self, pieces: int, value: D) -> None:
        """Another delivery of the same part, at another price."""
        self.deliveries.append(self.delivery(0, "purchasing.order", self.number, pieces, value))
        self.cost, self.came = self.cost + value, self.came + pieces
        self.there[0] += pieces

    def transfer(self, store: int, ahead: int, pieces: int) -> None:
        pieces, other = min(pieces, self.there[store]), (store + ahead) % 3
        if not pieces:
            return
        cost, now = self.issue(store, pieces, "warehouse.outbound"), self.ctx(store).now
        papers = []
        for side, own, that in ((TransferSide.OUT, store, other), (TransferSide.IN, other, store)):
            self.number += 1
            depot = self.depots[own]
            asker, agreed = depot.who("parts_planner").employee_id, depot.who("parts_manager").employee_id
            made = Transfer.objects.create(
                store=depot.store, number=f"T{self.number}", side=side, other=self.depots[that].store, reason="调",
                asked_at=now, asked_by_id=asker, agreed_by_id=agreed, agreed_at=now, sent_at=now, received_at=now, cost=cost,
            )  # fmt: skip
            line = TransferLine.objects.create(
                store=depot.store, transfer=made, n=1, part=self.part, part_no="T", part_name="件", quantity=pieces, cost=cost,
                arrived=pieces, arrived_value=cost,
            )  # fmt: skip
            papers.append((made, line))
            TRANSFER.begin(self.ctx(own), made)
        (out, _out_line), (into, into_line) = papers
        for one, twin in ((out, into), (into, out)):
            one.twin = twin.pk
            one.save(update_fields=["twin"])
        for own, one in ((store, out), (other, into)):
            for move in ("agree", "send", "receive"):
                TRANSFER.advance(self.ctx(own), one, move)
        self.delivery(other, "warehouse.transfer", into.pk, pieces, cost, into_line.pk)
        self.there[other] += pieces

    def late(self, amount: D, which: int = 0) -> None:
        self.number += 1
        if self.cost + amount < 20 * len(self.deliveries):
            return
        inbound, line = self.deliveries[which % len(self.deliveries)]
        self.cost += amount
        ctx = self.ctx(0)
        follow_goods(
            ctx,
            inbound,
            [(self.part.pk, amount, line)],
            source=Source("tests.late", self.number),
            summary="迟",
        )
        rows = LateShare.objects.filter(document="tests.late", object_id=self.number)
        assert sum((x.value for x in rows if x.place != "moved"), D(0)) == amount, (
            "what no store keeps, and what two keep, is zero"
        )
        for n, depot in enumerate(self.depots):
            self.charged[n] += sum((x.value for x in rows if x.place == "sold" and x.store_id == depot.store.pk), D(0))

    def check(self, *, alike: bool = True) -> None:
        worth = [Pool.objects.filter(store=x.store, part=self.part).first() for x in self.depots]
        stock_of = [x.value if x else D(0) for x in worth]
        assert [int(x.quantity) if x else 0 for x in worth] == self.there
        assert sum(stock_of) + sum(self.charged) == self.cost, "no fen appears or is lost over the stores"
        if not alike:
            return
        each = Fraction(self.cost) / self.came
        most = Fraction(self.steps + 1, 100)
        for n in (0, 1, 2):
            assert abs(Fraction(stock_of[n]) - each * self.there[n]) <= most, (n, stock_of, self.there)
            assert abs(Fraction(self.charged[n]) - each * self.sold[n]) <= most, (n, self.charged, self.sold)


class Three(list[Depot]):
    """The stores, told in a word when an example fails."""

    def __repr__(self) -> str:
        return "three stores"


@pytest.fixture
def depots(depot: Depot, other_store) -> Three:
    third = make_store("03", "泓川第三店")
    stores = [depot]
    for store in (other_store, third):
        there = make_depot(store, depot.clock, depot.actor_of)
        there.brand, there.parts = depot.brand, depot.parts
        stores.append(there)
    for one in stores:
        one.part()
        for post in ("keeper", "parts_planner", "parts_manager"):
            one.who(post)
    return Three(stores)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_the_books_say_what_hindsight_says(depots: Three, clock, steps: list[tuple]) -> None:
    with transaction.atomic():
        player = Player(depots, clock)
        for step in steps:
            player.play(step)
        player.check()
        transaction.set_rollback(True)


MORE = st.one_of(
    STEPS,
    st.tuples(st.just("receive"), PIECES, st.decimals("30", "90", places=2)),
    st.tuples(st.just("late"), st.decimals("-20", "60", places=2), st.integers(0, 4)),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(MORE, min_size=6, max_size=16))
def test_no_fen_is_lost_of_several_deliveries(depots: Three, clock, steps: list[tuple]) -> None:
    """Deliveries at several prices, each with its late costs, sold, taken back and sent round three stores: stock and cost of sales are what was paid."""
    with transaction.atomic():
        player = Player(depots, clock)
        for step in steps:
            player.play(step)
        player.check(alike=False)
        transaction.set_rollback(True)
