"""Random business through the real operations: after every step, every invariant holds."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chehang.billing.models import Receipt
from chehang.billing.operations.refund_payment import RefundPayment, refund_payment
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.counter.models import Sale
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.ledger.models import Voucher
from chehang.purchasing.models import Order
from chehang.warehouse.models import Inbound, InboundLine
from chehang.warehouse.operations.put_away import PutAway, put_away
from tests.fixtures import NOON, make_actor, make_store
from tests.selling import Shop, make_shop

quantities = st.integers(1, 6).map(str)


class Business(RuleBasedStateMachine):
    """A small store: two parts, walk-ins and a customer with credit; whatever is refused must leave nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        # Operations insist on being outermost; this block is the test's, as pytest-django's own is.
        self.around._from_testcase = True
        self.around.__enter__()
        self.clock = FixedClock(NOON)
        store = make_store("01", "泓川江东店")

        def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
            return make_actor(at or store, *posts, clock=self.clock, name=name)

        self.shop: Shop = make_shop(store, self.clock, actor_of)
        self.depot = self.shop.depot
        self.parts = [self.depot.part(), self.depot.part("H3A 698 151 D", "前制动片(套)")]
        for part, price in zip(self.parts, ("45.00", "458.00"), strict=True):
            self.shop.price(part, price)
        self.firm = self.shop.customer("3000")

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def sales(self, *states: str) -> list[Sale]:
        return list(Sale.objects.filter(state__in=states).order_by("id"))

    # -- buying ---------------------------------------------------------------------------------------------------

    @rule(n=st.integers(0, 1), quantity=quantities, price=st.decimals("1.00", "300.00", places=2))
    def order(self, n: int, quantity: str, price: Decimal) -> None:
        self.depot.ordered((self.parts[n], quantity, str(price)))

    @precondition(lambda self: Inbound.objects.filter(state="expected").exists())
    @rule(invoiced=st.booleans(), short=st.booleans())
    def receive(self, invoiced: bool, short: bool) -> None:
        inbound = Inbound.objects.filter(state="expected").earliest("id")
        line = inbound.lines.get()
        counted = line.expected - 1 if short and line.expected > 1 else line.expected
        self.depot.receive(inbound, (line.part, f"{counted:f}"), price=str(line.price_ex) if invoiced else "")

    @precondition(lambda self: InboundLine.objects.filter(accepted__gt=0, placed=0).exists())
    @rule(place=st.sampled_from(("A-01-01-01", "A-01-01-02")))
    def shelve(self, place: str) -> None:
        line = InboundLine.objects.filter(accepted__gt=0, placed=0).earliest("id")
        self.depot.run(put_away, PutAway(line=line.pk, bin=place, quantity=str(line.accepted)))

    # -- selling --------------------------------------------------------------------------------------------------

    @rule(n=st.integers(0, 1), quantity=quantities, account=st.booleans(), discount=st.sampled_from(("0", "0.05")))
    def sell(self, n: int, quantity: str, account: bool, discount: str) -> None:
        also = {"customer": self.firm.pk} if account else {}
        sale = self.shop.draft((self.parts[n], quantity, discount), **also)
        try:
            self.shop.confirm(sale)
        except Refused as refusal:
            assert refusal.code in ("stock.short", "price.below_cost", "discount.beyond_limit"), refusal

    @precondition(lambda self: self.sales("confirmed"))
    @rule(account=st.booleans())
    def settle(self, account: bool) -> None:
        sale = self.sales("confirmed")[0]
        try:
            if account:
                self.shop.on_account(sale)
            else:
                self.shop.pay(sale)
        except Refused as refusal:
            assert refusal.code == "credit.exceeded", refusal

    @precondition(lambda self: self.sales("cleared"))
    @rule()
    def hand_out(self) -> None:
        self.shop.release(self.sales("cleared")[0])

    @precondition(lambda self: self.sales("draft", "confirmed", "cleared"))
    @rule()
    def cancel(self) -> None:
        sale = self.sales("draft", "confirmed", "cleared")[-1]
        self.depot.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户改主意"), "parts_sales")
        for taken in Receipt.objects.filter(
            bill__object_id=sale.pk, bill__state="cancelled", amount__gt=0, refund=None
        ):
            self.depot.run(refund_payment, RefundPayment(receipt=taken.pk, reason="客户改主意"), "cashier")

    # -- the office -----------------------------------------------------------------------------------------------

    @precondition(lambda self: Voucher.objects.filter(state="posted", reviewed_at=None).exists())
    @rule()
    def review(self) -> None:
        ids = Voucher.objects.filter(state="posted", reviewed_at=None).values_list("id", flat=True)
        self.depot.run(review_vouchers, ReviewVouchers(voucher_ids=tuple(ids[:50])), "accountant")

    @invariant()
    def everything_agrees(self) -> None:
        # C01: the parts of this little store were made without their search keys.
        assert [(r.code, row) for r, row in broken() if r.code != "C01"] == []
        assert not Order.objects.filter(number="").exclude(state="draft").exists()


@pytest.mark.django_db
def test_random_business_keeps_every_invariant() -> None:
    run_state_machine_as_test(
        Business,
        settings=settings(
            max_examples=8,
            stateful_step_count=18,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
