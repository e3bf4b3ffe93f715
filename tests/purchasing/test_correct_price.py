"""A supplier's price corrected without goods going back: dearer by a supplementary invoice, cheaper by a credit note."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.ledger.models import Voucher
from chehang.purchasing.models import PriceCorrection
from chehang.purchasing.operations.correct_price import CorrectPrice, correct_price
from chehang.stock import services as stock
from chehang.stock.models import Pool
from chehang.warehouse.late_costs import shares_of
from chehang.warehouse.models import InboundLine
from tests.goods import Depot, goods_equal_money, money
from tests.purchasing.back import out, received
from tests.selling import sound


def correct(
    depot: Depot, line: InboundLine, ex: str, tax: str = "0", post: str = "accountant", **also: Any
) -> PriceCorrection:
    data = {
        "inbound": line.inbound_id, "paper_no": "RED26110001", "paper_date": depot.clock.today(), "reason": "供应商调价",
        "lines": [{"line": line.pk, "amount_ex": ex, "tax": tax}],
    }  # fmt: skip
    done = depot.run(correct_price, CorrectPrice.model_validate(data | also), post)
    return PriceCorrection.objects.get(pk=done.id)


def sell(depot: Depot, line: InboundLine, quantity: str) -> None:
    with writing():
        goods = stock.Outgoing(line.part_id, depot.bins["A-01-01-01"].pk, D(quantity))
        stock.issue(depot.context("keeper"), Source("tests.sale", 1), [goods])


def where(depot: Depot, made: PriceCorrection) -> dict[str, D]:
    rows = shares_of(depot.who("accountant"), Source("purchasing.price_correction", made.pk))
    return {x.place: x.value for x in rows}


def test_a_credit_note_lowers_what_is_owed(depot: Depot) -> None:
    """Ten at 100, two sold: 50 less are 40 off the stock and 10 off the cost of sales, with 6.50 VAT."""
    line = received(depot)
    sell(depot, line, "2")
    before, earlier = Payable.objects.get().rest, list(Voucher.objects.order_by("id").values())
    made = correct(depot, line, "-50.00", "-6.50")
    assert (made.to_stock, made.to_cost, made.lowered) == (D("-40.00"), D("-10.00"), True)
    assert money("price_corrected") == {
        "1405.02": D("-40.00"),
        "6401.04": D("-10.00"),
        "2221.04": D("-6.50"),
        "2202.01": D("56.50"),
    }
    assert Payable.objects.get().rest == before - D("56.50") and where(depot, made) == {
        "stock": D("-40.00"),
        "sold": D("-10.00"),
    }
    assert list(Voucher.objects.order_by("id").values())[: len(earlier)] == earlier


def test_paid_goods_make_it_a_claim(depot: Depot) -> None:
    line = received(depot)
    Payable.objects.update(paid=D("1100.00"))
    made = correct(depot, line, "-50.00", "-6.50")
    assert not made.lowered and money("price_corrected")["1221.02"] == D("56.50")
    goods_equal_money(depot.store)


def test_dearer_goods_are_owed_by_this_paper(depot: Depot) -> None:
    line = received(depot)
    made = correct(depot, line, "30.00", "3.90", paper_no="26312000000000000777")
    owed = Payable.objects.get(document="purchasing.price_correction")
    assert (owed.amount, owed.object_id, made.to_stock) == (D("33.90"), made.pk, D("30.00"))
    assert Pool.objects.get(part=line.part).value == D("1030.00")
    sound()


def test_goods_that_went_back_are_told_apart(depot: Depot) -> None:
    """Trap: goods returned to the supplier still take their share. Four of ten went back: six tenths are stock, the rest is told apart."""
    line = received(depot)
    out(depot, line)
    made = correct(depot, line, "30.00")
    assert where(depot, made) == {"stock": D("18.00"), "back": D("12.00")}


def test_what_is_refused_leaves_nothing(depot: Depot) -> None:
    line, other = received(depot), received(depot, "2")
    correct(depot, line, "-10.00")
    before = PriceCorrection.objects.count(), Voucher.objects.count()
    for code, ex, also in (
        (r"correction\.twice", "-1", {}),
        (r"correction\.too_much", "-990.01", {"paper_no": "R2"}),
        (r"correction\.sign", "0", {"paper_no": "R2"}),
        (r"correction\.sign", "-5", {"paper_no": "R2", "lines": [{"line": line.pk, "amount_ex": "-5", "tax": "0.65"}]}),
        (r"correction\.line_twice", "1", {"paper_no": "R2", "lines": [{"line": line.pk, "amount_ex": "1"}] * 2}),
    ):
        with pytest.raises((Refused, Conflict), match=code):
            correct(depot, line, ex, **also)
    with pytest.raises(NotFound):
        correct(depot, line, "1", paper_no="R2", inbound=other.inbound_id)
    with pytest.raises(NotAllowed):
        correct(depot, line, "1", post="parts_planner", paper_no="R2")
    part = depot.part("H3A 115 403 F")
    estimated = depot.ordered((part, "5", "10"))
    depot.receive(estimated, (part, "5"))
    with pytest.raises(Refused, match=r"correction\.no_invoice"):
        correct(depot, estimated.lines.get(), "-1", paper_no="R2")
    assert PriceCorrection.objects.count() == before[0]
