"""A piece pay comes with the wages."""

from decimal import Decimal

import pytest
from django.test import Client

from chehang.core.errors import NotAllowed, Refused
from chehang.org.models import Account
from chehang.people.models import PayInput

from .test_reckon_piece_pay import next_month, paid, shared_job


def test_into_the_payroll_of_its_month(yard) -> None:
    month = yard.shop.depot.clock.today().replace(day=1)
    shared_job(yard)
    next_month(yard)
    made = paid(yard, month=month)
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=yard.shop.depot.who("service_manager").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")
    assert "1.68 h × 35" in client.get(f"/workshop/piece_pays/{made.pk}/").content.decode()
    with pytest.raises(NotAllowed):
        yard.run("approve_piece_pay", "service_manager", pay=made.pk)
    yard.run("approve_piece_pay", "hr_manager", pay=made.pk)
    found = PayInput.objects.get()
    assert (found.employee_id, found.month, found.amount) == (made.employee_id, month, Decimal("58.80"))
    with pytest.raises(Refused):
        yard.run("approve_piece_pay", "hr_manager", pay=made.pk)
    assert PayInput.objects.count() == 1
