"""Released, received, costed: the worked batch through both books."""

from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.core.tabular import read_table
from chehang.core.verify import broken
from chehang.customs.models import Shipment
from chehang.customs.operations.release_shipment import ReleaseShipment, release_shipment
from chehang.ledger.models import Line
from chehang.org.models import Account
from chehang.stock.models import Pool
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from tests.customs.batch import LINES, opened, released, taxed
from tests.goods import CHECKER, Depot


def received(depot: Depot) -> Shipment:
    """The worked batch counted and received by the keepers."""
    batch = released(depot)
    inbound = Inbound.objects.get(pk=batch.inbound_id)
    depot.count(inbound, *[(depot.part(no), q) for no, _n, _hs, q, *_rest in LINES])
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    batch.refresh_from_db()
    return batch


def in_transit(batch: Shipment) -> D:
    lines = Line.objects.filter(item_kind="shipment", item_id=batch.pk, account__roles__role="parts_in_transit")
    return sum((x.debit - x.credit for x in lines), D(0))


def test_the_goods_are_on_the_way_and_then_on_the_shelf_at_landed_cost(depot: Depot) -> None:
    batch = released(depot)
    assert in_transit(batch) == D("185561.22")
    assert InboxItem.objects.filter(post="parts_manager", link=f"/customs/shipments/{batch.pk}/").count() >= 5, (
        "told at each milestone"
    )
    batch = received_again(depot, batch)
    assert batch.state == "received" and in_transit(batch) == 0
    assert Pool.objects.get(part=depot.part()).value == D("40891.00")
    assert sum(x.value for x in Pool.objects.all()) == D("185561.22")
    assert not [x for x in broken() if x[0].code != "C01"]


def received_again(depot: Depot, batch: Shipment) -> Shipment:
    inbound = Inbound.objects.get(pk=batch.inbound_id)
    depot.count(inbound, *[(depot.part(no), q) for no, _n, _hs, q, *_rest in LINES])
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    batch.refresh_from_db()
    return batch


def test_who_prepared_does_not_release(depot: Depot) -> None:
    batch = opened(depot)
    taxed(depot, batch)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(release_shipment, ReleaseShipment(shipment=batch.pk), "parts_logistics")
    batch.refresh_from_db()
    assert batch.state == "tax_paid" and not Inbound.objects.exists()


def test_its_invoice_is_not_entered_twice(depot: Depot) -> None:
    batch = released(depot)
    with pytest.raises(Refused, match=r"invoice\.of_source"):
        depot.invoice(Inbound.objects.get(pk=batch.inbound_id), (depot.part(), "1200", "3.35"))


def test_the_cost_sheet_goes_out_as_excel(depot: Depot) -> None:
    """The form of the print-out, to the fen of imports.md §2.3, the factor below."""
    batch, client = released(depot), Client()
    account = Account.objects.get(pk=depot.who("parts_logistics").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    answer = client.get(f"/customs/shipments/{batch.pk}/cost_sheet.xlsx")
    rows = read_table(answer.content).rows
    [total] = [row for row in rows if row[:1] == ["合计"]]
    assert D(str(total[15])) == D("185561.22")
    assert {"落地系数", "费用"} <= {row[0] for row in rows if row}
