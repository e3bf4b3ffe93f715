"""What is left of an advance comes back."""

from decimal import Decimal

from chehang.finance.spending.advances import advance_of

from .conftest import refused


def test_the_rest_of_an_advance(desk) -> None:
    payment = desk.advance("800")
    refused("advance.less", desk, "return_advance", "cashier", payment=payment.pk, amount="801")
    desk.run("return_advance", "cashier", payment=payment.pk, amount="120")
    assert advance_of(desk.store.pk, payment.employee_id) == Decimal(680)


def test_only_of_an_advance_that_was_paid(desk, supplier) -> None:
    line = {"payable": desk.owed(supplier).pk, "amount": "100"}
    payment = desk.payment(supplier, line)
    refused("advance.none", desk, "return_advance", "cashier", payment=payment.pk, amount="1")
