"""The month of sales: the forecast by selling days, the stock coefficient, gross in three steps, and its page."""

from datetime import date
from decimal import Decimal as D

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.carsales import monthly
from chehang.carsales.models import Car
from chehang.core.models import CalendarDay

from .dealer import VINS, Dealer
from .rewarding import targets
from .test_pages import enter


def test_worked_numbers() -> None:
    """138 ÷ 112 = 1.23 (§3.5); 9 cars in 17 of 26 selling days end at 13.8."""
    assert monthly.coefficient(138, 112) == D("1.23") and monthly.coefficient(138, 0) is None
    assert monthly.forecast(9, 17, 26) == D("13.8") and monthly.forecast(9, 0, 26) is None


def test_days_on_which_the_store_is_closed_are_no_selling_days(dealer: Dealer) -> None:
    who = dealer.who("sales_manager")
    assert monthly.selling_days(who, date(2026, 11, 1), date(2026, 11, 23)) == (23, 30)
    CalendarDay.objects.create(
        store_id=dealer.store.pk, day=date(2026, 11, 8), version=1, kind="off", reason="盘点停业", set_by_id=1, set_by_name="宋佳",
        set_at=dealer.clock.now(),
    )  # fmt: skip
    assert monthly.selling_days(who, date(2026, 11, 1), date(2026, 11, 23)) == (22, 29)
    assert monthly.selling_days(who, date(2026, 10, 1), date(2026, 11, 23)) == (24, 24)  # a week of October is closed


def test_the_month_by_person_and_model(dealer: Dealer) -> None:
    targets(dealer, 2)
    dealer.delivered()
    dealer.stocked(VINS[1])
    dealer.released("13600002222")
    who, month = dealer.who("sales_manager"), dealer.day().replace(day=1)
    found = monthly.of(who, month, dealer.day())
    [line] = found.people
    assert (line.target, line.orders, line.handed, line.reached) == (2, 2, 1, D("0.5"))
    assert (line.gp1, line.gp2) == (D("7580.53"), D("14780.53")) and found.whole.gp1 == line.gp1
    assert line.forecast == D("1.3") and line.colour == "red"
    assert (found.stock, found.coefficient, found.too_much) == (1, D("1.00"), False)
    assert [n for _name, n in found.ages] == [1, 0, 0, 0, 0] and found.interest > 0
    page = enter(who).get("/carsales/month/").content.decode()
    assert "7,580.53" in page and "落后于目标" in page


def test_as_many_queries_for_many_cars(dealer: Dealer) -> None:
    dealer.delivered()
    who, month, today = dealer.who("sales_manager"), dealer.day().replace(day=1), dealer.day()
    monthly.of(who, month, today)
    with CaptureQueriesContext(
        connection,
    ) as few:
        monthly.of(who, month, today)
    dealer.delivered("13600002222", number=VINS[1])
    with CaptureQueriesContext(connection) as more:
        monthly.of(who, month, today)
    assert len(few) == len(more) <= 14 and Car.objects.count() == 2
