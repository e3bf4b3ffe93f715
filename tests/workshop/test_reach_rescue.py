"""When he is there is noted by himself."""

import pytest

from chehang.core.errors import Refused

from .outside import called


def test_his_own_and_once(yard) -> None:
    made = called(yard)
    with pytest.raises(Refused, match=r"rescue\.of_another"):
        yard.run("reach_rescue", "technician", who="铁柱", rescue=made.pk)
    yard.run("send_rescue", "dispatcher", rescue=made.pk, technician=yard.person("technician", "铁柱"))
    yard.later(46)
    done = yard.run("reach_rescue", "technician", who="铁柱", rescue=made.pk)
    assert done.model_extra["late"]
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("reach_rescue", "technician", who="铁柱", rescue=made.pk)
