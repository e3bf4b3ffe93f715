"""A count is closed when what is lost is explained."""

from chehang.core.models import InboxItem
from chehang.office.counting import unseen
from chehang.office.models import AssetSighting
from tests.office import Office
from tests.office.desk import asset, asset_count
from tests.work.refusing import refused


def test_counted_by_phone(office: Office) -> None:
    asset(office), asset(office, "BG-002")
    count = asset_count(office, "bg-001")
    assert [one.code for one in unseen(count)] == ["BG-002"]
    assert AssetSighting.objects.get().place == "二楼办公室"
    refused(office, "asset_count.missing", "office.close_asset_count", "hr_manager", count=count.pk)
    refused(office, "not_allowed", "office.close_asset_count", "keeper", count=count.pk, reason="送修")
    office.run("office.close_asset_count", "hr_manager", count=count.pk, reason="打印机送修,下周取回")
    count.refresh_from_db()
    assert (count.missing, count.closed_on) == (1, office.day(0))
    assert InboxItem.objects.filter(link=f"/office/asset_counts/{count.pk}/").count() == 2
    refused(office, "asset_count.closed", "office.close_asset_count", "hr_manager", count=count.pk)
    refused(office, "asset_count.closed", "office.sight_asset", "keeper", count=count.pk, code="BG-002", place="展厅")
