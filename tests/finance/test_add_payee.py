"""Registering where somebody is paid."""

from chehang.finance.models import Payee

from .conftest import refused


def test_an_account_waits_for_a_second_person(desk, supplier) -> None:
    payee = desk.payee(supplier, verified=False)
    assert payee.verified_by_id is None
    facts = {"name": supplier.name, "bank": "建行", "account": payee.account}
    refused("payee.known", desk, "add_payee", "accountant", supplier=supplier.pk, **facts)
    refused("payee.whose", desk, "add_payee", "accountant", **facts)
    assert Payee.objects.count() == 1
