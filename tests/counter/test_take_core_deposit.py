"""The deposit on an old part: asked for with the sale, held as a debt, no revenue."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.errors import NotAllowed, Refused
from chehang.counter.models import CoreDeposit
from chehang.counter.operations.take_core_deposit import TakeCoreDeposit, take_core_deposit
from tests.goods import money
from tests.selling import SELLING, Shop, sound


def asked(shop: Shop, amount: str = "500", post: str = "parts_sales", customer: object = None) -> CoreDeposit:
    part = shop.goods(number="RM 100 200", name="再制造起动机", quality="remanufactured")
    who = customer or shop.customer(kind="person", name="李敏")
    sale = shop.done((part, "1"), customer=who.pk)  # type: ignore[attr-defined]
    done = shop.run(
        take_core_deposit, TakeCoreDeposit.model_validate({"sale": sale.pk, "part": part.pk, "amount": amount}), post
    )
    return CoreDeposit.objects.get(pk=done.id)


def paid(shop: Shop, core: CoreDeposit) -> CoreDeposit:
    bill = Bill.objects.get(document="counter.core_deposit", object_id=core.pk)
    shop.run(
        take_payment,
        TakePayment.model_validate({"bill": bill.pk, "payments": [{"method": "cash", "amount": str(bill.rest)}]}),
        "cashier",
    )
    core.refresh_from_db()
    return core


def test_it_is_held_for_the_customer(shop: Shop) -> None:
    core = paid(shop, asked(shop))
    assert (core.state, core.quantity, core.number[:3]) == ("held", D(1), "JX-")
    assert money("core_deposit") == {"1122.01": D(500), "2241.04": D(-500)}
    sound(*SELLING)


def test_what_is_refused(shop: Shop) -> None:
    core = asked(shop)
    again = TakeCoreDeposit(sale=core.sale_id, part=core.part_id, amount=D(1))
    with pytest.raises(Refused, match=r"core\.twice"):
        shop.run(take_core_deposit, again)
    other = TakeCoreDeposit(sale=core.sale_id, part=shop.depot.part("X 1").pk, amount=D(1))
    with pytest.raises(Refused, match=r"core\.part"):
        shop.run(take_core_deposit, other)
    draft = shop.draft((core.part, "1"), customer=core.customer_id)
    with pytest.raises(Refused, match=r"core\.sale"):
        shop.run(take_core_deposit, TakeCoreDeposit(sale=draft.pk, part=core.part_id, amount=D(1)))
    with pytest.raises(NotAllowed):
        shop.run(take_core_deposit, again, "keeper")
    assert CoreDeposit.objects.count() == 1
