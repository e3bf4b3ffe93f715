"""Handing a payment request in."""

from chehang.core.models import ApprovalRequest

from .conftest import refused


def test_the_maker_is_always_finance_and_general_manager(desk, supplier) -> None:
    line = {"against": "prepaid", "amount": "500"}
    payment = desk.payment(supplier, line, kind="vehicles")
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    request = ApprovalRequest.objects.get(document="finance.payment", object_id=payment.pk)
    assert list(request.steps.order_by("n").values_list("post", flat=True)) == ["finance_manager", "general_manager"]


def test_an_unverified_account_and_an_invoice_asked_for_twice(desk, supplier) -> None:
    payable = desk.owed(supplier, "1130")
    payee = desk.payee(supplier, verified=False)
    line = {"payable": payable.pk, "amount": "1130"}
    payment = desk.payment(supplier, line)
    again = desk.payment(supplier, line)
    refused("payment.not_your_draft", desk, "submit_payment", "accountant", payment=payment.pk)
    refused("payment.payee_unverified", desk, "submit_payment", "parts_planner", payment=payment.pk)
    desk.run("verify_payee", "finance_manager", payee=payee.pk, account=payee.account)
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    refused("payment.asked_already", desk, "submit_payment", "parts_planner", payment=again.pk)
