"""What the customer is given: how it was paid, that prices include VAT, the marking of quality."""

from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from chehang.org.models import Account
from chehang.warehouse.models import Outbound
from tests.selling import Shop


def _text(shop: Shop, post: str, path: str) -> str:
    client = Client()
    account = Account.objects.get(pk=shop.depot.who(post).account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    pages = PdfReader(BytesIO(client.get(path).content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_a_paid_sale_says_how_and_how_much(shop: Shop) -> None:
    part = shop.goods(quality="equivalent")
    sale = shop.sold((part, "1"))
    shop.pay(sale, "58")
    shop.pay(sale, "400", "wechat")
    paper = _text(shop, "parts_sales", f"/paper/counter.sale/{sale.pk}/sale/")
    for text in ("现金￥58.00", "微信￥400.00", "实收￥458.00", "同质(品牌)", "含税单价", "含税金额"):
        assert text in paper, (text, paper)
    outbound = Outbound.objects.get(document="counter.sale", object_id=sale.pk)
    paper = _text(shop, "keeper", f"/paper/warehouse.outbound/{outbound.pk}/outbound_order/")
    assert "现金、微信" in paper and "含税单价" in paper, paper


def test_a_sale_on_account_says_so(shop: Shop) -> None:
    sale = shop.sold((shop.goods(), "1"), customer=shop.customer("1000").pk)
    shop.on_account(sale)
    paper = _text(shop, "parts_sales", f"/paper/counter.sale/{sale.pk}/sale/")
    assert "挂账￥458.00" in paper and "实收￥0.00" in paper, paper
