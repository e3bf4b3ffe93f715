"""The month bears an expense whose bill has not come; the next month takes it back."""

from datetime import UTC, datetime
from decimal import Decimal as D

from chehang.finance.models import Accrual
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services.opening import add_period

from .conftest import refused

WATER = {"kind": "admin_utilities", "text": "十一月水电", "department": "finance", "amount": "2000"}


def accrued(desk) -> Accrual:
    november = Period.objects.get(store=desk.store, month=11)
    return Accrual.objects.get(pk=desk.run("accrue_expense", "accountant", period=november.pk, **WATER).id)


def test_borne_now_and_taken_back_once(desk) -> None:
    row, who = accrued(desk), desk.who("accountant")
    assert balance_of_role(who, "admin_utilities") == D(2000)
    refused("accrual.nothing", desk, "take_back_accruals", "accountant", period=row.period_id)
    from datetime import date

    december = add_period(desk.store.pk, date(2026, 12, 1))
    desk.clock.at = datetime(2026, 12, 2, 2, tzinfo=UTC)
    desk.run("take_back_accruals", "accountant", period=december.pk)
    assert balance_of_role(who, "admin_utilities") == 0 and desk.again(row).taken_back.date == date(2026, 12, 1)
    refused("accrual.nothing", desk, "take_back_accruals", "accountant", period=december.pk)
