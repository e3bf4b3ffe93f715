"""换退车: the use is 168,800 × 8,600 ÷ 1,000 × 0.5 % = 7,258.40 (§27)."""

from decimal import Decimal as D

from chehang.carsales.models import CarReturn

from .dealer import VINS, Dealer
from .used import asked_back


def test_the_worked_case(dealer: Dealer) -> None:
    deal = dealer.delivered()
    dealer.days(300)
    made = asked_back(dealer, deal)
    assert (made.use_inc, made.back_inc, made.state) == (D("7258.40"), D("161541.60"), "asked")
    dealer.refused("return.twice", "ask_car_return", "sales_manager", **_facts(deal))


def test_in_the_first_days_the_use_is_free(dealer: Dealer) -> None:
    deal = dealer.delivered()
    dealer.days(50)
    dealer.refused("return.over", "ask_car_return", "sales_manager", **_facts(deal, ground="week", mileage=900))
    dealer.refused("return.over", "ask_car_return", "sales_manager", **_facts(deal, ground="sixty", mileage=3001))
    assert asked_back(dealer, deal, ground="sixty", mileage=3000).use_inc == 0


def test_what_the_law_does_not_give(dealer: Dealer) -> None:
    dealer.refused("return.not_delivered", "ask_car_return", "sales_manager", **_facts(dealer.ready()))
    deal = dealer.delivered("13600002222", VINS[1])
    dealer.refused("exchange.coefficient", "ask_car_return", "sales_manager", **_facts(deal, coefficient="0.006"))
    dealer.refused("return.over", "ask_car_return", "sales_manager", **_facts(deal, mileage=50001))
    assert not CarReturn.objects.exists()


def _facts(deal, **also):
    return {"deal": deal.pk, "ground": "days", "fault": "变速箱多次修理", "mileage": 8600, **also}
