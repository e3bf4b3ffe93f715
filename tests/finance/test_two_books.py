"""Goods and money together: the loop's events with their worked numbers, and the books agree to the fen."""

from decimal import Decimal as D

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chehang.catalogue.models import Brand, Part
from chehang.core.context import Context
from chehang.core.money import round_half_up, share_out
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.finance.agreement import agreement
from chehang.ledger.models import Voucher
from chehang.ledger.queries import balance_of_role, trial_balance
from chehang.ledger.services import Leg, post
from chehang.ledger.services import reverse as reverse_voucher
from chehang.stock import services as stock
from chehang.stock.models import Bin

OWN_RULES = ("I01", "I02", "I03", "I04", "I05", "I13", "I13.source", "I16.goods", "I16.money", "I17", "I18", "I19")


@pytest.fixture
def ctx(books, actor_of, clock) -> Context:
    return Context(actor_of("keeper"), clock, "test.act")


@pytest.fixture
def part(db) -> int:
    brand = Brand.objects.create(code="HC", name="泓川")
    return Part.objects.create(brand=brand, display_no="H3A", norm_no="H3A", name_cn="前制动片").pk


@pytest.fixture
def shelf(store) -> int:
    return Bin.objects.create(store=store, code="A-01").pk


def found() -> list[str]:
    return [row for rule, row in broken() if rule.code in (*OWN_RULES, "I22", "I23", "I25", "I27")]


class Desk:
    """Posts both books as the warehouse, the counter and the cash desk do."""

    def __init__(self, ctx: Context, part: int, shelf: int) -> None:
        self.ctx, self.part, self.shelf, self.number = ctx, part, shelf, 0

    def take_in(self, quantity: str, value: str, tax: str = "", event: str = "receipt_invoiced") -> int:
        self.number += 1
        lines = [stock.Incoming(self.part, self.shelf, D(quantity), D(value), line_id=1)]
        stock.receive(self.ctx, Source("warehouse.inbound", self.number), lines)
        inc = D(value) + D(tax or 0)
        legs = [Leg("stock", D(value)), Leg("payable", inc, ("supplier", 1))]
        legs += [Leg("input_vat_pending", D(tax))] if tax else []
        post(self.ctx, event, source=Source("warehouse.inbound", self.number), legs=legs)
        return self.number

    def give_out(self, quantity: str, inc: str) -> int:
        self.number += 1
        [out] = stock.issue(
            self.ctx, Source("warehouse.outbound", self.number), [stock.Outgoing(self.part, self.shelf, D(quantity))]
        )
        ex = round_half_up(D(inc) / D("1.13"))
        self.post("sale", "counter.order", receivable=D(inc), revenue=ex, output_vat=D(inc) - ex)
        self.post("sale_cost", "warehouse.outbound", cost=out.value, stock=out.value)
        return self.number

    def post(self, event: str, document: str, **legs: D) -> Voucher | None:
        made = [
            Leg(name, amount, ("customer", 1) if name == "receivable" else ("", 0)) for name, amount in legs.items()
        ]
        return post(self.ctx, event, source=Source(document, self.number), legs=made)


@pytest.fixture
def desk(ctx, part, shelf) -> Desk:
    return Desk(ctx, part, shelf)


