"""How it ended."""

import pytest

from chehang.core.errors import Refused

from .outside import called


def test_towed_in_with_its_order(yard) -> None:
    made, order = called(yard), yard.open(kind="E")
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("end_rescue", "dispatcher", rescue=made.pk, result="拖回")
    yard.run("send_rescue", "dispatcher", rescue=made.pk, technician=yard.person("technician", "铁柱"))
    yard.run("end_rescue", "dispatcher", rescue=made.pk, result="电瓶亏电,拖回", towed=True, order=order.pk)
    made.refresh_from_db()
    assert (made.state, made.towed, made.order) == ("over", True, order)


def test_called_off_before_anybody_went(yard) -> None:
    made = called(yard)
    yard.run("end_rescue", "dispatcher", rescue=made.pk, result="自行启动", called_off=True)
    made.refresh_from_db()
    assert made.state == "called_off"
