"""A second person reads the policy against the maker's paper."""

from .conftest import refused
from .maker import policy


def test_by_another(desk, supplier) -> None:
    made = policy(desk, supplier.pk)
    refused("rebate.own", desk, "check_rebate_policy", "accountant", policy=made.pk)
    desk.run("check_rebate_policy", "finance_manager", policy=made.pk)
    assert desk.again(made).state == "in_force"
    refused("state.wrong", desk, "check_rebate_policy", "finance_manager", policy=made.pk)
