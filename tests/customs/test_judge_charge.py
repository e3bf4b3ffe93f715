"""The parts manager's judgement."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.core.verify import broken
from chehang.customs.models import Charge
from chehang.customs.operations.judge_charge import JudgeCharge, judge_charge
from chehang.stock.models import Pool
from chehang.warehouse.models import Claim
from chehang.warehouse.operations.answer_claim import AnswerClaim, answer_claim
from chehang.warehouse.operations.settle_claim import SettleClaim, settle_claim
from tests.customs.batch import charge, opened
from tests.customs.test_explain_charge import explain, explained
from tests.customs.test_release_shipment import received
from tests.goods import Depot, goods_equal_money


def judged(depot: Depot) -> Charge:
    row = explained(depot)
    depot.run(judge_charge, JudgeCharge(charge=row.pk, judgement="claim"), "parts_manager")
    row.refresh_from_db()
    return row


def test_judged(depot: Depot) -> None:
    assert judged(depot).step == "judged"


def test_only_what_is_explained(depot: Depot) -> None:
    row = charge(depot, opened(depot), "fine", "equal", "600.00")
    with pytest.raises(Refused, match=r"charge\.not_explained"):
        depot.run(judge_charge, JudgeCharge(charge=row.pk, judgement="fair"), "parts_manager")


def test_what_is_to_be_claimed_back_becomes_a_claim_that_lowers_the_cost(depot: Depot) -> None:
    """Demurrage of 600.00 + 36.00 on 1,200 kg, 424.00 of it claimed back and paid: 400.00 less cost where the goods are, 24.00 of VAT turned out."""
    batch = received(depot)
    row = charge(depot, batch, "demurrage", "weight", "600.00", tax="36.00")
    explain(depot, row)
    with pytest.raises(Refused, match=r"charge\.claimed"):
        depot.run(judge_charge, JudgeCharge(charge=row.pk, judgement="claim", claimed=D("636.01")), "parts_manager")
    depot.run(judge_charge, JudgeCharge(charge=row.pk, judgement="claim", claimed=D("424.00")), "parts_manager")
    made = Claim.objects.get(document="customs.charge", object_id=row.pk)
    assert (made.amount_ex, made.debtor, made.state) == (D("400.00"), row.payee, "submitted")
    answer = AnswerClaim(claim=made.pk, accepted=True, answer="同意退还")
    depot.run(answer_claim, answer, "parts_planner")
    settle = SettleClaim(claim=made.pk, way="refund", received=D("424.00"))
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(settle_claim, settle, "parts_manager")
    before = stock_worth()
    depot.run(settle_claim, settle, "finance_manager")
    assert before - stock_worth() == D("400.00")
    assert sum(x.local for x in batch.lines.all()) == D("6530.00") + D("200.00")
    goods_equal_money(depot.store)
    assert not [x for x in broken() if x[0].code in ("I19", "I21", "I24b")]


def test_a_claim_on_goods_on_the_way_waits_for_them(depot: Depot) -> None:
    made = Claim.objects.get(object_id=judged(depot).pk, document="customs.charge")
    assert made.amount_inc == D("600.00")
    depot.run(answer_claim, AnswerClaim(claim=made.pk, accepted=True, answer="同意"), "parts_planner")
    with pytest.raises(Refused, match=r"claim\.on_the_way"):
        depot.run(settle_claim, SettleClaim(claim=made.pk, way="refund", received=D("600.00")), "finance_manager")


def stock_worth() -> D:
    return sum((x.value for x in Pool.objects.all()), D(0))
