"""As of any moment: what had been entered by then; what was entered since is named; the same question gives the same bytes."""

import json
from datetime import UTC, datetime

import pytest

from chehang.carsales.models import Lead
from chehang.core.measures import Span, measures, read
from chehang.core.measures.asof import CLOSED, ENTERED, EVER, how_seen, read_as_of
from chehang.finance.operations.close_period import ClosePeriod, close_period
from tests.selling import Shop

from .test_freeze_month import freeze, period, rent

OCTOBER = Span.read("2026-10")
THEN = datetime(2026, 10, 31, 15, 59, tzinfo=UTC)


@pytest.fixture
def october(shop: Shop) -> Shop:
    """Rent of 2,000 entered on 28 October, more of 500 for the same day entered on 3 November."""
    shop.depot.clock.at = datetime(2026, 10, 28, 2, tzinfo=UTC)
    rent(shop, "2000")
    shop.done((shop.goods(), "2"))
    shop.depot.clock.at = datetime(2026, 11, 3, 2, tzinfo=UTC)
    rent(shop, "500")
    return shop


def test_october_as_seen_on_its_last_day_and_as_known_today(october: Shop, enter) -> None:
    boss, today, measure = (
        october.depot.who("general_manager"),
        october.depot.clock.today(),
        measures()["finance.expenses"],
    )
    seen = read_as_of(measure, boss, OCTOBER, THEN)
    assert seen is not None and seen.value == 2000 and read(measure, boss, OCTOBER, today).value == 2500
    client = enter(boss)
    page = client.get("/measures/finance.expenses/seen/?span=2026-10&at=2026-10-31").content.decode()
    assert "2,000.00" in page and "2,500.00" in page and "之后录入" in page and "+500.00" in page
    margin = client.get("/measures/insight.net_margin/seen/?span=2026-10&at=2026-10-31").content.decode()
    assert "/measures/finance.expenses/seen/?span=2026-10&at=2026-10-31" in margin.replace("&amp;", "&")
    for odd in ("2026-13-01", "2099-01-01", "x", "%00"):
        assert client.get(f"/measures/finance.expenses/seen/?span=2026-10&at={odd}").status_code in (404, 409, 422)
    unsaid = client.get("/measures/care.calls_waiting/seen/?span=2026-10&at=2026-10-31")
    assert unsaid.status_code in (409, 422) and "没有录入时间" in unsaid.content.decode()


def test_stock_is_as_the_book_said_then(october: Shop) -> None:
    """Goods of 28 October that leave on 3 November with an older date: seen then, they were still there."""
    boss = october.depot.who("general_manager")
    value = measures()["stock.value"]
    was = read_as_of(value, boss, OCTOBER, THEN)
    at_once = read_as_of(value, boss, OCTOBER, datetime(2026, 10, 27, tzinfo=UTC))
    assert was is not None and was.value == read(value, boss, OCTOBER, october.depot.clock.today()).value
    assert at_once is not None and not at_once.value


def test_the_same_question_gives_the_same_bytes_after_a_thousand_later_documents(october: Shop, enter) -> None:
    client, asked = (
        enter(october.depot.who("general_manager")),
        "/measures/{}/seen.json?span=2026-10&at=2026-10-31T18:00",
    )
    names = ("carsales.leads", "finance.expenses", "stock.value", "stock.turns", "counter.first_fill")
    facts = {
        "store": october.store,
        "source": "web",
        "registered_on": "2026-10-30",
        "made_by_id": 1,
        "made_by_name": "网络",
    }
    then, late = datetime(2026, 10, 30, 2, tzinfo=UTC), datetime(2026, 11, 5, 2, tzinfo=UTC)
    Lead.objects.create(number="XS-0", name="张三", mobile="13900000000", made_at=then, **facts)
    before = {name: client.get(asked.format(name)).content for name in names}
    assert b'"value":"1"' in before["carsales.leads"].replace(b" ", b"")
    Lead.objects.bulk_create(
        Lead(number=f"XS-{n}", name="李四", mobile=f"138{n:08d}", made_at=late, **facts) for n in range(1, 1001)
    )
    rent(october, "70")
    assert {name: client.get(asked.format(name)).content for name in names} == before
    boss, today = october.depot.who("general_manager"), october.depot.clock.today()
    assert read(measures()["carsales.leads"], boss, OCTOBER, today).value == 1001


