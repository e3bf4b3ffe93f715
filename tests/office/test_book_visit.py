"""Anybody announces a visitor; the host is the one who does, or a colleague."""

from chehang.core.models import InboxItem
from tests.office import Office
from tests.office.desk import visit
from tests.work.refusing import refused


def test_host(office: Office) -> None:
    assert visit(office).host_id == office.id("hr_manager")
    data = {"visitor": "钱总", "purpose": "考察", "day": office.day(1)}
    pk = office.run("office.book_visit", "keeper", **data, host=office.id("parts_manager"), plan="备茶水、会议室").id
    assert pk and InboxItem.objects.filter(post="hr_manager").exists()
    refused(office, "visit.past", "office.book_visit", "keeper", **(data | {"day": office.day(-1)}))
