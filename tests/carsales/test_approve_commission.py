"""Approved by finance: owed, and a selling expense."""

from chehang.carsales.models import Commission
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .test_reckon_commissions import sold_month


def test_in_the_books(dealer: Dealer) -> None:
    dealer.clock.at = dealer.clock.at.replace(day=1)
    facts = sold_month(dealer)
    dealer.days(31)
    row = Commission.objects.get(pk=dealer.act("reckon_commissions", "sales_manager", **facts).id)
    dealer.act("approve_commission", "finance_manager", commission=row.pk)
    assert balance_of_role(dealer.who("accountant"), "selling_commission") == row.amount
    dealer.refused("state.wrong", "approve_commission", "finance_manager", commission=row.pk)


def test_not_ones_own(dealer: Dealer) -> None:
    dealer.clock.at = dealer.clock.at.replace(day=1)
    facts = sold_month(dealer)
    dealer.days(31)
    both = "finance_manager+sales_manager/双岗"
    row = dealer.act("reckon_commissions", both, **facts)
    dealer.refused("commission.own", "approve_commission", both, commission=row.id)
