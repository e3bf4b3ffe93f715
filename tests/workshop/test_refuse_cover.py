"""The insurer refuses: the customer pays, once he has agreed."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import OrderShare

LETTER = {"paper_no": "JP-1", "assessor": "周定损", "reason": "驾驶证逾期未审验"}


def test_the_customer_pays_what_the_insurer_refused(yard) -> None:
    """216 + 360 were the insurer's, 144 the customer's: he agrees to 720, or nothing goes on."""
    order = yard.open(kind="A", insurer=yard.insurer().pk, report_no="PICC-1", assessed_inc="300")
    yard.labour(order, "M02", payer="insurer")
    yard.labour(order, "W01", payer="insurer")
    yard.labour(order)
    yard.agreed(order)
    yard.allowed(order, "500")  # the first paper says what holds, not what was thought at the door
    order.refresh_from_db()
    assert order.assessed_inc == 500
    yard.dispatched(order)
    with pytest.raises(NotAllowed):
        yard.run("refuse_cover", "technician", who="铁柱", order=order.pk, **LETTER)
    done = yard.run("refuse_cover", order=order.pk, **LETTER)
    assert (done.model_extra["customer"], done.model_extra["agreed"]) == ("720.00", "144.00")
    with pytest.raises(Refused, match=r"order\.not_agreed"):
        yard.work(order)
    with pytest.raises(Refused, match=r"agreement\.signature"):  # by word alone it is too much
        yard.run("record_agreement", order=order.pk, way="phone", name="王伟")
    order.refresh_from_db()
    assert order.assessed_inc == 0
    yard.agreed(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    assert {s.payer: s.amount_inc for s in OrderShare.objects.filter(order=order)} == {"customer": D("720.00")}


def test_only_what_is_his_to_pay(yard) -> None:
    order = yard.open(kind="A", insurer=yard.insurer().pk, report_no="PICC-1")
    with pytest.raises(Refused, match=r"order\.nothing_insured"):
        yard.run("refuse_cover", order=order.pk, **LETTER)
    assert not order.assessments.exists()
