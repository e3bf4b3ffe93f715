"""A policy comes back to its author with a reason."""

from chehang.core.inbox import open_items
from tests.office import Office
from tests.work.refusing import refused


def test_it_is_a_draft_again(office: Office) -> None:
    policy = office.policy(state="submitted")
    office.run("return_policy", "general_manager", policy=policy.pk, reason="请补充处罚条款")
    policy.refresh_from_db()
    assert policy.state == "draft"
    assert "处罚" in open_items(office.who("hr_manager")).get().params["reason"]


def test_not_by_its_author_and_not_a_draft(office: Office) -> None:
    policy = office.policy(state="submitted")
    refused(office, "approval.own_work", "return_policy", "hr_manager", policy=policy.pk, reason="再改改")
    draft = office.policy(state="draft")
    refused(office, "state.wrong", "return_policy", "general_manager", policy=draft.pk, reason="再改改")
