"""Who bears the rest: P20r."""

from decimal import Decimal

import pytest

from chehang.core.errors import NotAllowed, Refused

from .test_answer_claim import handed_in
from .yard import balance


@pytest.mark.parametrize(("who", "role"), [("", "selling_other"), ("铁柱", "staff_receivable")])
def test_the_cost_goes_to_the_house_or_a_person(yard, who: str, role: str) -> None:
    """The pump cost 100; 240 of 416.99 were refused: 100 × 240 ÷ 416.99 = 57.56."""
    made, today = handed_in(yard), yard.shop.depot.clock.today()
    before = balance(yard.shop.store, "warranty_cost")
    yard.run("answer_claim", "warranty_clerk", claim=made.pk, answered_on=today, granted_ex="176.99", answer="工时不认")
    facts = {"claim": made.pk, "borne_by": yard.person("technician", who) if who else None, "reason": "拍照不全"}
    with pytest.raises(NotAllowed):
        yard.run("bear_claim", "warranty_clerk", **facts)
    yard.run("bear_claim", "service_manager", **facts)
    share = Decimal("57.56")
    assert before == Decimal(100)
    assert balance(yard.shop.store, role) == share and balance(yard.shop.store, "warranty_cost") == before - share
    with pytest.raises(Refused):
        yard.run("bear_claim", "service_manager", **facts)
