"""Changing a payment request."""

from .conftest import refused


def test_only_its_author_and_only_a_draft(desk, supplier) -> None:
    payable = desk.owed(supplier, "1130")
    payment = desk.payment(supplier, {"payable": payable.pk, "amount": "1000"})
    new = payment.whole() | {"lines": [{"payable": payable.pk, "amount": "1130"}], "payment": payment.pk}
    refused("payment.not_your_draft", desk, "edit_payment", "accountant", **new)
    desk.run("edit_payment", "parts_planner", **new)
    assert str(desk.again(payment).amount) == "1130.00"
    desk.run("submit_payment", "parts_planner", payment=payment.pk)
    refused("payment.not_your_draft", desk, "edit_payment", "parts_planner", **new)
