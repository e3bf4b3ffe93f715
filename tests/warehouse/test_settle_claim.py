"""The end of a claim is another person's, and its money is in the books (P5)."""

from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.billing.models import Payable
from chehang.core.errors import Refused
from chehang.ledger.models import Line
from chehang.ledger.queries import balance_of_role
from chehang.parties.models import Supplier
from chehang.stock.queries import stock_value
from chehang.warehouse.models import Claim
from tests.goods import Depot
from tests.warehouse.sending import answer, claimed, settle, shipped, short


def posted(made: Claim) -> dict[str, D]:
    lines = Line.objects.filter(document="warehouse.claim", object_id=made.pk).select_related("account")
    return {x.account.code: x.debit - x.credit for x in lines}


def carrier(depot: Depot) -> int:
    return Supplier.objects.create(store=depot.store, code="W9001", name="德邦快递", kind="service").pk


def agrees(depot: Depot) -> bool:
    """Goods and money say the same."""
    who = depot.actor_of("finance_manager")
    return balance_of_role(who, "parts_stock") == stock_value(who)


def test_it_is_settled_by_another(depot: Depot) -> None:
    made = claimed(depot, post="parts_manager", discrepancy=short(depot).pk)
    answer(depot, made)
    with pytest.raises(Refused, match=r"approval\.own_work"):
        settle(depot, made)
    with pytest.raises(IntegrityError, match="goods_claim_two_people"), transaction.atomic():
        Claim.objects.filter(pk=made.pk).update(state="settled", way="red", settled_by_id=made.opened_by_id)
    settle(depot, made, "red", "finance_manager", received="230")
    assert (made.state, f"{made.received:.2f}") == ("settled", "230.00")
    assert posted(made) == {}  # 58 of 60 are owed: what never came needs no red entry


def test_what_is_refused(depot: Depot) -> None:
    made = claimed(depot, discrepancy=short(depot).pk)
    with pytest.raises(Refused, match=r"state\.wrong"):
        settle(depot, made)
    answer(depot, made)
    with pytest.raises(Refused, match=r"claim\.accepted"):
        settle(depot, made, "none")
    with pytest.raises(Refused, match=r"claim\.too_much"):
        settle(depot, made, "refund", received="230.01")
    for way, received in (("refund", "0"), ("resend", "10")):
        with pytest.raises(Refused, match=r"claim\.amount"):
            settle(depot, made, way, received=received)
    assert made.state == "accepted" and posted(made) == {}


def test_two_broken_ones_and_a_red_invoice(depot: Depot) -> None:
    """60 came, 2 broken: 203.54 out of the goods, 26.46 of VAT back, 230.00 less owed."""
    made = claimed(depot, discrepancy=short(depot, counted="60", damaged="2").pk)
    answer(depot, made)
    settle(depot, made, "red", received="230")
    assert posted(made) == {"1405.02": D("-203.54"), "2221.04": D("-26.46"), "2202.01": D("230.00")}
    assert Payable.objects.get(document="warehouse.invoice").amount == D("6900.01") - 230
    assert agrees(depot)


def test_the_carrier_pays_for_what_he_lost(depot: Depot) -> None:
    """The supplier is owed his whole invoice, the carrier owes 230.00; nobody pays twice for one report."""
    report = short(depot)
    first, second = claimed(depot, discrepancy=report.pk, against="carrier"), claimed(depot, discrepancy=report.pk)
    answer(depot, first)
    with pytest.raises(Refused, match=r"claim\.debtor"):
        settle(depot, first, "refund", received="230")
    settle(depot, first, "refund", received="230", debtor=carrier(depot))
    assert posted(first) == {"1221.02": D("230.00"), "2202.01": D("-230.00")}
    assert Payable.objects.get(document="warehouse.claim").amount == 230
    answer(depot, second)
    with pytest.raises(Refused, match=r"claim\.paid_twice"):
        settle(depot, second, "refund", received="0.01")


def test_a_carrier_pays_for_broken_goods_and_a_lost_parcel(depot: Depot) -> None:
    """Broken on the way here: the VAT of what is gone is turned out; lost on the way to a customer: what was sold cost less."""
    made = claimed(depot, discrepancy=short(depot, counted="60", damaged="2").pk, against="carrier")
    answer(depot, made)
    with pytest.raises(Refused, match=r"claim\.red"):
        settle(depot, made, "red", received="230")
    who = carrier(depot)
    settle(depot, made, "refund", received="230", debtor=who)
    assert posted(made) == {"1221.02": D("230.00"), "1405.02": D("-203.54"), "2221.01.04": D("-26.46")}
    assert agrees(depot)
    parcel = claimed(depot, shipment=shipped(depot).pk, against="carrier", amount_inc="200")
    answer(depot, parcel)
    settle(depot, parcel, "refund", received="200", debtor=who)
    assert posted(parcel) == {"1221.02": D("200.00"), "6401.04": D("-200.00")}
