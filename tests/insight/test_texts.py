"""The 111 duties as data."""

import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

from django.utils import translation

from chehang.insight.duties.texts import RHYTHMS, duties, need_words, needs
from chehang.insight.duties.work import work_for
from chehang.org.posts import POSTS

COUNTS = {
    "parts_manager": 8,
    "parts_sales": 6,
    "parts_planner": 4,
    "parts_logistics": 4,
    "keeper": 7,
    "general_manager": 13,
    "sales_manager": 10,
    "service_manager": 10,
    "hr_manager": 13,
    "finance_manager": 13,
    "marketing_manager": 11,
    "customer_service_manager": 12,
}


def test_all_of_them_in_their_order() -> None:
    assert Counter(d.post for d in duties()) == COUNTS and sum(COUNTS.values()) == 111
    assert len({d.number for d in duties()}) == 111 and set(COUNTS) <= set(POSTS)
    for post in COUNTS:
        numbers = [int("".join(c for c in d.number if c.isdigit())) for d in duties() if d.post == post]
        assert numbers == list(range(1, COUNTS[post] + 1))


def test_each_is_whole() -> None:
    for duty in duties():
        assert duty.text and duty.gloss.isascii() and duty.rhythm in RHYTHMS and duty.needs, duty.number
        assert bool(duty.rule_zh) == bool(duty.rule_en), duty.number


def test_the_texts_stand_as_written() -> None:
    by = {d.number: d.text for d in duties()}
    assert by["P-M6"] == "掌握市场行情,建立零部件网络系统,了解客户需求。"
    assert by["P-W3"] == "负责到货配件时、合理、整齐地摆放到相应的货架上,保证配件分类完善有效。"
    assert by["CS12"] == "完成上级领导交办的其他工作。"


def test_needs_are_named_in_both_languages() -> None:
    assert {n for d in duties() for n in d.needs} == set(needs())
    rows = csv.DictReader((files("chehang.insight") / "data/needs.csv").read_text("utf-8").splitlines())
    assert all(r["zh"] and r["en"].replace("é", "e").isascii() for r in rows)
    with translation.override("zh-hans"):
        assert need_words("stock_count") == "盘点"


def test_the_readme_tells_how_many_can_be_done() -> None:
    doable = sum(work.doable for work in work_for(duties()))
    root = Path(__file__).resolve().parents[2]
    english = re.search(
        r"111 duties in the job descriptions\s+of the twelve posts (\d+) can", (root / "README.md").read_text("utf-8")
    )
    chinese = re.search(r"111 条职责中,(\d+) 条", (root / "README.zh-CN.md").read_text("utf-8"))
    assert english and chinese and {int(english[1]), int(chinese[1])} == {doable}
