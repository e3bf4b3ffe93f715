"""The general manager's word."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Campaign

from .test_plan_campaign import facts


def test_only_his_and_once(yard) -> None:
    pk = yard.run("plan_campaign", "service_manager", **facts(yard)).id
    with pytest.raises(NotAllowed):
        yard.run("start_campaign", "service_manager", campaign=pk)
    yard.run("start_campaign", "general_manager", campaign=pk)
    assert Campaign.objects.get().state == "running"
    with pytest.raises(Refused):
        yard.run("start_campaign", "general_manager", campaign=pk)
