"""Writing a policy: readers, control, versions."""

from chehang.work.models import Policy
from tests.office import Office
from tests.work.refusing import refused

TEXT = {"title": "考勤制度", "department": "people", "text": "上班时间八点三十分。"}


def test_a_draft_with_its_readers(office: Office) -> None:
    policy = office.policy("keeper", "keeper", "cashier", state="draft")
    assert (policy.state, policy.version, policy.number[:3]) == ("draft", 1, "GZ-")
    assert list(policy.readers.order_by("id").values_list("post", flat=True)) == ["keeper", "cashier"]


def test_a_policy_without_readers_binds_nobody(office: Office) -> None:
    data = {**TEXT, "effective_on": office.day(1)}
    refused(office, "policy.no_readers", "draft_policy", "hr_manager", **data)
    refused(office, "post.unknown", "draft_policy", "hr_manager", **data, readers=[{"post": "king"}])
    refused(
        office, "policy.unknown_control", "draft_policy", "hr_manager", **data, everyone=True, control_operation="a.b"
    )
    assert not Policy.objects.exists()
    assert office.run("draft_policy", "hr_manager", **data, everyone=True).id


def test_the_author_changes_his_draft(office: Office) -> None:
    policy = office.policy(state="draft")
    data = {**TEXT, "effective_on": office.day(1), "everyone": True, "draft": policy.pk}
    refused(office, "policy.not_your_draft", "draft_policy", "parts_manager", **data)
    office.run("draft_policy", "hr_manager", **data)
    policy.refresh_from_db()
    assert (policy.title, policy.readers.count()) == ("考勤制度", 0)
    office.run("submit_policy", "hr_manager", policy=policy.pk)
    refused(office, "policy.not_your_draft", "draft_policy", "hr_manager", **data)


def test_only_what_is_in_force_gets_a_new_version(office: Office) -> None:
    policy = office.policy()
    newer = office.policy(replaces=policy.pk, state="draft")
    assert (newer.number, newer.version) == (policy.number, 2)
    data = {**TEXT, "effective_on": office.day(1), "everyone": True}
    refused(office, "policy.not_in_force", "draft_policy", "hr_manager", **data, replaces=newer.pk)


def test_a_keeper_writes_none(office: Office) -> None:
    refused(office, "not_allowed", "draft_policy", "keeper", **TEXT, effective_on=office.day(1), everyone=True)
