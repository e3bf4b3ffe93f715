"""Claims in time: the worked numbers of parts.md §1.10."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.doubts import Doubtful
from chehang.core.errors import Refused
from chehang.warehouse.models import Claim
from tests.goods import Depot
from tests.warehouse.sending import claimed, settle, shipped, short


def test_two_of_sixty_are_missing(depot: Depot) -> None:
    """58 counted of 60 at 101.77: 203.54 without, 230.00 with VAT, to be claimed within two days."""
    report = short(depot)
    made = claimed(depot, discrepancy=report.pk)
    assert (made.quantity, made.amount_ex, made.amount_inc) == (2, D("203.54"), D("230.00"))
    assert (made.due_on, made.name) == (depot.clock.today() + timedelta(days=2), depot.supplier.name)
    with pytest.raises(Refused, match=r"claim\.twice"):
        claimed(depot, discrepancy=report.pk)


def test_after_the_deadline_it_is_asked(depot: Depot) -> None:
    report = short(depot)
    depot.clock.at += timedelta(days=3)
    with pytest.raises(Doubtful) as asked:
        claimed(depot, discrepancy=report.pk)
    assert not Claim.objects.exists()
    assert claimed(depot, discrepancy=report.pk, confirmed=[d.mark for d in asked.value.doubts]).state == "submitted"


def test_a_lost_parcel_is_claimed_from_its_carrier(depot: Depot) -> None:
    made = shipped(depot)
    with pytest.raises(Refused, match=r"claim\.nothing"):
        claimed(depot, shipment=made.pk, against="carrier")
    claim = claimed(depot, shipment=made.pk, against="carrier", amount_inc="200")
    made.refresh_from_db()
    assert (made.state, claim.name) == ("trouble", "德邦")
    from tests.warehouse.sending import answer

    answer(depot, claim)
    settle(depot, claim, "resend")
    made.refresh_from_db()
    assert made.state == "followed"


def test_one_subject(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"claim\.about"):
        claimed(depot)
    assert not Claim.objects.exists()
