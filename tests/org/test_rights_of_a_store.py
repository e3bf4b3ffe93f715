"""Rights are decided store by store (D5), and who is lent to another store is a colleague there (D2)."""

from datetime import date

import pytest

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.org.models import Account, Assignment, Employee
from chehang.org.operations.grant_right import GrantRight, grant_right
from chehang.org.operations.revoke_right import RevokeRight, revoke_right
from chehang.org.services import actor_for, check_pin

RIGHT = {"post": "keeper", "permission": "org.add_employee"}


def again(actor, clock):
    """The same person at the next act."""
    return actor_for(Account.objects.get(pk=actor.account_id), clock)


def test_a_right_given_here_is_not_given_there(actor_of, clock, other_store) -> None:
    here, there = actor_of("keeper"), actor_of("keeper", at=other_store)
    grant_right(GrantRight(**RIGHT), actor=actor_of("administrator"), clock=clock)
    assert again(here, clock).may("org.add_employee")
    assert not again(there, clock).may("org.add_employee")


def test_a_right_taken_here_stays_there(actor_of, clock, other_store) -> None:
    right = {"post": "hr_manager", "permission": "org.add_employee"}
    here, there = actor_of("hr_manager"), actor_of("hr_manager", at=other_store)
    admin = actor_of("administrator")
    revoke_right(RevokeRight(**right), actor=admin, clock=clock)
    assert not again(here, clock).may("org.add_employee")
    assert again(there, clock).may("org.add_employee")
    grant_right(GrantRight(**right), actor=admin, clock=clock)
    assert again(here, clock).may("org.add_employee")


def test_the_same_right_is_taken_once(actor_of, clock) -> None:
    right = RevokeRight(post="hr_manager", permission="org.add_employee")
    admin = actor_of("administrator")
    revoke_right(right, actor=admin, clock=clock)
    with pytest.raises(Refused, match=r"grant\.absent"):
        revoke_right(right, actor=admin, clock=clock)


def test_a_keeper_lent_to_a_second_store_signs_there(actor_of, clock, other_store) -> None:
    keeper, there = actor_of("keeper"), actor_of("parts_manager", at=other_store)
    ctx = Context(there, clock, "test.act")
    with pytest.raises(NotFound):
        check_pin(ctx, keeper.employee_id, "1357", post="keeper")
    lent = {"employee_id": keeper.employee_id, "post": "keeper", "since": date(2026, 11, 1)}
    assignment = Assignment.objects.create(store=other_store, **lent)
    assert check_pin(ctx, keeper.employee_id, "1357", post="keeper").pk == keeper.employee_id
    assignment.until = date(2026, 11, 22)
    assignment.save()
    with pytest.raises(NotFound):
        check_pin(ctx, keeper.employee_id, "1357", post="keeper")
    Employee.objects.filter(pk=keeper.employee_id).update(active=False)
