"""A kept car is free again."""

from .dealer import Dealer


def test_until_its_money_is_asked_for(dealer: Dealer) -> None:
    deal, car = dealer.released(), dealer.stocked()
    dealer.refused("deal.no_car", "free_car", deal=deal.pk, reason="换车")
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("free_car", deal=deal.pk, reason="客户换颜色")
    car.refresh_from_db()
    assert car.state == "stock"
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.refused("deal.billed", "free_car", deal=deal.pk, reason="换车")
