"""Assessed anew: supplementary tax and refund, on the way and after the goods came, each share where its goods are."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.sources import Source
from chehang.customs.models import Amendment, Shipment
from chehang.customs.operations.amend_declaration import AmendDeclaration, amend_declaration
from chehang.customs.operations.release_shipment import ReleaseShipment, release_shipment
from chehang.ledger.models import Voucher
from chehang.stock import services as stock
from chehang.stock.models import Pool
from tests.customs.batch import CHARGES, LINES, charge, opened, taxed
from tests.customs.test_release_shipment import in_transit, received, received_again
from tests.goods import Depot, goods_equal_money, money


def amend(
    depot: Depot, batch: Shipment, line_no: str, post: str = "accountant", notice: str = "B2611001", **says: str
) -> None:
    line = batch.lines.get(part_no=line_no)
    cmd = {
        "shipment": batch.pk,
        "notice_no": notice,
        "reason": "归类改为滤清器总成",
        "lines": [{"line": line.pk, **says}],
    }
    depot.run(amend_declaration, AmendDeclaration.model_validate(cmd), post)


def test_before_the_release_it_stays_on_the_way(depot: Depot) -> None:
    """The filter at 10 % instead of 8 %: 36,435.91 × 2 % = 728.72 duty, 94.74 VAT on it."""
    batch = opened(depot)
    for row in CHARGES:
        charge(depot, batch, *row)
    taxed(depot, batch)
    amend(depot, batch, "H3A 115 403 F", duty_rate="0.1")
    made = Amendment.objects.get()
    assert (made.duty, made.vat, made.to_transit, made.to_stock) == (D("728.72"), D("94.74"), D("728.72"), D(0))
    assert money("import_taxes_amended") == {"1402.01": D("728.72"), "2221.04": D("94.74"), "1002.01": D("-823.46")}
    depot.run(release_shipment, ReleaseShipment(shipment=batch.pk), "parts_manager")
    batch.refresh_from_db()
    assert in_transit(batch) == D("185561.22") + D("728.72")
    received_again(depot, batch)
    assert Pool.objects.get(part=depot.part()).value == D("40891.00") + D("728.72") and in_transit(batch) == 0


def test_a_third_is_sold_when_the_customs_ask_for_more(depot: Depot) -> None:
    """400 of 1,200 filters are gone: two thirds of 728.72 to stock (485.81), the rest to the cost of what was sold (242.91)."""
    batch = received(depot)
    part = depot.part()
    ctx = depot.context("keeper")
    place = Pool.objects.get(part=part)
    bin_id = stock.open_bin(ctx, "receiving").pk
    with depot_writing():
        stock.issue(
            ctx,
            Source("test.sale", 1),
            [stock.Outgoing(part_id=part.pk, bin_id=bin_id, quantity=D(400), movement="201")],
        )
    before = Pool.objects.get(part=part).value
    entries = place.value
    amend(depot, batch, "H3A 115 403 F", duty_rate="0.1")
    made = Amendment.objects.get()
    assert (made.to_stock, made.to_cost, made.to_transit) == (D("485.81"), D("242.91"), D(0))
    assert Pool.objects.get(part=part).value == before + D("485.81") and entries == D("40891.00")


def test_a_refund_is_the_same_in_red(depot: Depot) -> None:
    """Origin proven: the lamp's 10 % fall to 5 %: 52,593.95 × 5 % = 2,629.70 and 341.86 come back."""
    batch = received(depot)
    lamp = LINES[2][0]
    before = Pool.objects.get(part=depot.part(lamp)).value
    amend(depot, batch, lamp, duty_rate="0.05")
    made = Amendment.objects.get()
    assert (made.duty, made.to_stock) == (D("-2629.70"), D("-2629.70"))
    assert Pool.objects.get(part=depot.part(lamp)).value == before - D("2629.70")
    assert Voucher.objects.get(event="import_taxes_amended").document == "customs.shipment"
    goods_equal_money(depot.store)
    line = batch.lines.get(part_no=lamp)
    assert line.landed == line.goods + line.duty + line.ct + line.local and line.duty_rate == D("0.05")


def test_another_value_and_what_is_refused(depot: Depot) -> None:
    batch = received(depot)
    pads = LINES[0][0]
    amend(depot, batch, pads, valued="50000.00")
    assert Amendment.objects.get().duty == D("3000.00") - D("2715.39")
    before = Amendment.objects.count(), Voucher.objects.count()
    for code, says in (
        (r"amendment\.twice", {"duty_rate": "0.07"}),
        (r"amendment\.nothing", {"notice": "B2", "duty_rate": "0.06"}),
        (r"tariff\.unknown", {"notice": "B3", "hs_code": "9999999999"}),
    ):
        with pytest.raises(Refused, match=code):
            amend(depot, batch, pads, **says)
    other = opened(depot, invoice_no="HT9")
    with pytest.raises(Refused, match=r"amendment\.state"):
        amend(depot, other, pads, duty_rate="0.01")
    stranger = {
        "shipment": batch.pk,
        "notice_no": "B4",
        "reason": "错行",
        "lines": [{"line": other.lines.first().pk, "valued": "1"}],
    }
    with pytest.raises(NotFound):
        depot.run(amend_declaration, AmendDeclaration.model_validate(stranger), "accountant")
    with pytest.raises(NotAllowed):
        amend(depot, batch, pads, post="keeper", notice="B5", duty_rate="0.01")
    assert (Amendment.objects.count(), Voucher.objects.count()) == before


def test_a_refund_has_its_three_years(depot: Depot) -> None:
    batch = received(depot)
    Shipment.objects.filter(pk=batch.pk).update(declared_on=batch.declared_on.replace(year=batch.declared_on.year - 4))
    with pytest.raises(Refused, match=r"amendment\.late"):
        amend(depot, batch, LINES[2][0], duty_rate="0.05")
    amend(depot, batch, LINES[2][0], duty_rate="0.2")


def depot_writing():  # type: ignore[no-untyped-def]
    from chehang.core.gate import writing

    return writing()
