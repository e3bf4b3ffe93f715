"""What goods cost later than they were sold comes back with them."""

from decimal import Decimal as D

from chehang.ledger.models import Line
from chehang.purchasing.operations.accept_invoice import AcceptInvoice, accept_invoice
from chehang.stock.models import Entry, LateCost, Pool
from chehang.warehouse.models import InboundLine, SupplierInvoice
from chehang.warehouse.operations.put_away import PutAway
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.goods import goods_equal_money
from tests.purchasing.test_register_invoice import bill
from tests.selling import Shop, put_away, sound

SHELF = "A-01-01-01"


def estimated(shop: Shop, quantity: str = "100") -> InboundLine:
    """Goods received without their invoice, at 10.00 a piece, on the shelf and priced."""
    part = shop.depot.part()
    inbound = shop.depot.ordered((part, quantity, "10.00"))
    shop.depot.receive(inbound, (part, quantity))
    shop.price(part, "45.80")
    line: InboundLine = inbound.lines.get()
    shop.run(put_away, PutAway.model_validate({"line": line.pk, "bin": SHELF, "quantity": quantity}), "keeper")
    return line


def invoiced(shop: Shop, line: InboundLine, quantity: str, price: str, number: str = "INV-1") -> None:
    """The invoice comes; where its price is held, the parts manager takes it."""
    bill(shop.depot, line, quantity, price, number)
    invoice = SupplierInvoice.objects.get(number=number)
    if invoice.lines.filter(state="held").exists():
        shop.run(accept_invoice, AcceptInvoice(invoice=invoice.pk, reason="厂家调价"), "parts_manager")


def cost_of_sales() -> D:
    lines = Line.objects.filter(account__code="6401.04", voucher__state="posted")
    return sum((x.debit - x.credit for x in lines), D(0))


def held() -> tuple[D, D]:
    pool = Pool.objects.get()
    return pool.quantity, pool.value


def test_all_sold_then_invoiced_dearer_then_all_back(shop: Shop) -> None:
    line = estimated(shop)
    sale = shop.done((line.part, "100"))
    invoiced(shop, line, "100", "12.00")
    assert held() == (0, 0) and cost_of_sales() == D("1200.00")
    shop.inspect(shop.ask_back(sale, (1, "100")), (1, "100", "unopened", SHELF))
    assert held() == (100, D("1200.00")) and cost_of_sales() == 0
    last = Entry.objects.latest("id")
    assert (last.movement, last.quantity, last.value, last.document) == ("611", 0, D("200.00"), "counter.sale_return")
    goods_equal_money(shop.store)
    sound()


def test_piece_by_piece_it_adds_up_and_what_was_sold_later_brings_nothing(shop: Shop) -> None:
    line = estimated(shop, "10")
    early = shop.done((line.part, "3"))
    invoiced(shop, line, "10", "10.01")  # 0.10 more: 0.07 to stock, 0.03 to what is sold
    late = shop.done((line.part, "4"))
    assert (LateCost.objects.get().gone, LateCost.objects.get().value) == (3, D("0.03"))
    shop.inspect(shop.ask_back(late, (1, "4")), (1, "4", "unopened", SHELF))
    assert LateCost.objects.get().back == 0
    for _n in range(3):
        shop.inspect(shop.ask_back(early, (1, "1")), (1, "1", "unopened", SHELF))
    assert held() == (10, D("100.10")) and cost_of_sales() == 0
    goods_equal_money(shop.store)
    sound()


def test_a_cheaper_invoice_takes_back_as_much(shop: Shop) -> None:
    line = estimated(shop, "10")
    sale = shop.done((line.part, "10"))
    invoiced(shop, line, "4", "8.00", "INV-1")
    invoiced(shop, line, "6", "8.00", "INV-2")
    shop.inspect(shop.ask_back(sale, (1, "10")), (1, "10", "unopened", SHELF))
    assert held() == (10, D("80.00")) and cost_of_sales() == 0
    goods_equal_money(shop.store)


def test_goods_released_and_never_fetched(shop: Shop) -> None:
    line = estimated(shop, "10")
    sale = shop.sold((line.part, "10"), handover="ship")
    shop.pay(sale)
    outbound = shop.release(sale)
    invoiced(shop, line, "10", "12.00")
    shop.run(return_to_stock, ReturnToStock(outbound=outbound.pk, reason="没有来取"), "parts_manager")
    assert held() == (10, D("120.00")) and cost_of_sales() == 0
    goods_equal_money(shop.store)
    sound()