def test_most_measures_can_be_asked_and_now_says_what_is_known_today(october: Shop) -> None:
    """As of this moment nothing is entered later: the two readings are one."""
    boss, clock = october.depot.who("general_manager"), october.depot.clock
    askable = 0
    for measure in measures().values():
        found = read_as_of(measure, boss, OCTOBER, clock.now())
        if found is not None:
            askable += 1
            assert found.value == read(measure, boss, OCTOBER, clock.today()).value, measure.name
    assert askable > 150, askable


def test_after_the_month_is_closed_whatever_changes_later_changes_no_byte(shop: Shop, enter) -> None:
    """A lead is moved to another day and a thousand more are entered: October as it was closed stays what it was."""
    clock, boss = shop.depot.clock, shop.depot.who("general_manager")
    clock.at = datetime(2026, 10, 30, 2, tzinfo=UTC)
    rent(shop, "2000")
    clock.at = datetime(2026, 11, 3, 2, tzinfo=UTC)
    facts = {"store": shop.store, "source": "web", "made_by_id": 1, "made_by_name": "网络"}
    first = Lead.objects.create(
        number="XS-0", name="张三", mobile="13900000000", made_at=clock.now(), registered_on="2026-10-30", **facts
    )
    shop.run(close_period, ClosePeriod(period_id=period(shop).pk), "finance_manager")
    freeze(shop)
    clock.at = datetime(2026, 11, 20, 2, tzinfo=UTC)
    asked = "/measures/{}/seen.json?span=2026-10&at=2026-11-{}"
    client, names = enter(boss), ("carsales.leads", "insight.net_margin", "counter.margin", "finance.expenses")
    closed = {name: client.get(asked.format(name, "10")).content for name in names}
    assert all(json.loads(told)["for_ever"] for told in closed.values())
    told = json.loads(closed["carsales.leads"])
    assert told["value"] == "1" and told["version"] == 1 and "version" not in json.loads(closed["finance.expenses"])
    before = json.loads(client.get(asked.format("carsales.leads", "02")).content)
    assert not before["for_ever"], "of a moment before the month was closed it is said that documents may change"
    late = datetime(2026, 11, 12, 2, tzinfo=UTC)
    Lead.objects.bulk_create(
        Lead(number=f"XS-{n}", name="李四", mobile=f"138{n:08d}", made_at=late, registered_on="2026-10-30", **facts)
        for n in range(1, 1001)
    )
    Lead.objects.filter(pk=first.pk).update(registered_on="2026-11-01")
    assert {name: client.get(asked.format(name, "10")).content for name in names} == closed
    assert read(measures()["carsales.leads"], boss, OCTOBER, clock.today()).value == 1000
    page = client.get("/measures/carsales.leads/seen/?span=2026-10&at=2026-11-10").content.decode()
    assert "关账时的数字" in page and "之后录入" in page


def test_each_measure_says_what_can_be_asked_of_it(october: Shop, enter) -> None:
    boss = october.depot.who("general_manager")
    known = {name: how_seen(found, boss, OCTOBER) for name, found in measures().items()}
    assert known["finance.expenses"] == known["stock.value"] == EVER and known["carsales.leads"] == ENTERED
    assert known["care.calls_waiting"] == CLOSED and known["insight.net_margin"] == EVER
    client = enter(boss)
    for name, words in (
        ("stock.value", "永远不变"),
        ("carsales.leads", "单据之后可能"),
        ("care.calls_waiting", "没有录入时间"),
    ):
        page = client.get(f"/measures/{name}/?span=2026-10").content.decode()
        assert words in page and ('name="at"' in page) == (known[name] != CLOSED), name
