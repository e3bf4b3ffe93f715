"""An administrator resets the second factor of somebody who lost it, never his own."""

import pytest

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.models import Journal
from chehang.org.models import SecondFactor
from chehang.org.operations.reset_second_factor import ResetSecondFactor, reset_second_factor
from tests.org.factor import set_up


def test_it_is_forgotten_and_journalled(actor_of, other_store, clock) -> None:
    me, admin = actor_of("cashier"), actor_of("administrator")
    set_up(me, clock)
    cmd = ResetSecondFactor(employee=me.employee_id, reason="手机丢失,当面核对身份证")
    with pytest.raises(NotFound):
        reset_second_factor(cmd, actor=actor_of("administrator", at=other_store), clock=clock)
    with pytest.raises(NotAllowed):
        reset_second_factor(cmd, actor=me, clock=clock)
    reset_second_factor(cmd, actor=admin, clock=clock)
    assert not SecondFactor.objects.exists()
    row = Journal.objects.get(operation="org.reset_second_factor", outcome="done")
    assert row.employee_id == admin.employee_id and "身份证" in row.request


def test_nobody_resets_his_own(actor_of, clock) -> None:
    admin = actor_of("administrator")
    set_up(admin, clock)
    with pytest.raises(Refused, match=r"second_factor\.own"):
        reset_second_factor(ResetSecondFactor(employee=admin.employee_id, reason="x"), actor=admin, clock=clock)
    assert SecondFactor.objects.exists()
