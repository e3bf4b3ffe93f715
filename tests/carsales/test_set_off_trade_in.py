"""The old car pays for the new one."""

from decimal import Decimal as D

from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .used import taken


def test_no_money_moves(dealer: Dealer) -> None:
    deal, car = dealer.released(), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    made = taken(dealer)
    facts = {"trade_in": made.pk, "deal": deal.pk}
    dealer.refused("trade_in.no_bill", "set_off_trade_in", "cashier", **facts)
    dealer.act("bill_deal", deal=deal.pk)
    dealer.refused("trade_in.too_much", "set_off_trade_in", "cashier", amount="60000.01", **facts)
    dealer.act("set_off_trade_in", "cashier", **facts)
    assert dealer.bill(deal).rest == D(108800)
    dealer.refused("trade_in.too_much", "set_off_trade_in", "cashier", **facts)
    dealer.pay(deal)
    dealer.pdi(car)
    dealer.act("deliver_car", **dealer.handing(deal))
    accountant = dealer.who("accountant")
    assert balance_of_role(accountant, "other_payable") == balance_of_role(accountant, "receivable_customer") == 0
    assert not [x for rule, x in broken() if rule.code in ("I20", "I20b", "I22b")]


def test_not_for_a_stranger(dealer: Dealer) -> None:
    made = taken(dealer)
    deal, car = dealer.released("13600002222"), dealer.stocked()
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.act("bill_deal", deal=deal.pk)
    if deal.customer_id != made.customer_id:
        dealer.refused("trade_in.whose", "set_off_trade_in", "cashier", trade_in=made.pk, deal=deal.pk)
