"""The house drafts what is owed, each once."""

from datetime import UTC, datetime

import pytest

from chehang.core.context import STORE_TIME
from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor, recurring
from chehang.core.models import Timer
from chehang.insight.operations.draft_packs import DraftPacks, draft_packs
from chehang.insight.packs.models import ReportPack
from tests.selling import Shop


def round_of(shop: Shop):
    return draft_packs(DraftPacks(), actor=house_actor(shop.store.pk), clock=shop.depot.clock)


def test_every_day_the_daily_ones(shop: Shop) -> None:
    shop.depot.clock.at = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    round_of(shop)
    count = ReportPack.objects.count()
    round_of(shop)
    assert {p.rhythm for p in ReportPack.objects.all()} == {"day"} and ReportPack.objects.count() == count
    assert "insight.draft_packs" in recurring()
    due = Timer.objects.filter(kind="insight.pack_due").values_list("due_at", flat=True)
    assert {f"{at.astimezone(STORE_TIME):%d %H:%M}" for at in due} == {"25 18:30"}, "an hour after the store closes"


def test_nobody_but_the_house_and_its_head_starts_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(draft_packs, DraftPacks(), "parts_manager")
