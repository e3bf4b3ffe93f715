"""What is on a refused list stays, and may come on a later one."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Transition
from chehang.org.models import SignIn
from tests.office import Office
from tests.office.desk import destruction


def test_it_stays_and_may_be_asked_for_again(office: Office) -> None:
    made = destruction(office, "refused")
    assert (made.state, SignIn.objects.count()) == ("refused", 1)
    assert Transition.objects.get(machine="office.destruction", move="refuse").reason == "审计未结束"
    with pytest.raises(Refused):
        office.run("office.destroy_records", "general_manager", destruction=made.pk)
    again = office.run("office.ask_destruction", "hr_manager", kind="sign_ins", reason="审计已结束")
    with pytest.raises(NotAllowed):
        office.run("office.refuse_destruction", "keeper", destruction=again.id, reason="暂缓")
