"""The invoice of an estimate."""

from decimal import Decimal as D

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import Conflict, Refused
from chehang.core.verify import broken
from chehang.customs.operations.release_shipment import ReleaseShipment, release_shipment
from chehang.customs.operations.settle_charge import SettleCharge, settle_charge
from chehang.ledger.models import Line
from tests.customs.batch import CHARGES, charge, opened, taxed
from tests.customs.test_release_shipment import received, received_again
from tests.goods import Depot


def settle(depot: Depot, pk: int, amount: str) -> None:
    cmd = SettleCharge.model_validate({"charge": pk, "invoice_no": "F777", "amount": amount})
    depot.run(settle_charge, cmd, "parts_logistics")


def test_before_the_release_it_just_replaces(depot: Depot) -> None:
    batch = opened(depot)
    estimate = charge(depot, batch, "inland", "weight", "2000.00", estimated=True, invoice_no="")
    settle(depot, estimate.pk, "2400.00")
    estimate.refresh_from_db()
    assert (estimate.amount_ex, estimate.estimated, estimate.invoice_no) == (D("2400.00"), False, "F777")
    with pytest.raises(Refused, match=r"charge\.settled"):
        settle(depot, estimate.pk, "1.00")


def test_afterwards_the_difference_is_a_late_cost(depot: Depot) -> None:
    batch = received(depot)
    estimate = charge(depot, batch, "inland", "weight", "1000.00", estimated=True, invoice_no="")
    settle(depot, estimate.pk, "1120.00")
    owed = Payable.objects.get(document="customs.charge", object_id=estimate.pk)
    assert owed.amount == D("1120.00")


def accrued() -> D:
    lines = Line.objects.filter(account__roles__role="payable_estimated")
    return sum((x.credit - x.debit for x in lines), D(0))


def test_an_estimate_is_accrued_and_taken_back_in_red(depot: Depot) -> None:
    """2202.02 without VAT until the bill: 2,400.00 estimated stand there, nothing is owed; the bill of 2,520.00 with 226.80 of VAT takes it back and is owed."""
    rows = [x for x in CHARGES if x[0] != "inland"]
    batch = opened(depot)
    for row in rows:
        charge(depot, batch, *row)
    guess = charge(depot, batch, "inland", "weight", "2400.00", tax="216.00", estimated=True, invoice_no="")
    taxed(depot, batch)
    depot.run(release_shipment, ReleaseShipment(shipment=batch.pk), "parts_manager")
    batch.refresh_from_db()
    received_again(depot, batch)
    assert accrued() == D("2400.00") and not Payable.objects.filter(document="customs.charge", object_id=guess.pk)
    cmd = {"charge": guess.pk, "invoice_no": "Y1", "amount": "2520.00", "tax": "226.80"}
    depot.run(settle_charge, SettleCharge.model_validate(cmd), "accountant")
    assert accrued() == 0
    assert Payable.objects.get(document="customs.charge", object_id=guess.pk).amount == D("2746.80")
    assert sum(x.local for x in batch.lines.all()) == D("6650.00")
    assert not [x for x in broken() if x[0].code in ("I19", "I21", "I24b", "I24c", "I05")]


def test_a_bill_abroad_replaces_its_estimate_in_currency(depot: Depot) -> None:
    """€ 1,800 of freight estimated, € 1,860 billed at 8.1: the dutiable value takes the bill's euros, the books its yuan."""
    batch = opened(depot)
    guess = charge(depot, batch, "freight", "weight", "1800.00", "EUR", "8.0650", estimated=True, invoice_no="")
    cmd = SettleCharge.model_validate({"charge": guess.pk, "invoice_no": "F1", "amount": "1860.00", "rate": "8.1"})
    depot.run(settle_charge, cmd, "parts_logistics")
    guess.refresh_from_db()
    assert (guess.amount, guess.amount_ex) == (D("1860.00"), D("15066.00"))


def test_what_is_dutiable_does_not_change_once_the_taxes_are_paid(depot: Depot) -> None:
    """Duty was paid on the estimate: a dearer bill, or a new one, waits for the goods; what is local is entered."""
    batch = opened(depot)
    guess = charge(depot, batch, "freight", "weight", "1800.00", "EUR", "8.0650", estimated=True, invoice_no="")
    taxed(depot, batch)
    duty = [x.duty for x in batch.lines.order_by("n")]
    for act in (
        lambda: settle(depot, guess.pk, "1900.00"),
        lambda: charge(depot, batch, "insurance", "value", "61.63", "EUR", "8.0650"),
    ):
        with pytest.raises(Refused, match=r"charge\.taxed"):
            act()
    settle(depot, guess.pk, "1800.00")
    charge(depot, batch, "terminal", "volume", "2400.00")
    depot.run(release_shipment, ReleaseShipment(shipment=batch.pk), "parts_manager")
    assert [x.duty for x in batch.lines.order_by("n")] == duty


def test_a_bill_is_entered_once(depot: Depot) -> None:
    batch = opened(depot)
    charge(depot, batch, "broker", "value", "900.00", invoice_no="A-1")
    with pytest.raises(Conflict, match=r"charge\.twice"):
        charge(depot, batch, "broker", "value", "900.00", invoice_no="a-1")
    charge(depot, batch, "documents", "value", "450.00", invoice_no="A-1")
