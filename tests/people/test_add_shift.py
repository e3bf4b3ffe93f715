"""Shifts."""

from chehang.people.models import Shift
from tests.people.hr import Hr
from tests.people.month import usual


def test_one_usual(hr: Hr) -> None:
    usual(hr)
    hr.run("add_shift", code="N", title="夜班", starts="22:00", ends="06:00", usual=True)
    assert list(Shift.objects.filter(usual=True).values_list("code", flat=True)) == ["N"]
    hr.refused("shift.code_taken", "add_shift", code="N", title="夜班", starts="22:00", ends="06:00")
    hr.refused("shift.times", "add_shift", code="X", title="夜班", starts="22:00", ends="22:00")
    hr.refused("not_allowed", "add_shift", "keeper", code="X", title="x", starts="22:00", ends="06:00")
