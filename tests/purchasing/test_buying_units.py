"""Oil kept in litres and bought by the drum: ordered, listed, invoiced, counted and costed exactly."""

from decimal import Decimal as D

import pytest

from chehang.catalogue.models import Part
from chehang.catalogue.services import as_bought, stock_price
from chehang.core.errors import Refused
from chehang.purchasing.models import Order, OrderLine
from chehang.purchasing.operations.draft_order import DraftOrder, draft_order
from chehang.stock.models import Pool
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.enter_invoice import EnterInvoice, enter_invoice
from chehang.warehouse.operations.enter_packing_list import EnterPackingList, enter_packing_list
from chehang.warehouse.operations.finish_count import FinishCount, finish_count
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import CHECKER, Depot, goods_equal_money


def oil(depot: Depot, factor: str = "208") -> Part:
    return depot.part(
        "G 052 167 M2", "机油 5W-30", unit="litre", buy_unit="drum", buy_factor=D(factor), pack_qty=D(factor)
    )


def test_three_drums_are_624_litres_to_the_fen(depot: Depot) -> None:
    """3 drums at 3,000.00 of 208 litres: 14.423077 a litre, and still 9,000.00 on order, receipt and invoice."""
    part = oil(depot)
    line = {"part": part.pk, "quantity": "3", "price_ex": "3000.00", "by_buying_unit": True}
    cmd = DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line]})
    depot.run(draft_order, cmd, "parts_planner")
    ordered = OrderLine.objects.get()
    assert (ordered.quantity, ordered.price_ex, ordered.amount_ex) == (D(624), D("14.423077"), D("9000.00"))
    assert ordered.as_bought == "3 桶" or ordered.as_bought == "3 drum"
    inbound = depot.ordered((oil(depot), "624", "14.423077"))
    paper = {"part_no": part.display_no, "quantity": "3", "by_buying_unit": True}
    depot.run(enter_packing_list, EnterPackingList.model_validate({"inbound": inbound.pk, "lines": [paper]}))
    bill = {
        "inbound": inbound.pk,
        "number": "INV1",
        "date": depot.clock.today(),
        "lines": [paper | {"price_ex": "3000.00"}],
    }
    depot.run(enter_invoice, EnterInvoice.model_validate(bill))
    depot.run(start_count, StartCount(inbound=inbound.pk))
    counted = {"inbound": inbound.pk, "line": inbound.lines.get().pk, "counted": "2", "by_buying_unit": True}
    depot.run(count_line, CountLine.model_validate(counted))
    depot.run(count_line, CountLine.model_validate(counted | {"counted": None, "add": "1"}))
    depot.run(finish_count, FinishCount(inbound=inbound.pk, nothing_else=True))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    came = Inbound.objects.get(pk=inbound.pk).lines.get()
    assert (came.packed, came.invoiced, came.accepted, came.value_ex) == (D(624), D(624), D(624), D("9000.00"))
    pool = Pool.objects.get(part=part)
    assert (pool.quantity, pool.value) == (D(624), D("9000.00"))
    goods_equal_money(depot.store)


def test_broken_drums_are_said_and_the_part_s_own_unit_says_nothing(depot: Depot) -> None:
    part = oil(depot)
    assert as_bought(part, D("629")).split(" + ")[1].startswith("5 ")
    assert as_bought(depot.part(), D(60)) == ""


def test_a_price_that_litres_cannot_say_is_refused_and_nothing_is_left(depot: Depot) -> None:
    """900,000 drums of 3 litres at 0.10: a third of ten fen a litre loses money over so many."""
    part = oil(depot, "3")
    line = {"part": part.pk, "quantity": "900000", "price_ex": "0.10", "by_buying_unit": True}
    with pytest.raises(Refused, match=r"unit\.price") as refusal:
        depot.run(
            draft_order, DraftOrder.model_validate({"supplier": depot.supplier.pk, "lines": [line]}), "parts_planner"
        )
    assert refusal.value.field == "lines.0.price_ex" and not Order.objects.exists()
    assert stock_price(oil(depot, "3"), D(3), D("0.10")) == D("0.033333")
