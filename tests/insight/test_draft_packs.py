"""The house drafts what is owed, each once."""

from datetime import UTC, datetime

import pytest

from chehang.core.context import STORE_TIME
from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor, recurring
from chehang.core.models import Timer
from chehang.insight.operations.draft_packs import DraftPacks, draft_packs
from chehang.insight.operations.draft_periods import DraftPeriods, draft_periods
from chehang.insight.packs.models import ReportPack
from tests.selling import Shop


def round_of(shop: Shop):
    for act, cmd in ((draft_periods, DraftPeriods()), (draft_packs, DraftPacks())):
        act(cmd, actor=house_actor(shop.store.pk), clock=shop.depot.clock)


def test_on_the_first_of_the_month_the_monthly_ones(shop: Shop) -> None:
    shop.depot.clock.at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    round_of(shop)
    monthly = ReportPack.objects.filter(rhythm="month")
    assert {p.period for p in monthly} == {"2026-11"} and monthly.filter(kind="monthly_parts").exists()
    count = ReportPack.objects.count()
    round_of(shop)
    assert ReportPack.objects.count() == count
    assert {"insight.draft_packs", "insight.draft_periods"} <= set(recurring())


def test_on_mondays_marketing_reports_last_week(shop: Shop) -> None:
    """Leads and media of the week that is over wait for the marketing manager's word."""
    shop.depot.clock.at = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    round_of(shop)
    weekly = ReportPack.objects.filter(rhythm="week", owner="marketing_manager")
    assert {(p.kind, p.period) for p in weekly} == {("weekly_leads", "2026-W48"), ("weekly_media", "2026-W48")}
    leads = weekly.get(kind="weekly_leads")
    assert "marketing.visited" in leads.lines.values_list("measure", flat=True)
    assert leads.parts.filter(form="table", measure="marketing.leads", by="source").exists()


def test_on_another_day_the_daily_ones(shop: Shop) -> None:
    shop.depot.clock.at = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    round_of(shop)
    assert {p.rhythm for p in ReportPack.objects.all()} == {"day"}
    due = Timer.objects.filter(kind="insight.pack_due").values_list("due_at", flat=True)
    assert {f"{at.astimezone(STORE_TIME):%d %H:%M}" for at in due} == {"25 18:30"}, "an hour after the store closes"


def test_nobody_but_the_house_and_its_head_starts_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(draft_packs, DraftPacks(), "parts_manager")
