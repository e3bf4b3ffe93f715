"""The device's file comes as often as one likes; what the usual devices and apps write is read."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chehang.core.context import STORE_TIME
from chehang.core.tabular import Column, write_xlsx
from chehang.org.models import Employee
from chehang.people.devices import read_punches
from chehang.people.models import MonthSheet, Punch
from tests.people.hr import Hr
from tests.people.month import usual
from tests.people.test_close_poll import client_of


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


MORNING, EVENING = datetime(2026, 11, 20, 8, 21, tzinfo=STORE_TIME), datetime(2026, 11, 20, 17, 35, tzinfo=STORE_TIME)
AFTER_MIDNIGHT = datetime(2026, 11, 21, 6, 10, tzinfo=STORE_TIME)
DEVICES = {
    "zkteco": ("7\t2026-11-20 08:21:07\t1\t0\t1\n7\t2026-11-20 17:35:40\t1\t1\t1\n", [MORNING, EVENING]),
    "excel": ("部门\t姓名\t考勤号码\t日期时间\n配件\t罗斌\t7\t2026/11/20 8:21:07\n配件\t罗斌\t7\t2026/11/20 17:35:00\n", [MORNING, EVENING]),
    "dingtalk": (
        "姓名,部门,工号,考勤日期,考勤时间,打卡时间,打卡结果\n罗斌,配件部,7,26-11-20 星期五,08:30,08:21,正常\n罗斌,配件部,7,26-11-20 星期五,17:30,17:35,正常\n"
        "罗斌,配件部,7,26-11-21 星期六,08:30,--,缺卡\n",
        [MORNING, EVENING],
    ),
    "with a zone": ("7,2026-11-20T00:21:07Z\n7,2026-11-20T17:35:00+08:00\n", [MORNING, EVENING]),
    "a zone in a table": ("工号,打卡时间\n7,2026-11-20T01:21:00+09:00\n7,2026-11-20 18:35:00 +0900\n", [
        datetime(2026, 11, 20, 0, 21, tzinfo=STORE_TIME), EVENING]),
    "wecom": (
        "打卡明细\n时间,姓名,账号,打卡类型,打卡时间\n2026/11/20 星期五,罗斌,7,上班打卡,08:21\n2026/11/20 星期五,罗斌,7,下班打卡,次日06:10\n"
        "2026/11/21 星期六,罗斌,7,上班打卡,未打卡\n",
        [MORNING, AFTER_MIDNIGHT],
    ),
}  # fmt: skip


@pytest.mark.parametrize("device", list(DEVICES))
def test_the_usual_devices(device: str) -> None:
    text, moments = DEVICES[device]
    assert [(number, at) for _n, number, at in read_punches(text)] == [("7", at) for at in moments]


def test_a_table_without_its_columns(hr: Hr) -> None:
    hr.refused("punch.columns", "import_punches", text="姓名,工号,部门\n罗斌,7,配件部\n")
    hr.refused("punch.line", "import_punches", text="工号,打卡时间\n7,2026-13-40 08:21\n")
    assert not Punch.objects.exists()


def test_an_excel_file_on_its_page_and_the_month_day_by_day(hr: Hr, clock_of_server: None) -> None:
    """The file of a device as it was exported; who then signs sees each day first."""
    number = Employee.objects.get(pk=hr.office.id("keeper")).number
    hr.run("keep_file", employee=hr.office.id("keeper"), hired_on="2020-03-01", working_since="2020-03-01")
    usual(hr)
    columns = [Column("number", "工号", "text"), Column("name", "姓名", "text"), Column("at", "打卡时间", "text")]
    lines = [
        (number, "罗斌", "2026-11-20 08:51"),
        (number, "罗斌", "2026-11-20 17:35"),
        (number, "罗斌", "2026-11-19 08:20"),
    ]
    sheet = write_xlsx(columns, lines, title="打卡")
    client = client_of(hr, "hr_manager")
    sent = {"file": SimpleUploadedFile("打卡.xlsx", sheet), "_key": "a-file-of-punches", "shift_minutes": "0"}
    answer = client.post("/people/punches/import/", sent)
    assert answer.status_code == 302 and "new=3" in answer["Location"]
    assert client.get(answer["Location"]).status_code == 200
    assert client.post("/people/punches/import/", {"text": "", "_key": "nothing"}).status_code == 422
    pk = hr.run("draw_up_sheets", month="2026-11-01") and MonthSheet.objects.get(employee_id=hr.office.id("keeper")).pk
    page = client_of(hr, "keeper").get(f"/people/me/{pk}/").content.decode()
    assert "08:51–17:35" in page and "迟到分钟 21" in page and "缺卡" in page and page.count("无打卡") == 13
    assert client_of(hr, "parts_manager").get(f"/people/me/{pk}/").status_code == 404
