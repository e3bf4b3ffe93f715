"""What is unusual about an order and may be right."""

from datetime import date
from decimal import Decimal as D
from typing import Any

import pytest

from chehang.catalogue.models import PriceListEntry
from chehang.catalogue.operations.record_supersession import RecordSupersession, record_supersession
from chehang.core.doubts import Doubtful
from chehang.core.errors import Conflict
from chehang.core.models import InboxItem
from chehang.purchasing.models import Order
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from chehang.warehouse.models import SupplierInvoice
from tests.goods import Depot

from .test_register_invoice import bill, estimated


def order(depot: Depot, quantity: str, price: str) -> DraftOrder:
    part = depot.part(pack_qty=D(4))
    PriceListEntry.objects.get_or_create(
        store=depot.store, part=part, valid_from=date(2026, 1, 1), list_inc=D(180), net_inc=D(113)
    )
    line = {"part": part.pk, "quantity": quantity, "price_ex": price}
    return DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line]})


@pytest.mark.parametrize(
    ("quantity", "price", "codes"),
    [
        ("4", "100", []),
        ("8", "51", []),
        ("8", "199", []),
        ("5", "100", ["order.pack"]),
        ("4", "1000", ["order.odd_price"]),
        ("4", "10", ["order.odd_price"]),
        ("3", "10", ["order.pack", "order.odd_price"]),
    ],
)
def test_a_broken_pack_and_a_price_far_from_the_list(depot: Depot, quantity: str, price: str, codes: list[str]) -> None:
    cmd = order(depot, quantity, price)
    marks: list[str] = []
    if codes:
        with pytest.raises(Doubtful) as asked:
            depot.run(draft_order, cmd, "parts_planner")
        assert [d.code for d in asked.value.doubts] == codes and not Order.objects.exists()
        assert asked.value.doubts[0].field.startswith("lines.0.")
        marks = [d.mark for d in asked.value.doubts]
    done = depot.run(draft_order, cmd, "parts_planner", confirmed=marks)
    # What was confirmed once is asked no second time when something else is edited.
    again = EditOrder.model_validate({**cmd.model_dump(), "order": done.id, "note": "尽快"})
    depot.run(edit_order, again, "parts_planner")


def test_an_old_number_is_asked_about_and_open_orders_of_it_are_flagged(depot: Depot, actor_of: Any) -> None:
    """Ordered before the maker replaces it: its author hears of it; who orders the old number afterwards is asked."""
    old, new = depot.part("H3A 115 403 E"), depot.part("H3A 115 403 F")
    depot.ordered((old, "10", "10"))
    given = {"old": old.pk, "kind": "one_to_one", "new": [{"part": new.pk}], "valid_from": depot.clock.today()}
    depot.run(record_supersession, RecordSupersession.model_validate(given), "parts_planner")
    told = InboxItem.objects.get(link=f"/purchasing/orders/{Order.objects.get().pk}/", message__contains="still orders")
    assert told.params["old"] == "H3A 115 403 E" and told.params["new"] == "H3A 115 403 F"
    line = {"part": old.pk, "quantity": "1", "price_ex": "10"}
    cmd = DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line]})
    with pytest.raises(Doubtful) as asked:
        depot.run(draft_order, cmd, "parts_planner")
    assert [d.code for d in asked.value.doubts] == ["order.replaced"] and Order.objects.count() == 1


def test_an_invoice_number_that_differs_in_leading_zeros_only(depot: Depot) -> None:
    line = estimated(depot, "10", "100")
    bill(depot, line, "1", "100", "INV-0012")
    for same in ("inv-0012", "INV0012", "INV--0012"):
        with pytest.raises(Conflict, match=r"invoice\.duplicate"):
            bill(depot, line, "1", "100", same)
    with pytest.raises(Doubtful) as asked:
        bill(depot, line, "1", "100", "INV-12")
    [doubt] = asked.value.doubts
    assert (doubt.code, doubt.field) == ("invoice.leading_zeros", "number") and SupplierInvoice.objects.count() == 1
    bill(depot, line, "1", "100", "INV-112")
    cmd: dict[str, Any] = {"supplier": depot.supplier.pk, "number": "INV-12", "date": depot.clock.today()}
    cmd["lines"] = [{"line": line.pk, "quantity": "1", "price_ex": "100"}]
    from chehang.purchasing.operations.register_invoice import RegisterInvoice, register_invoice

    depot.run(register_invoice, RegisterInvoice.model_validate(cmd), "accountant", confirmed=[doubt.mark])
    assert SupplierInvoice.objects.count() == 3
