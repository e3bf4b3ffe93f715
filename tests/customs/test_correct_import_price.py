"""The supplier abroad corrects a batch's price: in its currency, at the debt's rate or the day's."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import NotFound, Refused
from chehang.core.verify import broken
from chehang.customs.models import Shipment
from chehang.customs.operations.correct_import_price import CorrectImportPrice, correct_import_price
from chehang.finance.spending.abroad import foreign_of
from chehang.purchasing.models import PriceCorrection
from chehang.stock.models import Pool
from tests.customs.batch import LINES, opened
from tests.customs.test_release_shipment import received
from tests.goods import Depot, goods_equal_money, money

PADS = LINES[0][0]


def correct(depot: Depot, batch: Shipment, amount: str, post: str = "accountant", **also: Any) -> PriceCorrection:
    data = {
        "shipment": batch.pk, "paper_no": "CN2611", "paper_date": depot.clock.today(), "reason": "牌价误用", "rate": "8.2",
        "lines": [{"line": batch.lines.get(part_no=PADS).pk, "amount": amount}],
    }  # fmt: skip
    done = depot.run(correct_import_price, CorrectImportPrice.model_validate(data | also), post)
    return PriceCorrection.objects.get(pk=done.id)


def test_a_credit_note_goes_off_the_debt_at_its_own_rate(depot: Depot) -> None:
    """200 euros less at 8.0650 as the goods were booked: 1,613.00."""
    batch = received(depot)
    owed = Payable.objects.get(document="customs.shipment")
    made = correct(depot, batch, "-200.00")
    assert (made.ex, made.rate, made.currency, made.lowered) == (D("-1613.00"), D("8.065"), "EUR", True)
    assert Payable.objects.get(pk=owed.pk).amount == owed.amount - D("1613.00")
    assert Pool.objects.get(part=depot.part(PADS)).value == D("49415.50") - D("1613.00")
    line = batch.lines.get(part_no=PADS)
    assert line.landed == D("47802.50") and not [x for x in broken() if x[0].code in ("I21", "I24b", "I31")]
    goods_equal_money(depot.store)


def test_a_debit_note_is_owed_at_the_rate_of_the_day(depot: Depot) -> None:
    batch = received(depot)
    made = correct(depot, batch, "100.00")
    owed = Payable.objects.get(document="purchasing.price_correction")
    known = foreign_of(owed)
    assert (
        made.ex == owed.amount == D("820.00")
        and known is not None
        and (known.currency, known.rate) == ("EUR", D("8.2"))
    )
    assert money("price_corrected") == {"1405.02": D("820.00"), "2202.01": D("-820.00")}


def test_what_is_refused(depot: Depot) -> None:
    batch = received(depot)
    fresh = opened(depot, invoice_no="HT9")
    with pytest.raises(Refused, match=r"correction\.not_received"):
        correct(depot, fresh, "1")
    with pytest.raises(NotFound):
        correct(depot, batch, "1", lines=[{"line": fresh.lines.first().pk, "amount": "1"}])
    with pytest.raises(Refused, match=r"correction\.too_much"):
        correct(depot, batch, "-9999.00")
    correct(depot, batch, "-1.00")
    with pytest.raises(Refused, match=r"correction\.twice"):
        correct(depot, batch, "-1.00")
    assert PriceCorrection.objects.count() == 1
