"""A post ends at once."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.org.models import Account
from chehang.org.operations.add_employee import AddEmployee, add_employee
from chehang.org.operations.end_post import EndPost, end_post
from chehang.org.services import actor_for


def test_no_act_succeeds_afterwards(actor_of, clock) -> None:
    hr, admin = actor_of("hr_manager"), actor_of("administrator")
    end_post(EndPost(employee=hr.employee_id, post="hr_manager"), actor=admin, clock=clock)
    with pytest.raises(NotAllowed):
        again = actor_for(Account.objects.get(pk=hr.account_id), clock)
        add_employee(AddEmployee(number="1", name="x"), actor=again, clock=clock)


def test_a_post_not_held(actor_of, clock) -> None:
    with pytest.raises(Refused, match=r"post\.not_held"):
        end_post(
            EndPost(employee=actor_of("keeper").employee_id, post="cashier"),
            actor=actor_of("administrator"),
            clock=clock,
        )
