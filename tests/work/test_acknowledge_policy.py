"""Who is concerned reads a policy once; its violations are the journal's refusals."""

from chehang.work.models import Acknowledgement
from chehang.work.policies.reading import not_read, readers_of, unread, violations
from tests.office import Office
from tests.work.refusing import refused


def test_read_once_by_each_person_it_concerns(office: Office) -> None:
    office.who("keeper")
    office.who("keeper/罗斌")
    policy = office.policy()
    assert list(unread(office.who("keeper"))) == [policy] and readers_of(policy).count() == 2
    office.run("acknowledge_policy", "keeper", policy=policy.pk)
    assert not unread(office.who("keeper")).exists()
    assert [e.pk for e in not_read(policy, office.who("hr_manager"))] == [office.id("keeper/罗斌")]
    refused(office, "policy.read_before", "acknowledge_policy", "keeper", policy=policy.pk)
    refused(office, "policy.not_yours", "acknowledge_policy", "cashier", policy=policy.pk)
    assert Acknowledgement.objects.count() == 1


def test_everyone_means_everyone(office: Office) -> None:
    policy = office.policy(everyone=True)
    office.run("acknowledge_policy", "cashier", policy=policy.pk)


def test_only_what_is_in_force(office: Office) -> None:
    policy = office.policy(state="submitted")
    refused(office, "policy.not_in_force_now", "acknowledge_policy", "keeper", policy=policy.pk)
    first = office.policy()
    office.policy(replaces=first.pk)
    refused(office, "policy.not_in_force_now", "acknowledge_policy", "keeper", policy=first.pk)


def test_refused_attempts_are_its_violations(office: Office) -> None:
    policy = office.policy(control_operation="work.assign_task", control_code="not_allowed")
    assert violations(policy, office.who("hr_manager")) == []
    refused(office, "not_allowed", "assign_task", "keeper", title="x", owner=office.id("keeper"), due=office.day(1))
    found = violations(policy, office.who("hr_manager"))
    assert [(v["who"], v["code"]) for v in found] == [(office.who("keeper").name, "not_allowed")]
    assert violations(office.policy(), office.who("hr_manager")) == [], "a policy without a control has none"


def test_another_stores_policy_is_unknown(office: Office, other_store, actor_of) -> None:
    policy = office.policy()
    office.people["keeper/远"] = actor_of("keeper", at=other_store)
    refused(office, "not_found", "acknowledge_policy", "keeper/远", policy=policy.pk)
