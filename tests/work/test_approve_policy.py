"""Approval by another person puts a policy into force and supersedes the version before."""

from chehang.core.inbox import open_items
from chehang.work.models import Policy
from tests.office import Office
from tests.work.refusing import refused


def test_it_is_in_force_and_its_readers_are_told(office: Office) -> None:
    office.who("keeper")
    policy = office.policy()
    assert policy.state == "in_force" and policy.approved_by_id == office.id("general_manager")
    assert open_items(office.who("keeper")).get().link == f"/work/reading/{policy.pk}/"


def test_the_version_before_is_superseded(office: Office) -> None:
    first = office.policy()
    second = office.policy(replaces=first.pk)
    assert list(Policy.objects.order_by("version").values_list("state", flat=True)) == ["superseded", "in_force"]
    assert second.version == 2


def test_not_by_its_author(office: Office) -> None:
    policy = office.policy(state="submitted")
    refused(office, "approval.own_work", "approve_policy", "hr_manager", policy=policy.pk)
    refused(office, "not_allowed", "approve_policy", "parts_manager", policy=policy.pk)
    policy.refresh_from_db()
    assert policy.state == "submitted"


def test_not_a_draft(office: Office) -> None:
    policy = office.policy(state="draft")
    refused(office, "state.wrong", "approve_policy", "general_manager", policy=policy.pk)
