"""Staff files: the ID card has a check digit; personal data stays out of the journal."""

import pytest

from chehang.core.masking import masked
from chehang.core.models import Journal
from chehang.people.identity import check_digit
from chehang.people.models import StaffFile
from tests.people.hr import ID, Hr


def test_the_number_of_the_card(hr: Hr) -> None:
    employee = hr.office.id("keeper")
    assert check_digit("11010519491231002") == "X" and check_digit(ID[:17]) == ID[-1]
    hr.run("keep_file", employee=employee, id_no=ID, mobile="13800001111", address="杭州市某路1号")
    file = StaffFile.objects.get(employee_id=employee)
    assert (file.id_no, file.masked_id) == (ID, masked(ID)) and "199003" not in file.masked_id
    told = " ".join(Journal.objects.values_list("request", flat=True)) + " ".join(
        map(str, Journal.objects.values_list("changes", flat=True))
    )
    assert ID not in told and "13800001111" not in told
    hr.run("keep_file", employee=employee, education="大专")
    file.refresh_from_db()
    assert file.id_no == ID


@pytest.mark.parametrize(
    ("id_no", "code"),
    [
        (ID[:-1] + ("1" if ID[-1] != "1" else "2"), "id.check_digit"),
        (ID[:5] + "9" + ID[6:], "id.check_digit"),
        ("33010219901307741X", "id.birthday"),
        ("33010219900307", "id.malformed"),
        ("330102201203074116", "id.check_digit"),
    ],
)
def test_a_wrong_card(hr: Hr, id_no: str, code: str) -> None:
    hr.refused(code, "keep_file", employee=hr.office.id("keeper"), id_no=id_no)


def test_refusals(hr: Hr) -> None:
    child = "33010220120307411"
    hr.refused("id.too_young", "keep_file", employee=hr.office.id("keeper"), id_no=child + check_digit(child))
    hr.run("keep_file", employee=hr.office.id("keeper"), id_no=ID)
    hr.refused("id.taken", "keep_file", employee=hr.office.id("parts_manager"), id_no=ID)
    hr.refused("file.working_since", "keep_file", employee=hr.office.id("keeper"), working_since=hr.office.day(0))
    hr.refused("not_allowed", "keep_file", "keeper", employee=hr.office.id("keeper"))
