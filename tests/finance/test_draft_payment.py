"""Writing a payment request."""

from chehang.finance.models import Payment

from .conftest import refused


def test_against_a_suppliers_invoice(desk, supplier) -> None:
    payable = desk.owed(supplier, "1130")
    payment = desk.payment(supplier, {"payable": payable.pk, "amount": "1000"})
    assert (payment.state, str(payment.amount), payment.to_whom) == ("draft", "1000.00", supplier.name)


def test_what_is_refused(desk, supplier) -> None:
    payable, payee = desk.owed(supplier, "1130"), desk.payee(supplier)
    line = {"payable": payable.pk, "amount": "1130"}
    good = {"purpose": "货款", "due": desk.day(), "supplier": supplier.pk, "payee": payee.pk, "lines": [line]}
    for code, change in {
        "payment.more_than_owed": {"lines": [line | {"amount": "1130.01"}]},
        "payment.no_invoice": {"lines": [{"amount": "5"}]},
        "payment.against": {"lines": [{"amount": "5", "against": "wages"}]},
        "payment.supplier": {"supplier": None},
        "payment.payee": {"payee": None},
        "payment.employee": {"kind": "advance"},
    }.items():
        refused(code, desk, "draft_payment", "parts_planner", **(good | change))
    other = type(supplier).objects.create(store=desk.store, code="S8", name="别家", kind="local")
    refused("payment.other_payee", desk, "draft_payment", "parts_planner", **(good | {"supplier": other.pk}))
    assert not Payment.objects.exists()
