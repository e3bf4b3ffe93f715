"""The case of an abnormal charge: explained by logistics, judged by the manager, confirmed by finance."""

import pytest

from chehang.core.errors import Refused
from chehang.customs.models import Charge
from chehang.customs.operations.explain_charge import ExplainCharge, explain_charge
from tests.customs.batch import charge, opened
from tests.goods import Depot


def explained(depot: Depot) -> Charge:
    row = charge(depot, opened(depot), "demurrage", "equal", "600.00")
    explain(depot, row)
    row.refresh_from_db()
    return row


def explain(depot: Depot, row: Charge) -> None:
    cmd = ExplainCharge(charge=row.pk, cause="delay", explanation="查验排队三天,产生滞箱费")
    depot.run(explain_charge, cmd, "parts_logistics")


def test_the_cause_is_kept(depot: Depot) -> None:
    assert explained(depot).step == "explained"


def test_a_usual_charge_needs_none(depot: Depot) -> None:
    row = charge(depot, opened(depot), "broker", "value", "900.00")
    with pytest.raises(Refused, match=r"charge\.step"):
        explain(depot, row)
