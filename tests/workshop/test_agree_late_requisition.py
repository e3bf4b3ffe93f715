"""The parts manager agrees to a late requisition."""

import pytest

from chehang.core.errors import NotAllowed, Refused

from .test_file_late_requisition import filed, used


def test_his_alone_and_once(yard) -> None:
    made = filed(yard, used(yard))
    with pytest.raises(NotAllowed):
        yard.run("agree_late_requisition", "service_manager", requisition=made.pk)
    yard.run("agree_late_requisition", "parts_manager", requisition=made.pk)
    with pytest.raises(Refused):
        yard.run("agree_late_requisition", "parts_manager", requisition=made.pk)
