"""What time clocks and the usual apps write: lines of staff number and moment, or a table whose heading names its columns.

A device's own file (中控、得力) is a line each with number, (name,) day and time. Exports of 钉钉 and 企业微信, and what is copied out
of Excel, are tables: day and time in columns of their own, a weekday behind the day, 次日 before a time after midnight, and a word
where nobody punched.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.tabular import read_table

LINE = re.compile(
    r"\s*([0-9A-Za-z-]+)[\s,;]+(?:[^\d\s,;]+[\s,;]+)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T\s,;]+(\d{1,2}):(\d{2})"
    r"(?::\d{2}(?:\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?"
)
NUMBERS = ("工号", "人员编号", "员工编号", "考勤号码", "登记号码", "账号", "编号")
MOMENTS = ("打卡时间", "实际打卡时间", "签到时间", "日期时间", "刷卡时间", "考勤时间", "时间")
DAYS = ("考勤日期", "打卡日期", "日期", "时间")
DAY = re.compile(r"(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
TIME = re.compile(r"(?:^|[^\d:])(\d{1,2}):(\d{2})")
ZONE = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$")
NEXT_DAY = "次日"
NOTHING = ("", "-", "--", "未打卡", "缺卡", "无需打卡", "请假", "外勤未打卡")

Read = tuple[int, str, dt.datetime]


def read_punches(text: str) -> Iterator[Read]:
    """(line, staff number, moment) of each punch. Refused for a line that says no punch and a table that lacks a column."""
    lines = text.lstrip("\ufeff").splitlines()
    head = next(
        (n for n, line in enumerate(lines[:6]) if _cells(line) and any(c in NUMBERS for c in _cells(line))), None
    )
    if head is None or not _is_table(lines, head):
        yield from _plain(lines)
        return
    titles = _cells(lines[head])
    number = next(titles.index(t) for t in NUMBERS if t in titles)
    moment = next((titles.index(t) for t in MOMENTS if t in titles), None)
    day = next((titles.index(t) for t in DAYS if t in titles and titles.index(t) != moment), None)
    if moment is None:
        raise Refused("punch.columns", _("The heading names no time of punching (打卡时间)."), field="text")
    for n, line in enumerate(lines[head + 1 :], head + 2):
        cells = _cells(line)
        if not any(cells):
            continue
        said = cells[moment] if moment < len(cells) else ""
        if said in NOTHING:
            continue
        yield n, cells[number], _moment(said, cells[day] if day is not None and day < len(cells) else said, n, line)


def _cells(line: str) -> list[str]:
    """A row of a table: by tabs as Excel copies it, else by commas or semicolons."""
    mark = next((m for m in "\t,;" if m in line), "\t")
    row = next(csv.reader([line.replace("，", ",")], delimiter=mark), [])
    return [cell.strip() for cell in row]


def _is_table(lines: list[str], head: int) -> bool:
    """Whether the lines have the columns of their heading, and are not a device's plain lines under a heading of words."""
    return len(_cells(lines[head])) > 1 and not any(LINE.match(line) for line in lines[head + 1 :])


def _moment(said: str, day: str, n: int, line: str) -> dt.datetime:
    zone = ZONE.search(said)
    plain = said[: zone.start(1)].rstrip() if zone else said
    date, time = DAY.search(plain) or DAY.search(day), TIME.search(plain.split(" ")[-1] if DAY.search(plain) else plain)
    try:
        assert date is not None and time is not None
        year = int(date[1]) + (2000 if len(date[1]) == 2 else 0)
        said_at = dt.datetime(year, int(date[2]), int(date[3]), int(time[1]), int(time[2]), tzinfo=STORE_TIME)
        found = _here(said_at, zone and zone[1])
    except (AssertionError, ValueError):
        raise _no_punch(n, line) from None
    return found + dt.timedelta(days=NEXT_DAY in said)


def text_of(content: bytes) -> str:
    """An Excel or CSV file of a device as the lines a person would have copied out of it. Refused (``file.…``) for what is none."""
    table = read_table(content)
    return "\n".join("\t".join(_written(cell) for cell in line) for line in table.rows)


def _written(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\t", " ").replace("\n", " ")


def _plain(lines: list[str]) -> Iterator[Read]:
    for n, line in enumerate(lines, 1):
        if not line.strip() or (n == 1 and not re.search(r"\d{4}[-/.]\d", line)):
            continue
        read = LINE.match(line.replace('"', ""))
        try:
            assert read is not None
            year, month, day, hour, minute = map(int, read.groups()[1:6])
            yield n, read[1], _here(dt.datetime(year, month, day, hour, minute, tzinfo=STORE_TIME), read[7])
        except (AssertionError, ValueError):
            raise _no_punch(n, line) from None


def _here(said: dt.datetime, zone: str | None) -> dt.datetime:
    """A moment as the store's clock shows it; one that names its own zone (2026-10-09T00:25:00Z) is moved there."""
    if not zone:
        return said
    named = dt.datetime.fromisoformat(f"2000-01-01T00:00:00{'+00:00' if zone == 'Z' else zone}").tzinfo
    return said.replace(tzinfo=named).astimezone(STORE_TIME)


def _no_punch(n: int, line: str) -> Refused:
    return Refused("punch.line", _("Line %(n)s is no punch: %(line)s"), field="text", n=n, line=line[:60])
