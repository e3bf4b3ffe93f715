"""Opening the books of a store."""

from datetime import date

import pytest

from chehang.core.errors import Refused
from chehang.finance.operations.open_books import OpenBooks, open_books
from chehang.ledger.models import Account, Period, RoleAccount
from chehang.ledger.rules import chart, rules


def test_chart_roles_and_first_month(store, actor_of, clock) -> None:
    manager = actor_of("finance_manager")
    with pytest.raises(Refused, match=r"date\.late"):
        open_books(OpenBooks(first_month=date(2027, 1, 1)), actor=manager, clock=clock)
    open_books(OpenBooks(first_month=date(2026, 9, 15)), actor=manager, clock=clock)
    assert Account.objects.filter(store=store).count() == len(chart())
    assert Account.objects.get(store=store, code="2221.01.02").parent.parent.code == "2221"
    assert not Account.objects.get(store=store, code="1405").leaf
    assert str(Period.objects.get()) == "2026-09"
    roles = set(RoleAccount.objects.filter(store=store).values_list("role", flat=True))
    assert {rule.role for legs in rules().values() for rule in legs.values()} <= roles
    with pytest.raises(Refused, match=r"books\.open"):
        open_books(OpenBooks(first_month=date(2026, 9, 1)), actor=manager, clock=clock)
