"""An asset is seen once in a count, by its label; what is seen in two places is refused and says where it was."""

import pytest
from django.db import IntegrityError, transaction

from chehang.office.models import AssetSighting
from tests.office import Office
from tests.office.desk import asset, asset_count
from tests.work.refusing import refused


def test_in_two_places_is_refused_and_says_where(office: Office) -> None:
    asset(office)
    count = asset_count(office, "BG-001")
    seen = {"count": count.pk, "code": "BG-001"}
    refused(office, "asset.seen", "office.sight_asset", "service_manager", **seen, place="车间")
    assert AssetSighting.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        AssetSighting.objects.create(
            store=office.store, count=count, asset=AssetSighting.objects.get().asset, place="车间", by_id=office.id("keeper"), at=office.clock.now()
        )  # fmt: skip


def test_what_cannot_be_seen(office: Office) -> None:
    old = asset(office, "BG-009")
    office.run("office.scrap_asset", "hr_manager", asset=old.pk, reason="无法修复")
    asset(office)
    count = asset_count(office)
    refused(office, "asset.scrapped", "office.sight_asset", "keeper", count=count.pk, code="BG-009", place="仓库")
    refused(office, "asset.unknown", "office.sight_asset", "keeper", count=count.pk, code="XX-1", place="仓库")
    refused(office, "asset.where", "office.sight_asset", "keeper", count=count.pk, code="BG-001")
    assert not AssetSighting.objects.exists()
