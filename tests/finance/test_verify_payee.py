"""Comparing an account with the papers."""

from .conftest import refused


def test_a_second_person_types_it_again(desk, supplier) -> None:
    payee = desk.payee(supplier, verified=False)
    refused("payee.same_person", desk, "verify_payee", "accountant", payee=payee.pk, account=payee.account)
    refused("payee.differs", desk, "verify_payee", "finance_manager", payee=payee.pk, account="1202020209900123457")
    desk.run("verify_payee", "finance_manager", payee=payee.pk, account=payee.account)
    assert desk.again(payee).verified_by_id
    refused("payee.verified", desk, "verify_payee", "finance_manager", payee=payee.pk, account=payee.account)
