"""One technician is at one place."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .outside import called


def test_who_is_out_is_not_sent_again(yard) -> None:
    first, second = called(yard), called(yard)
    person = yard.person("technician", "铁柱")
    yard.run("send_rescue", "dispatcher", rescue=first.pk, technician=person)
    with pytest.raises(Refused, match=r"rescue\.out"):
        yard.run("send_rescue", "dispatcher", rescue=second.pk, technician=person)
    yard.run("send_rescue", "dispatcher", rescue=second.pk, technician=yard.person("technician", "大勇"))
    with pytest.raises(NotAllowed):
        yard.run("send_rescue", "technician", who="铁柱", rescue=second.pk, technician=person)
