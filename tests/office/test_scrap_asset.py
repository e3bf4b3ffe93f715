"""Scrapped assets."""

from tests.office import Office
from tests.office.desk import asset
from tests.work.refusing import refused


def test_not_while_held(office: Office) -> None:
    made = asset(office)
    office.run("office.move_asset", "hr_manager", asset=made.pk, holder=office.id("keeper"))
    refused(office, "asset.held", "office.scrap_asset", "hr_manager", asset=made.pk, reason="无法修复")
    office.run("office.move_asset", "hr_manager", asset=made.pk)
    office.run("office.scrap_asset", "hr_manager", asset=made.pk, reason="无法修复")
    refused(office, "asset.scrapped", "office.scrap_asset", "hr_manager", asset=made.pk, reason="无法修复")
    refused(office, "asset.scrapped", "office.move_asset", "hr_manager", asset=made.pk)
    refused(office, "not_allowed", "office.scrap_asset", "keeper", asset=made.pk, reason="无法修复")
