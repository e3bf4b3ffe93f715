"""The case of an abnormal charge: explained by logistics, judged by the manager, confirmed by finance."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from chehang.core.errors import Refused
from chehang.core.models import Attachment, Timer
from chehang.customs.models import Charge
from chehang.customs.operations.explain_charge import ExplainCharge, explain_charge
from tests.customs.batch import charge, opened
from tests.goods import Depot, upload


def explained(depot: Depot) -> Charge:
    row = charge(depot, opened(depot), "demurrage", "equal", "600.00")
    explain(depot, row)
    row.refresh_from_db()
    return row


def explain(depot: Depot, row: Charge) -> None:
    cmd = ExplainCharge(charge=row.pk, cause="delay", explanation="查验排队三天,产生滞箱费", evidence=upload())
    depot.run(explain_charge, cmd, "parts_logistics")


def test_the_cause_is_kept(depot: Depot) -> None:
    assert explained(depot).step == "explained"


def test_a_usual_charge_needs_none(depot: Depot) -> None:
    row = charge(depot, opened(depot), "broker", "value", "900.00")
    with pytest.raises(Refused, match=r"charge\.step"):
        explain(depot, row)


def test_three_working_days_and_the_evidence(depot: Depot) -> None:
    """Opened on a Monday: due at the end of Thursday; explained with its paper the clock stops and the paper lies in the batch's file."""
    row = charge(depot, opened(depot), "demurrage", "equal", "600.00")
    clock = Timer.objects.get(kind="customs.explain", subject_id=row.pk)
    assert (
        localdate(clock.due_at - timedelta(seconds=1)) == depot.clock.today() + timedelta(days=3)
        and clock.ended_at is None
    )
    with pytest.raises(Refused):
        cmd = ExplainCharge(charge=row.pk, cause="delay", explanation="无凭证", evidence="0" * 64)
        depot.run(explain_charge, cmd, "parts_logistics")
    explain(depot, row)
    clock.refresh_from_db()
    row.refresh_from_db()
    assert clock.ended_at is not None and len(row.evidence) == 64
    assert Attachment.objects.filter(object_id=row.shipment_id, sha256=row.evidence).exists()
