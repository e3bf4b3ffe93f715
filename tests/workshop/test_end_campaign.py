"""What came of a campaign."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Campaign

from .test_plan_campaign import facts


def test_over_or_dropped(yard) -> None:
    begun, never = (yard.run("plan_campaign", "service_manager", **facts(yard)).id for _n in "12")
    yard.run("start_campaign", "general_manager", campaign=begun)
    for pk in (begun, never):
        with pytest.raises(NotAllowed):
            yard.run("end_campaign", "general_manager", campaign=pk, review="到店 41 台")
        yard.run("end_campaign", "service_manager", campaign=pk, review="到店 41 台")
    assert [c.state for c in Campaign.objects.order_by("id")] == ["over", "dropped"]
    with pytest.raises(Refused):
        yard.run("end_campaign", "service_manager", campaign=begun, review="到店 41 台")
