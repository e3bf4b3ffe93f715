"""Bays."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Bay


def test_one_code_once(yard) -> None:
    with pytest.raises(Refused, match=r"bay\.taken"):
        yard.run("add_bay", "service_manager", code="A1", name="x")
    with pytest.raises(NotAllowed):
        yard.run("add_bay", "technician", who="铁柱", code="A2", name="x")
    assert Bay.objects.count() == 1
