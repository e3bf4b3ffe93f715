"""Taking somebody into the store's books."""

import pytest

from chehang.core.errors import Conflict, NotAllowed
from chehang.org.models import Employee
from chehang.org.operations.add_employee import AddEmployee, add_employee


def test_a_new_colleague(actor_of, clock) -> None:
    done = add_employee(AddEmployee(number="W07", name="丁强"), actor=actor_of("hr_manager"), clock=clock)
    assert Employee.objects.get(pk=done.id).name == "丁强"


def test_a_taken_number_is_refused(actor_of, clock) -> None:
    hr = actor_of("hr_manager")
    add_employee(AddEmployee(number="W07", name="丁强"), actor=hr, clock=clock)
    with pytest.raises(Conflict, match=r"employee\.number_taken"):
        add_employee(AddEmployee(number="W07", name="罗斌"), actor=hr, clock=clock)
    assert Employee.objects.filter(number="W07").count() == 1


def test_not_everybody(actor_of, clock) -> None:
    with pytest.raises(NotAllowed):
        add_employee(AddEmployee(number="W07", name="丁强"), actor=actor_of("keeper"), clock=clock)
