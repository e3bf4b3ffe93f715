"""Cancelling a payment request."""

from .conftest import refused


def test_author_or_finance_manager(desk, supplier) -> None:
    payment = desk.payment(supplier, {"payable": desk.owed(supplier).pk, "amount": "1"})
    refused("payment.not_yours", desk, "cancel_payment", "accountant", payment=payment.pk, reason="重复")
    desk.run("cancel_payment", "finance_manager", payment=payment.pk, reason="重复")
    assert desk.again(payment).state == "cancelled"
