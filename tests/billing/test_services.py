"""What other departments ask of billing: charging, taking back, cancelling."""

from decimal import Decimal as D

import pytest

from chehang.billing import services
from chehang.billing.models import Bill, CreditNote
from chehang.catalogue.models import Part
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.sources import Source
from chehang.ledger.models import Voucher
from tests.selling import Shop


@pytest.fixture
def ctx(shop: Shop) -> Context:
    return shop.depot.context("cashier")


@pytest.fixture
def part(shop: Shop) -> Part:
    return shop.goods()


def take_back(ctx: Context, bill: Bill, ex: str, tax: str) -> CreditNote:
    return services.credit(ctx, bill, source=Source("counter.return", 1, "XT-1"), ex=D(ex), tax=D(tax))


def test_revenue_and_tax_add_up_to_the_bill(shop: Shop, part: Part, ctx: Context) -> None:
    bill = shop.bill(shop.sold((part, "1")))
    for ex, tax in ((bill.amount, D("0.01")), (bill.amount - 1, D(0))):
        with pytest.raises(Refused, match=r"bill\.amount"):
            services.charge(ctx, source=Source("counter.sale", bill.object_id), ex=ex, tax=tax)
    assert not Voucher.objects.filter(event="sale").exists()


def test_only_what_is_in_the_books_is_taken_back_and_never_more(shop: Shop, part: Part, ctx: Context) -> None:
    waiting = shop.bill(shop.sold((part, "1")))
    with pytest.raises(Refused, match=r"bill\.not_charged"):
        take_back(ctx, waiting, "1", "0.13")
    done = shop.bill(shop.done((part, "1")))
    with pytest.raises(Refused, match=r"bill\.credited"):
        take_back(ctx, done, str(done.amount), "0.01")
    assert not CreditNote.objects.exists()


def test_a_charged_bill_is_not_cancelled(shop: Shop, part: Part, ctx: Context) -> None:
    done = shop.bill(shop.done((part, "1")))
    with pytest.raises(Refused, match=r"bill\.charged"):
        services.cancel(ctx, Source("counter.sale", done.object_id))
    done.refresh_from_db()
    assert done.state == "paid"
