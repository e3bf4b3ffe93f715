"""The strip of papers before and after, for whom may see them."""

from django.test import Client

from chehang.core.chains import chain_of
from chehang.org.models import Account
from chehang.warehouse.models import Outbound
from tests.selling import Shop, shop

__all__ = ["shop"]


def test_a_sale_its_bill_its_goods_and_what_came_back_hang_together(shop: Shop) -> None:
    sale = shop.done((shop.goods(), "2"))
    made = shop.ask_back(sale, (1, "1"))
    manager, bill = shop.depot.who("parts_manager"), shop.bill(sale)
    outbound = Outbound.objects.get(document="counter.sale", object_id=sale.pk)
    at_sale = [p.name for p in chain_of(sale, manager)]
    assert at_sale[0] == sale.number and {bill.number, outbound.number, made.number} < {*at_sale}
    here = chain_of(outbound, manager)
    assert [p.name for p in here[:2]] == [sale.number, outbound.number] and [p.here for p in here[:2]] == [False, True]
    assert bill.number in [p.name for p in here], "what else came of the sale"
    keeper = chain_of(outbound, shop.depot.who("keeper"))
    assert bill.number not in [p.name for p in keeper], "only what opens to him"
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=manager.account_id), backend="chehang.org.accounts.AccountBackend")
    page = client.get(f"/counter/sales/{sale.pk}/").content.decode()
    line = sale.lines.get()
    assert f'href="/billing/bills/{bill.pk}/"' in page and 'aria-current="page"' in page
    assert f'href="/catalogue/parts/{line.part_id}/"' in page
