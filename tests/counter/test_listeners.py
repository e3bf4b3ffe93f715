"""What the counter does when goods that were released come back untouched."""

from decimal import Decimal as D

from chehang.billing.models import CreditNote
from chehang.warehouse.operations.return_to_stock import ReturnToStock, return_to_stock
from tests.goods import goods_equal_money, money
from tests.selling import Shop, sound


def test_shipped_goods_nobody_took(shop: Shop) -> None:
    part = shop.depot.part()
    shop.receive(part, "10", "267.50")
    shop.price(part, "458")
    sale = shop.sold((part, "2", "0.05"), handover="ship")
    shop.pay(sale, method="transfer")
    outbound = shop.release(sale)
    sale.refresh_from_db()
    assert (sale.state, outbound.state) == ("out", "released")
    shop.run(return_to_stock, ReturnToStock(outbound=outbound.pk, reason="物流没来"), "parts_manager")
    sale.refresh_from_db()
    assert sale.state == "cancelled"
    assert money("sale_reversed") == {"1122.01": D("-870.20"), "6001.04": D("770.09"), "2221.01.01": D("100.11")}
    assert CreditNote.objects.get().rest == D("870.20")
    goods_equal_money(shop.store)
    sound()
