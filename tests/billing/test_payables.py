"""What is owed to suppliers: one open item for each of their papers."""

from decimal import Decimal

import pytest

from chehang.billing import services as billing
from chehang.billing.models import Bill, BillLine, Payable
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.verify import broken
from chehang.ledger.models import Line
from chehang.parties.models import Supplier
from tests.selling import Shop, make_shop


@pytest.fixture
def shop(store, clock, actor_of) -> Shop:  # type: ignore[no-untyped-def]
    return make_shop(store, clock, actor_of)


def acting(shop: Shop, post: str = "accountant") -> Context:
    return Context(shop.depot.who(post), shop.depot.clock, "test.act")


def test_an_invoice_is_owed_with_its_day(shop: Shop) -> None:
    shop.receive(shop.depot.part(), "4", "61.50")
    owed = Payable.objects.get()
    assert (owed.amount, owed.rest, owed.state) == (Decimal("277.98"), Decimal("277.98"), "open")
    assert (owed.due - owed.paper_date).days == owed.supplier.payment_days
    assert not [x for x in broken() if x[0].code in ("I20", "I21")]


def test_it_is_paid_down_and_never_beyond(shop: Shop) -> None:
    shop.receive(shop.depot.part(), "4", "61.50")
    owed = Payable.objects.get()
    with writing():
        billing.settle(acting(shop), owed, Decimal("100"))
        with pytest.raises(Refused) as refusal:
            billing.settle(acting(shop), owed, Decimal("178"))
        assert refusal.value.code == "payable.rest"
        billing.settle(acting(shop), owed, Decimal("177.98"))
    owed.refresh_from_db()
    assert (owed.paid, owed.rest, owed.state) == (Decimal("277.98"), Decimal(0), "settled")


def test_a_paper_that_grows_is_open_again_and_one_taken_back_is_void(shop: Shop) -> None:
    supplier = Supplier.objects.create(store=shop.store, code="S9", name="外协", kind="local")
    paper = {"source": Source("toy.paper", 1), "paper_number": "F1", "paper_date": shop.depot.clock.today()}
    with writing():
        owed = billing.owe(acting(shop), supplier, **paper, text="一", ex=Decimal("100"), tax=Decimal("13"))
        billing.settle(acting(shop), owed, Decimal("113"))
        owed = billing.owe(acting(shop), supplier, **paper, text="二", ex=Decimal("10"))
        assert (owed.state, owed.rest) == ("open", Decimal("10"))
        other = billing.owe(
            acting(shop), supplier, **(paper | {"source": Source("toy.paper", 2)}), text="一", ex=Decimal("5")
        )
        other = billing.owe(
            acting(shop), supplier, **(paper | {"source": Source("toy.paper", 2)}), text="退", ex=Decimal("-5")
        )
    assert other.state == "void"


def test_one_document_is_billed_to_customer_and_insurer(shop: Shop) -> None:
    customer, insurer = shop.customer(), shop.customer(name="平安财险", mobile="")
    source = Source("toy.order", 7, "GD-1")
    labour = billing.Charge(
        "revenue", Decimal("100"), Decimal("13"), Decimal("0.13"), "工时", ("vehicle", 5), "service"
    )
    parts = billing.Charge("revenue", Decimal("200"), Decimal("26"), Decimal("0.13"), "配件")
    with writing():
        ctx = acting(shop)
        billing.ask(ctx, customer, source=source, amount=Decimal("113"))
        billing.ask(
            ctx, insurer, source=source, amount=Decimal("226"), part="insurer", served=customer, claim="insurer"
        )
        billing.charge(ctx, source=source, lines=[labour])
        with pytest.raises(Refused):
            billing.charge(ctx, source=source, part="insurer", lines=[labour])
        billing.charge(ctx, source=source, part="insurer", lines=[parts])
    assert set(BillLine.objects.values_list("text", flat=True)) == {"工时", "配件"}
    about_the_car = Line.objects.get(item_kind="vehicle", item_id=5)
    assert (about_the_car.credit, about_the_car.department) == (Decimal("100"), "service")
    assert Bill.objects.get(part="insurer").receivable == "receivable_insurer"
    assert Line.objects.filter(account__roles__role="receivable_insurer").get().debit == Decimal("226")
    assert not [x for x in broken() if x[0].code.startswith("I20")]
