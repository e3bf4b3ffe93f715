"""The parts manager's judgement."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.models import Charge
from chehang.customs.operations.judge_charge import JudgeCharge, judge_charge
from tests.customs.batch import charge, opened
from tests.customs.test_explain_charge import explained
from tests.goods import Depot


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
