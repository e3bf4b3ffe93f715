"""A marketing desk: short ways to a campaign."""

from dataclasses import dataclass
from typing import Any

import pytest

from chehang.core.errors import Refused
from chehang.core.models import Journal
from chehang.core.operation import Done
from chehang.marketing.models import Campaign
from tests.office import Office

SPECIALIST, MANAGER, BOSS = "marketing_specialist", "marketing_manager", "general_manager"
FINANCE = "finance_manager"


@dataclass
class Market:
    """Monday 2026-11-23, 10:00."""

    office: Office

    def run(self, act: str, post: str = SPECIALIST, /, **data: Any) -> Done:
        return self.office.run(f"marketing.{act}", post, **data)

    def campaign(self, state: str = "planned", **also: Any) -> Campaign:
        day = self.office.day
        data = {
            "title": "双十二试驾会", "kind": "test_drive", "begins": day(5), "ends": day(6), "place": "店内展厅", "aim": "线索74批",
            "lines": [{"kind": "place", "planned": "20000"}, {"kind": "media", "planned": "30000"}], "cofund_share": 50,
            "claim_by": day(20), **also,
        }  # fmt: skip
        made = Campaign.objects.get(pk=self.run("plan_campaign", **data).id)
        steps = {
            "submitted": ("submit_campaign", SPECIALIST, {}), "approved": ("decide_campaign", BOSS, {"agreed": True}),
            "live": ("start_campaign", SPECIALIST, {}),
            "settled": ("settle_campaign", MANAGER, {"other_gross": "77400"}),
        }  # fmt: skip
        for name, (act, post, facts) in steps.items():
            if made.state == state:
                break
            if act == "decide_campaign":
                self.run(act, FINANCE, campaign=made.pk, **facts)
            self.run(act, post, campaign=made.pk, **facts)
            made.refresh_from_db()
            assert made.state == name
        return made

    def refused(self, code: str, act: str, post: str = SPECIALIST, /, **data: Any) -> None:
        """Refused with this code, and nothing is left behind."""
        before = Journal.objects.filter(outcome="done").count()
        with pytest.raises(Refused) as refusal:
            self.run(act, post, **data)
        assert refusal.value.code == code
        assert before == Journal.objects.filter(outcome="done").count()


@pytest.fixture
def market(office: Office) -> Market:
    return Market(office)
