"""The device's file comes as often as one likes."""

from chehang.org.models import Employee
from chehang.people.models import Punch
from tests.people.hr import Hr


def test_each_punch_once(hr: Hr) -> None:
    number = Employee.objects.get(pk=hr.office.id("keeper")).number
    text = f"工号 姓名 时间\n{number} 张三 2026-11-20 08:21\n{number},2026/11/20,17:35:10\n\n"
    assert hr.run("import_punches", text=text).model_dump()["new"] == 2
    again = hr.run("import_punches", text=text)
    assert (again.new, again.known) == (0, 2) and Punch.objects.count() == 2
    hr.run("import_punches", text=text, shift_minutes=-60)
    assert Punch.objects.count() == 4
    hr.refused("punch.who", "import_punches", text="999,2026-11-20 08:00")
    hr.refused("punch.line", "import_punches", text=f"{number},2026-11-20 08:00\n{number},2026-02-30 08:00")
    hr.refused("punch.future", "import_punches", text=f"{number},2027-11-20 08:00")
    hr.refused("not_allowed", "import_punches", "keeper", text=text)
