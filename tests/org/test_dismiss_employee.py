"""Somebody leaves."""

from chehang.org.models import Account, Employee
from chehang.org.operations.dismiss_employee import DismissEmployee, dismiss_employee
from chehang.org.services import actor_for


def test_a_leaver_can_do_nothing(actor_of, clock) -> None:
    person = actor_of("keeper")
    dismiss_employee(DismissEmployee(employee=person.employee_id), actor=actor_of("hr_manager"), clock=clock)
    assert not actor_for(Account.objects.get(pk=person.account_id), clock).permissions
    assert Employee.objects.get(pk=person.employee_id).pin_hash == ""
