"""The maintenance plan of an asset."""

from chehang.office.models import Asset
from tests.office import Office
from tests.office.desk import asset
from tests.work.refusing import refused


def test_with_its_next_day(office: Office) -> None:
    plan = {"asset": asset(office).pk, "every_months": 6}
    refused(office, "asset.no_due", "office.plan_service", "hr_manager", **plan)
    refused(office, "not_allowed", "office.plan_service", "keeper", **plan, service_due=office.day(10))
    office.run("office.plan_service", "hr_manager", **plan, service_due=office.day(10))
    office.run("office.plan_service", "hr_manager", **(plan | {"every_months": 0}))
    one = Asset.objects.get()
    assert (one.every_months, one.service_due) == (0, None)
