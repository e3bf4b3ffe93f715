"""What the pages of a part, a customer and a draft show to whom it is of use."""

from decimal import Decimal as D

from django.test import Client

from chehang.billing.panels import bills, debt
from chehang.counter.panels import margins, purchases
from chehang.org.models import Account
from chehang.stock.web.movements import movements
from tests.selling import Shop


def test_the_account_of_a_part_runs_and_opens_its_papers(shop: Shop) -> None:
    part = shop.depot.part()
    shop.receive(part, "10", "267.50")
    shop.price(part, "458")
    sale = shop.done((part, "2"))
    manager = shop.depot.who("parts_manager")
    told = movements(part.pk, manager)
    assert [(m.came, m.went, m.left, m.value, m.worth) for m in told] == [
        (None, D(2), D(8), D("-535.00"), D("2140.00")),
        (D(10), None, D(10), D("2675.00"), D("2675.00")),
    ]
    assert told[0].url.startswith("/warehouse/outbound/") and told[0].paper.startswith("CK")
    assert movements(part.pk, shop.depot.who("cashier")) == []
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=manager.account_id), backend="chehang.org.accounts.AccountBackend")
    page = client.get(f"/catalogue/parts/{part.pk}/").content.decode()
    assert f'<a href="{told[0].url}">{told[0].paper}</a>' in page and "结存" in page
    keeper = Client(headers={"accept-language": "zh-hans"})
    keeper.force_login(
        Account.objects.get(pk=shop.depot.who("keeper").account_id), backend="chehang.org.accounts.AccountBackend"
    )
    shown = keeper.get(f"/catalogue/parts/{part.pk}/").content.decode()
    assert "结存" in shown and "结存金额" not in shown
    assert sale.number


def test_a_customer_shows_debt_bills_and_purchases(shop: Shop) -> None:
    customer = shop.customer("1000")
    customer.refresh_from_db()
    sale = shop.sold((shop.goods(), "1"), customer=customer.pk)
    shop.on_account(sale)
    manager = shop.depot.who("parts_manager")
    [now] = debt(customer, manager)
    assert (now.owed, now.free, now.waiting) == (D("458.00"), D("542.00"), 0)
    assert [b.source_number for b in bills(customer, manager)] == [sale.number]
    assert [s.number for s in purchases(customer, manager)] == [sale.number]
    keeper = shop.depot.who("keeper")
    assert debt(customer, keeper) == [] and list(bills(customer, keeper)) == []


def test_a_discount_shows_what_it_leaves_to_who_decides(shop: Shop) -> None:
    sale = shop.draft((shop.goods(), "2", "0.10"))
    line, whole = margins(sale, shop.depot.who("parts_manager")) or []
    assert (line.amount_ex, line.cost, line.margin) == (D("729.56"), D("535.00"), D("194.56"))
    assert (whole.n, whole.margin, whole.share) == (None, D("194.56"), D("0.2667"))
    assert margins(sale, shop.depot.who("parts_sales")) is None
