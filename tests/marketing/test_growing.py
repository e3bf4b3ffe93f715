"""客户增长: a customer is new once, in the month of the first business, and a buyer has the source of his lead."""

from datetime import date, timedelta

import time_machine
from django.utils import translation

from chehang.marketing.growing import by_source, growth
from chehang.parties.models import Customer
from tests.marketing.conftest import MANAGER, Market
from tests.marketing.dealer import lead, ordered
from tests.work.test_task_pages import client_of


def buyer(market: Market, n: int, on: date, source: str = "media") -> Customer:
    """Somebody to whom a car was handed over."""
    customer = Customer.objects.create(store=market.office.store, code=f"K{n}", kind="person", name=f"客户{n}")
    buys(market, customer, n, on, source)
    return customer


def buys(market: Market, customer: Customer, n: int, on: date, source: str) -> None:
    deal = ordered(market, lead(market, n, source=source), on=on, gross=1000)
    deal.customer = customer
    deal.save()


def test_new_once_in_the_month_of_the_first_business(market: Market) -> None:
    today = market.office.clock.today()
    buyer(market, 1, today - timedelta(days=500))
    buyer(market, 2, today, "referral")
    twice = buyer(market, 3, today - timedelta(days=40))
    buys(market, twice, 4, today, "show")
    months = growth(market.office.who(MANAGER), today)
    assert [m.new for m in months[:3]] == [1, 1, 0] and months[0].total == 3 and months[11].total == 1
    assert months[0].cells == [1, 0, 0]
    with translation.override("en"):
        assert dict(by_source(months)) == {"Recommended": 1, "Car portal": 1}


def test_the_page_is_open_to_who_reads_marketing(market: Market) -> None:
    buyer(market, 1, market.office.clock.today())
    with time_machine.travel(market.office.clock.at, tick=False):
        page = client_of(market.office, "general_manager").get("/marketing/growth/").content.decode()
    assert "客户增长" in page and "2026-11" in page
    assert client_of(market.office, "keeper").get("/marketing/growth/").status_code == 403
