"""What an hour costs, from a day on."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused


def test_a_new_rate_counts_from_its_day(yard) -> None:
    today = yard.shop.depot.clock.today()
    facts = {"trade": "mechanics", "price_inc": "220", "reason": "调价"}
    yard.run("set_labour_rate", "service_manager", valid_from=today + timedelta(days=3), **facts)
    assert yard.labour(yard.open()).price_inc == 180
    yard.run("set_labour_rate", "service_manager", valid_from=today, **facts)
    assert yard.labour(yard.open(yard.car("LHCH3A8F7TA000124", "浙B1"))).price_inc == 220
    with pytest.raises(Refused, match=r"labour_rate\.past"):
        yard.run("set_labour_rate", "service_manager", valid_from=today - timedelta(days=1), **facts)
    with pytest.raises(NotAllowed):
        yard.run("set_labour_rate", valid_from=today, **facts)
