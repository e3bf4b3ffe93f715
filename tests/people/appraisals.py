"""Short ways through appraisal: a scheme of the keepers, a sheet of October, scored by the parts manager."""

from typing import Any

from chehang.people.models import Appraisal, AppraisalLine, Scheme
from tests.people.hr import Hr

OCTOBER = "2026-10-15"
ITEMS = [
    {"title": "上架及时率", "weight": 40, "target": "95"},
    {"title": "盘点差异行", "weight": 30, "target": "2", "less": True},
    {"title": "主管评价", "weight": 30, "target": "100"},
]
MARKS = [{"n": 1, "actual": "90.25"}, {"n": 2, "actual": "1"}, {"n": 3, "actual": "88"}]


def scheme(hr: Hr, *, approved: bool = True, **also: Any) -> Scheme:
    data = {"post": "keeper", "title": "仓库管理员考核", "items": ITEMS, **also}
    pk = hr.run("draft_scheme", **data).id
    if approved:
        hr.yes("people.scheme", pk)
    return Scheme.objects.get(pk=pk)


def opened(hr: Hr, who: str = "keeper", month: str = OCTOBER) -> Appraisal:
    """The person worked here in October already; only this one is judged."""
    hr.run("keep_file", employee=hr.office.id(who), hired_on="2020-03-01", working_since="2020-03-01")
    from chehang.org.models import Assignment

    Assignment.objects.filter(employee_id=hr.office.id(who)).update(since="2020-03-01")
    hr.run("open_appraisals", month=month)
    others = Appraisal.objects.filter(month=f"{month[:8]}01").exclude(employee_id=hr.office.id(who))
    AppraisalLine.objects.filter(appraisal__in=others).delete()
    others.delete()
    return Appraisal.objects.get(employee_id=hr.office.id(who), month=f"{month[:8]}01")


def scored(hr: Hr, state: str = "scored", month: str = OCTOBER) -> Appraisal:
    """The sheet of the keeper, as far as ``state``."""
    pk = opened(hr, month=month).pk
    if state != "open":
        hr.run("score_appraisal", "parts_manager", appraisal=pk, reached=MARKS, comment="按时上架需加强")
    if state == "appealed":
        hr.run("answer_appraisal", "keeper", appraisal=pk, agreed=False, statement="系统停机半天")
    if state in ("settled", "closed"):
        hr.run("answer_appraisal", "keeper", appraisal=pk)
    if state == "closed":
        hr.run("close_appraisals", month=month)
    return Appraisal.objects.get(pk=pk)