def test_the_loop_in_numbers(desk, ctx) -> None:
    first = desk.take_in("40", "3816.00", event="receipt_estimated")
    desk.take_in("60", "6106.20", "793.81")
    out = desk.give_out("25", "11450.00")
    assert balance_of_role(ctx, "parts_stock") == D("7441.65")
    assert balance_of_role(ctx, "parts_cost") == D("2480.55")
    assert balance_of_role(ctx, "receivable_customer") == D(11450)
    desk.post("money_received", "test.money", money_wechat=D(11450), receivable=D(11450))
    assert balance_of_role(ctx, "receivable_customer") == 0
    # The invoice of the estimated goods is 72 higher; 75 of 100 are left, so all 40 still count as there.
    desk.number += 1
    [late] = stock.adjust_value(
        ctx, Source("warehouse.inbound", first), [(desk.part, D(72), 1)], by=Source("purchasing.invoice", desk.number)
    )
    assert (late.to_stock, late.to_cost_of_sales) == (D(72), D(0))
    legs = {"estimated": D(3816), "stock": D(72), "input_vat_pending": D("505.44"), "payable": D("4393.44")}
    desk.post("estimate_invoiced", "purchasing.invoice", **legs)
    assert balance_of_role(ctx, "payable_estimated") == 0
    # The sale comes back as a whole, at the cost it left with.
    stock.reverse(ctx, Source("warehouse.outbound", out), by=Source("warehouse.return", 1))
    for voucher in Voucher.objects.filter(event__in=("sale", "sale_cost")):
        name = "warehouse.return" if voucher.event == "sale_cost" else "counter.return"
        red = reverse_voucher(ctx, voucher.pk, source=Source(name, 1))
        assert red.event in ("sale_reversed", "sale_cost_reversed") and red.total == -voucher.total
    assert balance_of_role(ctx, "parts_cost") == balance_of_role(ctx, "parts_revenue") == 0
    assert agreement(ctx).goods == agreement(ctx).money == D("9994.20")
    rows = trial_balance(ctx, ctx.today, ctx.today)
    assert sum(r.closing for r in rows if r.account.leaf) == 0
    assert found() == []


def test_a_difference_is_named(desk, ctx) -> None:
    desk.take_in("1", "10.00")
    stock.receive(ctx, Source("warehouse.inbound", 77), [stock.Incoming(desk.part, desk.shelf, D(1), D("0.01"))])
    now = agreement(ctx)
    assert now.difference == D("0.01")
    assert [(r.document, r.object_id, r.goods, r.money) for r in now.rows] == [
        ("warehouse.inbound", 77, D("0.01"), D(0))
    ]
    assert {rule.code for rule, _row in broken()} >= {"I04", "I13"}


STEPS = st.one_of(
    st.tuples(st.just("in"), st.integers(1, 9), st.decimals("0.01", "999.99", places=2)),
    st.tuples(st.just("out"), st.integers(1, 9), st.decimals("1", "999.99", places=2)),
    st.tuples(st.just("late"), st.integers(0, 5), st.decimals("-20", "20", places=2)),
    st.tuples(
        st.just("freight"), st.lists(st.integers(0, 9), min_size=1, max_size=4), st.decimals("0", "99", places=2)
    ),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=st.lists(STEPS, min_size=3, max_size=20))
def test_whatever_happens_the_books_agree(desk, ctx, steps) -> None:
    """Receipts, sales, late costs and freight shared over receipts: conserved to the fen."""
    from django.db import transaction

    with transaction.atomic():
        receipts: list[int] = []
        left = 0
        for what, a, b in steps:
            if what == "in":
                receipts.append(desk.take_in(str(a), str(b)))
                left += a
            elif what == "out" and left >= a:
                desk.give_out(str(a), str(b))
                left -= a
            elif what == "late" and receipts:
                _late(desk, {receipts[a % len(receipts)]: b})
            elif what == "freight" and receipts and sum(a):
                chosen = [receipts[n % len(receipts)] for n in range(len(a))]
                shares: dict[int, D] = {}
                for receipt, share in zip(chosen, share_out(b, [D(w) for w in a]), strict=True):
                    shares[receipt] = shares.get(receipt, D(0)) + share
                assert sum(shares.values()) == b
                _late(desk, shares)
        assert agreement(ctx).difference == 0 and found() == []
        transaction.set_rollback(True)


def _late(desk: Desk, shares: dict[int, D]) -> None:
    desk.number += 1
    parts = [
        stock.adjust_value(desk.ctx, Source("warehouse.inbound", receipt), [(desk.part, amount, 1)], by=Source("purchasing.late", desk.number))[0]
        for receipt, amount in shares.items()
    ]  # fmt: skip
    kept, sold = sum(p.to_stock for p in parts), sum(p.to_cost_of_sales for p in parts)
    desk.post("late_cost", "purchasing.late", stock=D(kept), cost=D(sold), payable=D(kept + sold))
