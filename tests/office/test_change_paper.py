"""Only a draft is changed, by its author or HR."""

from tests.office import Office
from tests.office.desk import paper
from tests.work.refusing import refused


def test_only_a_draft(office: Office) -> None:
    new = {"title": "关于春节放假的通知", "text": "放假八天,值班表另发。"}
    made = paper(office, by="parts_manager")
    refused(office, "not_found", "office.change_paper", "finance_manager", paper=made.pk, **new)
    refused(office, "paper.not_yours", "office.change_paper", "general_manager", paper=made.pk, **new)
    office.run("office.change_paper", "parts_manager", paper=made.pk, **new)
    office.run("office.change_paper", "hr_manager", paper=made.pk, **new)
    made.refresh_from_db()
    assert made.title == new["title"]
    valid = paper(office, "valid")
    refused(office, "paper.not_draft", "office.change_paper", "hr_manager", paper=valid.pk, **new)
    refused(office, "not_allowed", "office.change_paper", "keeper", paper=made.pk, **new)
