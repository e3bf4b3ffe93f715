"""Short ways through selling: a price, a sale, its money, its goods out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from chehang.billing.models import Bill
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.catalogue.models import Part
from chehang.core.context import Actor, FixedClock
from chehang.core.operation import Done
from chehang.core.verify import broken
from chehang.counter.models import Sale, SaleReturn
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.counter.operations.inspect_return import InspectReturn, inspect_return
from chehang.counter.operations.request_return import RequestReturn, request_return
from chehang.org.models import Store
from chehang.parties.models import Customer
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.put_away import PutAway, put_away
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver
from tests.goods import Depot, make_depot, upload


@dataclass
class Shop:
    """A depot with a counter and a cash desk."""

    depot: Depot

    @property
    def store(self) -> Store:
        return self.depot.store

    def run(self, operation: Any, cmd: Any, post: str = "parts_sales", **also: Any) -> Done:
        return self.depot.run(operation, cmd, post, **also)

    def price(self, part: Part, price: str, price_class: str = "retail") -> None:
        cmd = SetPrice.model_validate(
            {"part": part.pk, "price_inc": price, "price_class": price_class, "reason": "新价"}
        )
        self.run(set_price, cmd, "parts_manager")

    def goods(self, quantity: str = "10", value: str = "2675.00", price: str = "458", **also: Any) -> Part:
        """A part on the shelf with its price; by default ten filters worth 267.50 each, sold at 458."""
        part = self.depot.part(**also)
        self.depot.shelve(part, quantity, value)
        self.price(part, price)
        return part

    def receive(self, part: Part, quantity: str, price: str, place: str = "A-01-01-01") -> None:
        """Goods ordered, received with their invoice and put away: both books know them."""
        inbound = self.depot.ordered((part, quantity, price))
        self.depot.receive(inbound, (part, quantity), price=price)
        line = inbound.lines.get()
        self.run(put_away, PutAway.model_validate({"line": line.pk, "bin": place, "quantity": quantity}), "keeper")

    def customer(self, limit: str = "0", **also: Any) -> Customer:
        facts = {"kind": "company", "name": "东方汽修", "mobile": "13800001234"} | also
        code = f"T{Customer.objects.count():04d}"
        return Customer.objects.create(store=self.store, code=code, credit_limit=limit, **facts)

    def draft(self, *lines: tuple[Part, str] | tuple[Part, str, str], post: str = "parts_sales", **also: Any) -> Sale:
        typed = [{"part": x[0].pk, "quantity": x[1], "discount": x[2] if len(x) > 2 else "0"} for x in lines]
        done = self.run(draft_sale, DraftSale.model_validate({"lines": typed, **also}), post)
        return Sale.objects.get(pk=done.id)

    def confirm(self, sale: Sale, post: str = "parts_sales", **also: Any) -> Done:
        return self.run(confirm_sale, ConfirmSale(sale=sale.pk), post, **also)

    def sold(self, *lines: Any, **also: Any) -> Sale:
        """A confirmed sale."""
        sale = self.draft(*lines, **also)
        self.confirm(sale)
        sale.refresh_from_db()
        return sale

    def bill(self, sale: Sale) -> Bill:
        return Bill.objects.get(document="counter.sale", object_id=sale.pk)

    def pay(self, sale: Sale, amount: str = "", method: str = "cash", **also: Any) -> Done:
        bill = self.bill(sale)
        payment = {"method": method, "amount": amount or str(bill.rest), **also}
        return self.run(take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": [payment]}), "cashier")

    def on_account(self, sale: Sale) -> Done:
        return self.run(put_on_account, PutOnAccount(bill=self.bill(sale).pk), "cashier")

    def release(self, sale: Sale) -> Outbound:
        """Pick and sign; a customer who collects has the goods then."""
        outbound = Outbound.objects.get(document="counter.sale", object_id=sale.pk)
        self.depot.pick(outbound)
        self.depot.inspect(outbound)
        self.depot.sign(outbound, "keeper_1", "丁强")
        if outbound.collects:
            self.run(sign_receiver, SignReceiver(outbound=outbound.pk, name="王建国", image=upload()), "keeper")
        self.depot.sign(outbound, "keeper_2", "罗斌")
        outbound.refresh_from_db()
        return outbound

    def done(self, *lines: Any, **also: Any) -> Sale:
        """A sale from draft to handed over, paid in cash."""
        sale = self.sold(*lines, **also)
        self.pay(sale)
        self.release(sale)
        sale.refresh_from_db()
        return sale

    def ask_back(self, sale: Sale, *lines: tuple[int, str], post: str = "parts_sales", **also: Any) -> SaleReturn:
        typed = [{"line": n, "quantity": q} for n, q in lines]
        cmd = RequestReturn.model_validate({"sale": sale.pk, "lines": typed, "reason": "买错了", **also})
        return SaleReturn.objects.get(pk=self.run(request_return, cmd, post).id)

    def inspect(self, made: SaleReturn, *lines: tuple[int, str, str, str]) -> Done:
        """Decide on (line, accepted, condition, bin)."""
        typed = [{"line": n, "accepted": a, "condition": c, "bin": b} for n, a, c, b in lines]
        return self.run(
            inspect_return, InspectReturn.model_validate({"sale_return": made.pk, "lines": typed}), "keeper"
        )


def sound(*codes: str) -> None:
    """Every invariant named holds; without a name all but those of the catalogue, whose parts the tests make by hand."""
    problems = [
        f"{rule.code}: {row}" for rule, row in broken() if (rule.code in codes if codes else rule.code[0] != "C")
    ]
    assert not problems, problems


SELLING = ("I03", "I15", "I17", "I19", "I20", "I20b", "I20c", "I22", "I22b")


def make_shop(store: Store, clock: FixedClock, actor_of: Callable[..., Actor]) -> Shop:
    return Shop(make_depot(store, clock, actor_of))


@pytest.fixture
def shop(depot: Depot) -> Shop:
    return Shop(depot)
