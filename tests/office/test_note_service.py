"""Maintenance, repair and test of an asset: on its card, with what it cost; the next one follows from the last."""

from chehang.core.desk import waiting_for
from chehang.office.models import Asset, AssetService
from tests.office import Office
from tests.office.desk import asset
from tests.work.refusing import refused


def test_planned_done_and_due_again(office: Office) -> None:
    one = asset(office)
    plan = {"asset": one.pk, "every_months": 6}
    refused(office, "asset.no_due", "office.plan_service", "hr_manager", **plan)
    refused(office, "not_allowed", "office.plan_service", "keeper", **plan, service_due=office.day(10))
    office.run("office.plan_service", "hr_manager", **plan, service_due=office.day(10))
    words = [w.title for w in waiting_for(office.who("hr_manager"), office.clock)]
    assert any("保养" in str(w) for w in words)
    done = {"asset": one.pk, "day": office.day(0), "what": "除尘、换电池", "workshop": "联想服务站", "cost": "260"}
    refused(office, "asset.before", "office.note_service", "hr_manager", **(done | {"day": office.day(-11)}))
    office.run("office.note_service", "hr_manager", **done, kind="repair")
    assert Asset.objects.get(pk=one.pk).service_due == office.day(10)
    assert office.run("office.note_service", "hr_manager", **done).due == str(office.day(0).replace(year=2027, month=5))
    assert AssetService.objects.count() == 2
    office.run("office.scrap_asset", "hr_manager", asset=one.pk, reason="主板损坏")
    refused(office, "asset.scrapped", "office.note_service", "hr_manager", **done)
    refused(office, "asset.scrapped", "office.plan_service", "hr_manager", **plan, service_due=office.day(10))
