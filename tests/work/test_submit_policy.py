"""A policy is handed in once, by a manager."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_the_general_manager_is_asked(office: Office) -> None:
    policy = office.policy(state="submitted")
    assert policy.state == "submitted"
    assert policy.number in open_items(office.who("general_manager")).get().params["number"]


def test_not_twice_and_not_by_a_keeper(office: Office) -> None:
    policy = office.policy(state="submitted")
    refused(office, "state.wrong", "submit_policy", "hr_manager", policy=policy.pk)
    refused(office, "not_allowed", "submit_policy", "keeper", policy=policy.pk)
