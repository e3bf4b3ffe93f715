"""Giving up one's own second factor."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.org.models import SecondFactor
from chehang.org.operations.drop_second_factor import DropSecondFactor, drop_second_factor
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from tests.org.factor import CODES, code_at, set_up


def test_with_its_code(actor_of, clock) -> None:
    me = actor_of("keeper")
    with pytest.raises(NotFound):
        drop_second_factor(DropSecondFactor(code="1"), actor=me, clock=clock)
    set_up(me, clock)
    with pytest.raises(Refused, match=r"code\.wrong"):
        drop_second_factor(DropSecondFactor(code="000000"), actor=me, clock=clock)
    assert SecondFactor.objects.get().failures == 1
    clock.at += timedelta(minutes=1)
    drop_second_factor(DropSecondFactor(code=code_at(clock.now())), actor=me, clock=clock)
    assert not SecondFactor.objects.exists()


def test_not_where_the_store_asks_for_it(actor_of, clock) -> None:
    me = actor_of("cashier")
    set_up(me, clock)
    cmd = SetParameter.model_validate(
        {"name": "org.second_factor", "value": "money", "valid_from": clock.today(), "source": "总经理决定"}
    )
    set_parameter(cmd, actor=actor_of("finance_manager"), clock=clock)
    with pytest.raises(Refused, match=r"second_factor\.obliged"):
        drop_second_factor(DropSecondFactor(code=CODES[0]), actor=me, clock=clock)
    assert SecondFactor.objects.exists()
