"""Finance closes the case."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.operations.confirm_charge import ConfirmCharge, confirm_charge
from tests.customs.test_explain_charge import explained
from tests.customs.test_judge_charge import judged
from tests.goods import Depot


def test_confirmed(depot: Depot) -> None:
    row = judged(depot)
    depot.run(confirm_charge, ConfirmCharge(charge=row.pk), "finance_manager")
    row.refresh_from_db()
    assert row.step == "confirmed"


def test_only_what_is_judged(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"charge\.not_judged"):
        depot.run(confirm_charge, ConfirmCharge(charge=explained(depot).pk), "finance_manager")
