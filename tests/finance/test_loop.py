"""The accountant's end of the loop: what purchasing, warehouse, counter and cash desk did, read and closed in the books."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.finance.agreement import agreement
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.finance.web.reviewing import waiting
from chehang.ledger.models import Account, Period, Voucher
from chehang.ledger.queries import account_ledger, trial_balance
from chehang.org.models import Account as Login
from chehang.warehouse.models import InboundLine
from chehang.warehouse.operations.put_away import PutAway, put_away
from tests.goods import Depot
from tests.selling import Shop


@pytest.fixture
def traded(depot: Depot) -> Shop:
    """Twenty filters come with their invoice, five without; three are sold for cash and taken away."""
    shop = Shop(depot)
    part = depot.part()
    shop.price(part, "38.00")
    shop.depot.receive(shop.depot.ordered((part, "20", "21.86")), (part, "20"), price="21.86")
    shop.depot.receive(shop.depot.ordered((part, "5", "22.00")), (part, "5"))
    for line in InboundLine.objects.all():
        depot.run(put_away, PutAway(line=line.pk, bin="A-01-01-01", quantity=line.accepted))
    shop.done((part, "3"))
    return shop


def test_from_goods_to_closed_month(traded: Shop) -> None:
    accountant, manager = traded.depot.who("accountant", "林会计"), traded.depot.who("finance_manager", "高静")
    clock, today = traded.depot.clock, traded.depot.clock.today()
    assert {v.event for v in Voucher.objects.all()} == {
        "receipt_invoiced",
        "receipt_estimated",
        "sale",
        "sale_cost",
        "money_received",
    }
    found = agreement(accountant)
    assert found.goods == found.money == D("437.20") + D("110.00") - D("65.66")  # 3 of 25 at 547.20
    rows = {r.account.code: r for r in trial_balance(accountant, today, today)}
    assert rows["1001"].closing == D(114) and rows["1122.01"].closing == 0
    assert rows["6001.04"].closing == D("-100.88") and rows["2221.01.01"].closing == D("-13.12")
    assert rows["2202.02"].closing == D(-110) and rows["6401.04"].closing == D("65.66")
    assert [row for rule, row in broken() if rule.code.startswith("I")] == []

    month = Period.objects.get(store=traded.store)
    with pytest.raises(Refused, match=r"period\.unreviewed"):
        close_period(ClosePeriod(period_id=month.pk), actor=manager, clock=clock)
    ids = [v.pk for v in waiting(accountant)]
    review_vouchers(ReviewVouchers(voucher_ids=ids), actor=accountant, clock=clock)
    with pytest.raises(Refused, match=r"period\.running"):
        close_period(ClosePeriod(period_id=month.pk), actor=manager, clock=clock)
    noon, clock.at = clock.at, clock.at + timedelta(days=9)
    close_period(ClosePeriod(period_id=month.pk), actor=manager, clock=clock)
    clock.at = noon
    assert [row for rule, row in broken() if rule.code.startswith("I")] == []
    with pytest.raises(Refused, match=r"period\.closed"):
        traded.done((traded.depot.part(), "1"))


def test_every_figure_opens_to_its_document(traded: Shop) -> None:
    """Trial balance → account ledger → voucher → the document, by its links, for each account with figures."""
    manager = traded.depot.who("general_manager")
    today = traded.depot.clock.today()
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Login.objects.get(pk=manager.account_id), backend="chehang.org.accounts.AccountBackend")
    for account in Account.objects.filter(leaf=True, balances__isnull=False).distinct():
        ledger = account_ledger(manager, account, today.replace(day=1), today)
        page = client.get(f"/finance/account_ledger/?account={account.pk}&since={today:%Y-%m}-01&until={today}")
        assert ledger.rows and page.status_code == 200
        for row in ledger.rows:
            link = f"/finance/vouchers/{row.line.voucher_id}/"
            assert link in page.content.decode()
            assert client.get(link).status_code == 200
            assert client.get(link + "document/").status_code in (302, 404), "404 only where the post may not look"
