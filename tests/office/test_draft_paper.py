"""A draft begins with the template of its kind."""

from tests.office import Office
from tests.office.desk import paper
from tests.work.refusing import refused


def test_template(office: Office) -> None:
    made = paper(office, kind="request", text=None)
    assert "请批示" in made.text and made.number.startswith("GW") and made.department == "people"
    refused(office, "not_allowed", "office.draft_paper", "keeper", kind="notice", title="通知")
