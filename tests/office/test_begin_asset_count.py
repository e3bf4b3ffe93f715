"""One count of assets at a time."""

from chehang.office.models import AssetCount
from tests.office import Office
from tests.office.desk import asset_count
from tests.work.refusing import refused


def test_one_count_at_a_time(office: Office) -> None:
    count = asset_count(office)
    refused(office, "asset_count.open", "office.begin_asset_count", "hr_manager")
    refused(office, "not_allowed", "office.begin_asset_count", "keeper")
    office.run("office.close_asset_count", "hr_manager", count=count.pk)
    assert AssetCount.objects.get().missing == 0, "a store without assets has lost none"
