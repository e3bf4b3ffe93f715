"""Everybody keeps the own contact, and only that."""

from chehang.people.models import StaffFile
from tests.people.hr import Hr


def test_my_own(hr: Hr) -> None:
    hr.run("change_my_contact", "keeper", mobile="13900002222")
    assert StaffFile.objects.get(employee_id=hr.office.id("keeper")).mobile == "13900002222"
    assert StaffFile.objects.get(employee_id=hr.office.id("parts_manager")).mobile == ""
    hr.refused("file.none", "change_my_contact", "accountant", mobile="1")
