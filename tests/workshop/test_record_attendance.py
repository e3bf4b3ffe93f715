"""How long a technician was there."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import DutyDay


def test_a_day_is_there_once(yard) -> None:
    facts = {"technician": yard.person("technician", "铁柱"), "day": "2026-11-20"}
    yard.run("record_attendance", "dispatcher", hours="8", **facts)
    yard.run("record_attendance", "dispatcher", hours="7.5", **facts)
    assert str(DutyDay.objects.get().hours) == "7.500"
    with pytest.raises(Refused, match=r"date\.late"):
        yard.run("record_attendance", "dispatcher", hours="8", technician=facts["technician"], day="2026-12-20")
    with pytest.raises(NotAllowed):
        yard.run("record_attendance", "technician", who="铁柱", hours="8", **facts)
