"""A shop on top of the depot: priced parts on the shelf, customers, and the ways of a sale."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chehang.billing.models import Bill
from chehang.billing.operations.put_on_account import PutOnAccount, put_on_account
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.catalogue.models import Part, PriceListEntry
from chehang.core.operation import Done
from chehang.counter.models import Sale
from chehang.counter.operations.confirm_sale import ConfirmSale, confirm_sale
from chehang.counter.operations.draft_sale import DraftSale, draft_sale
from chehang.parties.models import Customer
from chehang.warehouse.models import Outbound
from chehang.warehouse.operations.sign_receiver import SignReceiver, sign_receiver

from .goods import Depot, upload


@dataclass
class PadShop:
    """Brake pads at 458 with tax, 75 on the shelf at 267.50 each."""

    depot: Depot
    pads: Part

    def price(self, part: Part, list_inc: str, net_inc: str) -> None:
        PriceListEntry.objects.create(
            store=self.depot.store,
            part=part,
            valid_from=date(2026, 1, 1),
            list_inc=Decimal(list_inc),
            net_inc=Decimal(net_inc),
        )

    def customer(self, limit: str = "0", **also: Any) -> Customer:
        facts = {
            "code": f"K{Customer.objects.count()}",
            "kind": "company",
            "name": "顺达汽修厂",
            "credit_limit": Decimal(limit),
        }
        return Customer.objects.create(store=self.depot.store, **(facts | also))

    def draft(self, quantity: str = "2", discount: str = "0", post: str = "parts_sales", **also: Any) -> Sale:
        line = {"part": self.pads.pk, "quantity": quantity, "discount": discount}
        cmd = DraftSale.model_validate({"lines": [line], **also})
        return Sale.objects.get(pk=self.depot.run(draft_sale, cmd, post).id)

    def confirmed(self, *args: Any, **also: Any) -> Sale:
        sale = self.draft(*args, **also)
        self.depot.run(confirm_sale, ConfirmSale(sale=sale.pk), "parts_sales")
        sale.refresh_from_db()
        return sale

    def bill(self, sale: Sale) -> Bill:
        return Bill.objects.get(document="counter.sale", object_id=sale.pk)

    def pay(self, sale: Sale, *payments: tuple[str, str], key: str = "") -> Done:
        bill = self.bill(sale)
        typed = [{"method": m, "amount": a} for m, a in payments or (("cash", str(bill.amount)),)]
        return self.depot.run(
            take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": typed}), "cashier", key=key
        )

    def on_account(self, sale: Sale) -> Done:
        return self.depot.run(put_on_account, PutOnAccount(bill=self.bill(sale).pk), "cashier")

    def outbound(self, sale: Sale) -> Outbound:
        return Outbound.objects.get(document="counter.sale", object_id=sale.pk)

    def hand_out(self, sale: Sale) -> None:
        """Keepers pick and sign, the customer signs."""
        outbound = self.outbound(sale)
        self.depot.pick(outbound)
        self.depot.inspect(outbound)
        self.depot.sign(outbound, "keeper_1", "丁强")
        if sale.handover == "collect":
            self.depot.run(sign_receiver, SignReceiver(outbound=outbound.pk, name="王建国", image=upload()))
        self.depot.sign(outbound, "keeper_2", "罗斌")
        sale.refresh_from_db()


def make_padshop(depot: Depot) -> PadShop:
    """The shop with 75 brake pads on its shelf, priced."""
    pads = depot.part("H3A 698 151 D", "前制动片(套)")
    depot.shelve(pads, "75", "20062.50")
    made = PadShop(depot, pads)
    made.price(pads, "458.00", "302.28")
    return made


@pytest.fixture
def padshop(depot: Depot) -> PadShop:
    return make_padshop(depot)
