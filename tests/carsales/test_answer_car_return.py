"""The buyer is answered within ten working days."""

from .dealer import Dealer
from .used import asked_back


def test_granted_or_refused_once(dealer: Dealer) -> None:
    case = asked_back(dealer, dealer.delivered())
    dealer.refused("state.wrong", "take_car_back", "sales_manager", case=case.pk)
    facts = {"case": case.pk, "granted": False, "answer": "未达三包条件"}
    dealer.refused("not_allowed", "answer_car_return", "sales_manager", **facts)
    dealer.act("answer_car_return", "general_manager", **facts)
    case.refresh_from_db()
    assert case.state == "refused"
    dealer.refused("state.wrong", "answer_car_return", "general_manager", **facts)
