"""Labour operations."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import LabourOp


def test_one_code_once(yard) -> None:
    with pytest.raises(Refused, match=r"labour_op\.taken"):
        yard.run("add_labour_op", "service_manager", code="M01", name="x", hours="1")
    with pytest.raises(NotAllowed):
        yard.run("add_labour_op", code="M09", name="x", hours="1")
    assert LabourOp.objects.count() == 3
