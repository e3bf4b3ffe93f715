"""Before the store opens the house drafts the reports of the week and the month that are over, each once."""

from datetime import UTC, datetime

import pytest

from chehang.core.errors import NotAllowed
from chehang.core.house import house_actor, recurring
from chehang.insight.operations.draft_periods import DraftPeriods, draft_periods
from chehang.insight.packs.models import ReportPack
from tests.selling import Shop


def round_of(shop: Shop):
    return draft_periods(DraftPeriods(), actor=house_actor(shop.store.pk), clock=shop.depot.clock)


def test_on_the_first_of_the_month_the_monthly_ones(shop: Shop) -> None:
    shop.depot.clock.at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    round_of(shop)
    monthly = ReportPack.objects.filter(rhythm="month")
    assert {p.period for p in monthly} == {"2026-11"} and monthly.filter(kind="monthly_parts").exists()
    count = ReportPack.objects.count()
    round_of(shop)
    assert ReportPack.objects.count() == count
    assert "insight.draft_periods" in recurring() and not ReportPack.objects.filter(rhythm="day").exists()


def test_on_mondays_marketing_reports_last_week(shop: Shop) -> None:
    """Leads and media of the week that is over wait for the marketing manager's word."""
    shop.depot.clock.at = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    round_of(shop)
    weekly = ReportPack.objects.filter(rhythm="week", owner="marketing_manager")
    assert {(p.kind, p.period) for p in weekly} == {("weekly_leads", "2026-W48"), ("weekly_media", "2026-W48")}
    leads = weekly.get(kind="weekly_leads")
    assert "marketing.visited" in leads.lines.values_list("measure", flat=True)
    assert leads.parts.filter(form="table", measure="marketing.leads", by="source").exists()


def test_nobody_but_the_house_and_its_head_starts_it(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        shop.run(draft_periods, DraftPeriods(), "parts_manager")
