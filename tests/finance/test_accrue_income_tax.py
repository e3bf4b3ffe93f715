"""The income tax of the year so far."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .conftest import refused


def test_a_quarter_of_the_profit(desk) -> None:
    period = Period.objects.get(store=desk.store, month=11)
    refused("period.running", desk, "accrue_income_tax", "accountant", period=period.pk)
    desk.clock.at += timedelta(days=9)
    assert desk.run("accrue_income_tax", "accountant", period=period.pk).model_extra["tax"] == "50000.00"
    assert balance_of_role(desk.who("accountant"), "income_tax") == D(-50000)
    refused("income_tax.nothing", desk, "accrue_income_tax", "accountant", period=period.pk)
