"""A prepaid expense is spread over its months: equal, and to the fen."""

from decimal import Decimal as D

from chehang.finance.models import Deferral, DeferralPart
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .conftest import refused

RENT = {"kind": "selling_rent", "text": "展厅租金", "department": "sales", "amount": "1000", "months": 3, "tax": "90"}


def test_spread_to_the_fen_each_month_once(desk) -> None:
    done = desk.run("add_deferral", "accountant", **RENT, first=desk.day())
    row = Deferral.objects.get(pk=done.id)
    who = desk.who("accountant")
    assert balance_of_role(who, "prepaid_long") == D(1000)
    november = Period.objects.get(store=desk.store, month=11)
    october = Period.objects.get(store=desk.store, month=10)
    refused("deferral.nothing", desk, "run_deferrals", "accountant", period=october.pk)
    desk.run("run_deferrals", "accountant", period=november.pk)
    refused("deferral.nothing", desk, "run_deferrals", "accountant", period=november.pk)
    first = DeferralPart.objects.get().amount
    assert first in (D("333.33"), D("333.34")) and desk.again(row).rest == 1000 - first
    assert balance_of_role(who, "prepaid_long") == 1000 - first and balance_of_role(who, "selling_rent") == first
