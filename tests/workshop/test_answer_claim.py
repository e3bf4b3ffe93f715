"""The maker answers: P20."""

from decimal import Decimal

import pytest

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.core.errors import NotAllowed, Refused

from .yard import Yard, balance, claimed


def handed_in(yard: Yard, **also):
    made = claimed(yard, **also)
    yard.run("audit_claim", "service_manager", claim=made.pk)
    yard.run("submit_claim", "warranty_clerk", claim=made.pk)
    return made


def test_granted_in_full_is_billed_and_paid(yard) -> None:
    """1122.03 618.82 / 6001.05 547.63, VAT 71.19."""
    made, store = handed_in(yard, parts_ex="307.63"), yard.shop.store
    today = yard.shop.depot.clock.today()
    yard.run("answer_claim", "warranty_clerk", claim=made.pk, granted_ex="547.63", answered_on=today)
    assert balance(store, "receivable_warranty") == Decimal("618.82")
    assert balance(store, "warranty_revenue") == Decimal("-547.63")
    bill = Bill.objects.get(document="workshop.claim")
    assert (bill.claim, bill.amount) == ("maker", Decimal("618.82"))
    payment = {"method": "transfer", "amount": "618.82", "reference": "2026112300000001"}
    yard.shop.run(take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": [payment]}), "cashier")
    made.refresh_from_db()
    assert made.state == "paid" and balance(store, "receivable_warranty") == 0


def test_cut_needs_its_reason_and_has_bounds(yard) -> None:
    made, today = handed_in(yard, parts_ex="307.63"), yard.shop.depot.clock.today()
    for facts, code in (
        ({"granted_ex": "600"}, "claim.granted"),
        ({"granted_ex": "300"}, "claim.reason"),
    ):
        with pytest.raises(Refused) as refused:
            yard.run("answer_claim", "warranty_clerk", claim=made.pk, answered_on=today, **facts)
        assert refused.value.code == code
    assert not Bill.objects.filter(document="workshop.claim").exists()
    with pytest.raises(NotAllowed):
        yard.run("answer_claim", "service_manager", claim=made.pk, granted_ex="300", answered_on=today, answer="x")
    yard.run("answer_claim", "warranty_clerk", claim=made.pk, granted_ex="307.63", answered_on=today, answer="工时不认")
    made.refresh_from_db()
    assert (made.state, made.rejected_ex, made.granted_inc) == ("cut", Decimal("240.00"), Decimal("347.62"))
