"""Charges: usual, abnormal, late."""

from decimal import Decimal as D

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.customs.models import Charge
from chehang.ledger.models import Voucher
from chehang.stock.models import Pool
from tests.customs.batch import CHARGES, charge, opened, released, tariffs, taxed
from tests.customs.test_release_shipment import received
from tests.goods import Depot


def test_an_unusual_charge_opens_a_case(depot: Depot) -> None:
    first = opened(depot)
    charge(depot, first, "terminal", "volume", "2080.00")
    again = opened_again(depot)
    usual = charge(depot, again, "terminal", "volume", "2200.00")
    dear = charge(depot, again, "terminal", "volume", "2400.00")
    assert (usual.standard, usual.abnormal) == (D("2080.00"), False)
    assert (dear.standard, dear.abnormal, dear.step) == (D("2080.00"), True, "open")
    assert charge(depot, again, "demurrage", "equal", "50.00").abnormal


def opened_again(depot: Depot):  # type: ignore[no-untyped-def]
    from chehang.customs.models import Shipment
    from chehang.customs.operations.open_shipment import open_shipment
    from tests.customs.batch import command

    done = depot.run(open_shipment, command(depot, invoice_no="HT2611002"), "parts_logistics")
    return Shipment.objects.get(pk=done.id)


def test_a_late_cost_follows_the_goods(depot: Depot) -> None:
    batch = received(depot)
    before = Pool.objects.get(part=depot.part()).value
    earlier = list(Voucher.objects.order_by("id").values())
    late = charge(depot, batch, "storage", "weight", "1200.00", tax="72.00")
    assert Pool.objects.get(part=depot.part()).value - before == D("300.00")  # 300 of 1,200 kg
    assert list(Voucher.objects.order_by("id").values())[: len(earlier)] == earlier
    assert late.shipment.lines.get(part=depot.part()).local == D("1997.66")
    assert not [x for x in broken() if x[0].code in ("I21", "I24b", "I19")]


def test_refusals(depot: Depot) -> None:
    batch = released(depot)
    with pytest.raises(Refused, match=r"charge\.too_late"):
        charge(depot, batch, "storage", "weight", "1200.00")
    fresh = opened_again(depot)
    with pytest.raises(Refused, match=r"charge\.line"):
        charge(depot, fresh, "inspection", "direct", "100.00")
    with pytest.raises(Refused, match=r"charge\.rate"):
        charge(depot, fresh, "broker", "value", "100.00", "CNY", "2")
    with pytest.raises(Refused, match=r"charge\.rate_missing"):
        charge(depot, fresh, "broker", "value", "100.00", "EUR", "1")
    with pytest.raises(Refused, match=r"charge\.invoice"):
        charge(depot, fresh, "broker", "value", "100.00", invoice_no="")
    assert Charge.objects.filter(shipment=fresh).count() == 0


def test_the_currency_is_part_of_the_amount(depot: Depot) -> None:
    """Trap: an amount in foreign currency saved as if it were yuan (or euros): $ 2,000 at 7.2 beside goods in euros are 14,400 yuan of dutiable value and cost."""
    batch = opened(depot)
    freight = charge(depot, batch, "freight", "weight", "2000.00", "USD", "7.2")
    assert (freight.amount, freight.currency, freight.amount_ex) == (D("2000.00"), "USD", D("14400.00"))
    taxed(depot, batch)
    lines = list(batch.lines.order_by("n"))
    insurance = D("497.22")  # nobody declared any: 0.3 % of goods and freight
    assert sum(x.dutiable for x in lines) == D("18684.00") * D("8.1") + D("14400.00") + insurance
    assert sum(x.local for x in lines) == D("14400.00") and lines[0].local == D("5040.00")


def test_a_second_charge_has_its_own_voucher(depot: Depot) -> None:
    """Trap: a second charge on the same batch makes the vouchers unequal. Two late bills add; each voucher balances by itself."""
    batch = received(depot)
    for n in (1, 2):
        charge(depot, batch, "storage", "weight", "1200.00", tax="72.00", invoice_no=f"Z{n}")
    late = Voucher.objects.filter(event="late_cost")
    assert late.count() == 2
    for voucher in late:
        assert sum(x.debit for x in voucher.lines.all()) == sum(x.credit for x in voucher.lines.all()) == D("1272.00")
    assert Pool.objects.get(part=depot.part()).value == D("40891.00") + D("600.00")


def test_what_the_price_includes_is_asked_about(depot: Depot) -> None:
    batch = opened(depot, incoterm="CIF", invoice_no="CIF1")
    with pytest.raises(Doubtful, match="CIF"):
        charge(depot, batch, "insurance", "value", "50.00", "EUR", "8.065")
    assert not Charge.objects.filter(shipment=batch).exists()


def test_a_batch_out_of_its_lane_by_five_per_cent_is_explained(depot: Depot) -> None:
    """Landed ÷ goods was 1.1166; with inland transport of 12,400 instead of 2,400, entered on a basis without history, it is 1.1768: 5.4 % more."""
    tariffs(depot)
    released(depot)
    dear = [
        (k, "equal", "12400.00", *rest) if k == "inland" else (k, basis, amount, *rest)
        for k, basis, amount, *rest in CHARGES
    ]
    batch = released(depot, dear, invoice_no="HT2612001")
    assert [x.kind for x in batch.charges.filter(abnormal=True)] == ["inland"]
