"""Everybody whose post has a scheme gets a sheet, once; what a measure knows is filled in."""

from tests.people.appraisals import opened, scheme
from tests.people.hr import Hr


def test_filled_by_a_measure(hr: Hr) -> None:
    items = [
        {"title": "员工人数", "weight": 50, "target": "4", "measure": "people.staff"},
        {"title": "主管评价", "weight": 50, "target": "100"},
    ]
    scheme(hr, items=items)
    sheet = opened(hr, month="2026-11-15")
    assert [line.actual for line in sheet.lines.order_by("n")] == [5, None]
    assert hr.run("open_appraisals", month="2026-11-15").appraisals == 0
    hr.refused("not_allowed", "open_appraisals", "keeper", month="2026-11-15")
