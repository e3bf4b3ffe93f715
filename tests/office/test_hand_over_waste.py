"""Only a licensed taker gets waste, with a manifest of its own; a container leaves once."""

from chehang.office.models import WasteTransfer
from tests.office import Office
from tests.office.house import TAKER, taken, waste
from tests.work.refusing import refused


def test_it_leaves_once(office: Office) -> None:
    oil, paint = waste(office), waste(office, "HW12", "25.5")
    data = {**TAKER, "containers": [{"batch": oil.pk}]}
    refused(office, "waste.licence", "office.hand_over_waste", "hr_manager", **data, licence_until=office.day(-1))
    lot = taken(office, oil, paint)
    assert lot.batches.count() == 2
    refused(office, "waste.manifest", "office.hand_over_waste", "hr_manager", **data, licence_until=office.day(9))
    again = data | {"manifest": "LD2026-0002", "licence_until": office.day(9)}
    refused(office, "waste.gone", "office.hand_over_waste", "hr_manager", **again)
    assert WasteTransfer.objects.count() == 1
