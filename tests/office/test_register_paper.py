"""A received paper is registered once."""

from chehang.office.models import CompanyPaper
from tests.office import Office
from tests.work.refusing import refused


def test_once(office: Office) -> None:
    came = {"sender": "应急管理局", "title": "安全检查通知", "dated": office.day(-1), "their_number": "应急〔2026〕8号"}
    made = CompanyPaper.objects.get(pk=office.run("office.register_paper", "hr_manager", **came).id)
    assert (made.way, made.state) == ("in", "valid")
    refused(office, "paper.twice", "office.register_paper", "hr_manager", **came)
    refused(office, "date.late", "office.register_paper", "hr_manager", **(came | {"dated": office.day(1)}))
    refused(office, "not_allowed", "office.register_paper", "keeper", **came)
