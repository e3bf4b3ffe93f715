"""An appeal, and what it adds."""

from decimal import Decimal

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import NotAllowed, Refused

from .test_answer_claim import handed_in
from .yard import balance


def test_the_difference_is_posted_to_the_fen(yard) -> None:
    """347.62 first, the rest of 618.82 after the appeal."""
    made, today = handed_in(yard, parts_ex="307.63"), yard.shop.depot.clock.today()
    answer = {"claim": made.pk, "answered_on": today}
    yard.run("answer_claim", "warranty_clerk", **answer, granted_ex="307.63", answer="工时不认")
    with pytest.raises(NotAllowed):
        yard.run("appeal_claim", "keeper", claim=made.pk, appeal="附照片")
    yard.run("appeal_claim", "warranty_clerk", claim=made.pk, appeal="附照片")
    yard.run("answer_claim", "warranty_clerk", **answer, granted_ex="547.63")
    made.refresh_from_db()
    assert made.state == "granted"
    assert sorted(b.amount for b in Bill.objects.filter(document="workshop.claim")) == [
        Decimal("271.20"),
        Decimal("347.62"),
    ]
    assert balance(yard.shop.store, "receivable_warranty") == Decimal("618.82")


def test_once_and_in_time(yard) -> None:
    made, today = handed_in(yard), yard.shop.depot.clock.today()
    answer = {"claim": made.pk, "answered_on": today, "granted_ex": "0", "answer": "资料不全"}
    yard.run("answer_claim", "warranty_clerk", **answer)
    yard.run("appeal_claim", "warranty_clerk", claim=made.pk, appeal="附照片")
    yard.run("answer_claim", "warranty_clerk", **answer)
    with pytest.raises(Refused, match=r"claim\.appealed"):
        yard.run("appeal_claim", "warranty_clerk", claim=made.pk, appeal="再附")


def test_after_fifteen_days(yard) -> None:
    made, today = handed_in(yard), yard.shop.depot.clock.today()
    yard.run("answer_claim", "warranty_clerk", claim=made.pk, answered_on=today, granted_ex="0", answer="资料不全")
    yard.later(16 * 24 * 60)
    with pytest.raises(Refused, match=r"claim\.appeal_late"):
        yard.run("appeal_claim", "warranty_clerk", claim=made.pk, appeal="附照片")
