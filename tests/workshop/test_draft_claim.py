"""The maker is asked to pay."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.vehicles.models import Vehicle
from chehang.workshop.models import WarrantyClaim

from .yard import claimed, warranty_job

FACTS = {"fault_code": "P0217", "place": "水泵", "symptom": "漏冷却液", "cause": "水封失效", "measure": "更换水泵"}


def test_worked_claim(yard) -> None:
    """§4.7: parts 307.63 + 2 h × 120 = 547.63, VAT 71.19, receivable 618.82."""
    made = claimed(yard, parts_ex="307.63")
    assert (made.labour_ex, made.amount_ex, made.tax, made.amount_inc) == (
        Decimal("240.00"), Decimal("547.63"), Decimal("71.19"), Decimal("618.82"),
    )  # fmt: skip
    assert made.due == made.finished_on + timedelta(days=7)


def test_from_the_lines_of_the_order(yard) -> None:
    """A pump of 200 with VAT is 176.99 without."""
    made = claimed(yard)
    assert (made.parts_ex, made.hours) == (Decimal("176.99"), Decimal(2))


def test_refusals_leave_nothing_behind(yard) -> None:
    order = warranty_job(yard)
    with pytest.raises(NotAllowed):
        yard.run("draft_claim", order=order.pk, **FACTS)
    Vehicle.objects.update(warranty_from=yard.shop.depot.clock.today() - timedelta(days=1200))
    with pytest.raises(Refused, match=r"claim\.out_of_warranty"):
        yard.run("draft_claim", "warranty_clerk", order=order.pk, **FACTS)
    Vehicle.objects.update(warranty_from=None)
    with pytest.raises(Refused, match=r"claim\.no_start"):
        yard.run("draft_claim", "warranty_clerk", order=order.pk, **FACTS)
    assert not WarrantyClaim.objects.exists()
    yard.run("draft_claim", "warranty_clerk", order=order.pk, approval_no="SQ-1", **FACTS)
    with pytest.raises(Refused, match=r"claim\.twice"):
        yard.run("draft_claim", "warranty_clerk", order=order.pk, approval_no="SQ-1", **FACTS)


def test_nothing_of_the_makers(yard) -> None:
    order = yard.delivered()
    with pytest.raises(Refused, match=r"claim\.nothing"):
        yard.run("draft_claim", "warranty_clerk", order=order.pk, **FACTS)
