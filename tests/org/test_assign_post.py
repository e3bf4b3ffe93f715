"""Posts: who may what, and which two no one may hold together."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.org.models import Account, Assignment
from chehang.org.operations.assign_post import AssignPost, assign_post
from chehang.org.services import actor_for


def test_a_post_brings_its_rights(actor_of, clock) -> None:
    person = actor_of("keeper")
    assign_post(
        AssignPost(employee=person.employee_id, post="hr_manager"), actor=actor_of("administrator"), clock=clock
    )
    assert actor_for(Account.objects.get(pk=person.account_id), clock).may("org.add_employee")


@pytest.mark.parametrize(
    ("held", "post", "code"),
    [
        ("parts_planner", "parts_manager", "post.barred"),
        ("cashier", "accountant", "post.barred"),
        ("keeper", "keeper", "post.held"),
        ("keeper", "emperor", "post.unknown"),
    ],
)
def test_refused(actor_of, clock, held: str, post: str, code: str) -> None:
    person, admin = actor_of(held), actor_of("administrator")
    before = Assignment.objects.count()
    with pytest.raises(Refused, match=code):
        assign_post(AssignPost(employee=person.employee_id, post=post), actor=admin, clock=clock)
    assert Assignment.objects.count() == before


def test_nobody_promotes_himself(actor_of, clock) -> None:
    admin = actor_of("administrator")
    with pytest.raises(Refused, match=r"post\.own"):
        assign_post(AssignPost(employee=admin.employee_id, post="finance_manager"), actor=admin, clock=clock)


def test_a_foreign_employee_is_unknown(actor_of, other_store, clock) -> None:
    stranger = actor_of("keeper", at=other_store)
    with pytest.raises(NotFound):
        assign_post(
            AssignPost(employee=stranger.employee_id, post="cashier"), actor=actor_of("administrator"), clock=clock
        )
