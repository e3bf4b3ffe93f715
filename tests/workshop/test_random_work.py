"""Random work in the workshop: any act on any car at any time. Whatever is refused leaves nothing behind; after every step I10, I45, I46
and the ledger of packages hold."""

import contextlib
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chehang.billing.models import Bill
from chehang.core.context import Actor, FixedClock
from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.workshop.models import OrderLine, Requisition, WorkOrder
from tests.fixtures import NOON, make_actor, make_store
from tests.goods import upload
from tests.selling import make_shop

from .packages import bought, card
from .yard import Yard

WHO = st.sampled_from(("铁柱", "大勇"))
CAR = st.integers(0, 1)


class Work(RuleBasedStateMachine):
    """Two cars, two technicians, a part, a card with stored value."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        # Operations insist on being outermost; this block is the test's, as pytest-django's own is.
        self.around._from_testcase = True
        self.around.__enter__()
        clock, store = FixedClock(NOON), make_store("01", "泓川江东店")

        def actor_of(*posts: str, at: Any = None, name: str = "") -> Actor:
            return make_actor(at or store, *posts, clock=clock, name=name)

        self.yard = Yard(make_shop(store, clock, actor_of))
        self.yard.open_shop()
        self.part = self.yard.shop.goods("20", "1000", "120", number="RW-1", name="机油")
        self.cars = [self.yard.car(f"LHCH3A8F0TA00400{n}", f"浙E1000{n}", name=f"随机{n}") for n in (0, 1)]
        self.card = bought(self.yard, card(self.yard), customer=self.cars[0].owner)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def order(self, n: int) -> WorkOrder | None:
        return WorkOrder.objects.filter(vehicle=self.cars[n]).order_by("-id").first()

    def act(self, n: int, name: str, post: str = "service_advisor", /, **facts: Any) -> None:
        if (order := self.order(n)) is not None:
            with contextlib.suppress(Refused):
                self.yard.run(name, post, order=order.pk, **facts)

    @rule(n=CAR)
    def come(self, n: int) -> None:
        with contextlib.suppress(Refused):
            self.yard.open(self.cars[n], mileage=13000)

    @rule(n=CAR, payer=st.sampled_from(("customer", "free", "internal")))
    def labour(self, n: int, payer: str) -> None:
        self.act(n, "add_labour", op=self.yard.ops["M01"].pk, payer=payer)

    @rule(n=CAR, quantity=st.sampled_from(("1", "3")))
    def material(self, n: int, quantity: str) -> None:
        self.act(n, "add_part", part=self.part.pk, quantity=quantity)

    @rule(n=CAR, way=st.sampled_from(("phone", "wechat")))
    def agree_by_word(self, n: int, way: str) -> None:
        self.act(n, "record_agreement", way=way, name="车主")

    @rule(n=CAR, who=WHO)
    def begin(self, n: int, who: str) -> None:
        """Signed, given out and clocked on, as far as it goes."""
        if (order := self.order(n)) is None:
            return
        try:
            self.yard.agreed(order)
            self.yard.dispatched(order, who)
        except Refused:
            pass
        for line in order.lines.filter(kind="labour", dropped=False)[:1]:
            with contextlib.suppress(Refused):
                self.yard.run("clock_on", "technician", who=who, line=line.pk)

    @rule(who=WHO, why=st.sampled_from(("done", "break")), minutes=st.integers(0, 90))
    def stop(self, who: str, why: str, minutes: int) -> None:
        self.yard.later(minutes)
        with contextlib.suppress(Refused):
            self.yard.run("clock_off", "technician", who=who, pause=why)

    @rule(n=CAR, who=WHO, handed=st.booleans())
    def fetch(self, n: int, who: str, handed: bool) -> None:
        if (order := self.order(n)) is None:
            return
        try:
            done = self.yard.run("request_parts", "technician", who=who, order=order.pk)
        except Refused:
            return
        if handed:
            self.yard.hand_out(Requisition.objects.get(pk=done.model_extra["requisition"]))  # type: ignore[index]

    @rule(n=CAR, quantity=st.sampled_from(("1", "2")))
    def bring_back(self, n: int, quantity: str) -> None:
        for line in OrderLine.objects.filter(order__vehicle=self.cars[n], issued__gt=0).order_by("-id")[:1]:
            facts = {"line": line.pk, "quantity": quantity, "bin": "A-01-01-01", "reason": "多领"}
            try:
                self.yard.run("take_back_parts", "keeper", **facts)
                self.yard.run("change_line", line=line.pk, quantity=max(line.quantity - Decimal(quantity), Decimal(1)))
            except Refused:
                pass

    @rule(n=CAR, who=WHO)
    def out(self, n: int, who: str) -> None:
        """Finished, inspected by three, settled: whatever lacks refuses it."""
        if (order := self.order(n)) is None:
            return
        try:
            self.yard.work(order, who)
            self.yard.inspected(order, who, "大勇" if who == "铁柱" else "铁柱")
            self.yard.run("finish_order", "inspector", order=order.pk)
            self.yard.run("settle_order", order=order.pk)
        except Refused:
            pass

    @rule(n=CAR, how=st.sampled_from(("card", "red", "again", "cash")))
    def after(self, n: int, how: str) -> None:
        if how == "card":
            self.act(n, "pay_with_package", package=self.card.pk, amount="50", image=upload())
        elif how == "red":
            self.act(n, "reverse_settlement", "service_manager", reason="少算")
        elif how == "again":
            self.act(n, "settle_order")
        elif (order := self.order(n)) is not None and order.state == "settled" and order.customer_inc:
            with contextlib.suppress(Refused, Bill.DoesNotExist):  # paid already
                self.yard.pay(order)
            self.act(n, "deliver_order", receiver_name="车主")

    @invariant()
    def the_workshop_agrees(self) -> None:
        assert [row for code in ("I10", "I45", "I46", "P22") for _r, row in broken(code)] == []


@pytest.mark.django_db
def test_random_work_keeps_every_invariant() -> None:
    run_state_machine_as_test(
        Work,
        settings=settings(
            max_examples=5, stateful_step_count=22, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
