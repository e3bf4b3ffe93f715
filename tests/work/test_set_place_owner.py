"""Whose area a place is: the owner is told and never scores it; below 80 points twice asks for a plan (§7.16)."""

from chehang.core.desk import waiting_for
from chehang.work.models import CheckRound, Task
from tests.office import Office
from tests.work.patrols import checklist, place
from tests.work.refusing import refused

FIVE_S = [{"text": f"第{n}项", "kind": "score", "high": "5", "low": "1"} for n in range(1, 21)]


def test_the_own_area_is_scored_by_another(office: Office) -> None:
    sheet, where = checklist(office, items=FIVE_S), place(office)
    refused(office, "not_allowed", "set_place_owner", "keeper", place=where.pk, owner=office.id("keeper"))
    office.run("set_place_owner", "hr_manager", place=where.pk, owner=office.id("keeper"))
    data = {"template": sheet.pk, "place": where.pk, "due": office.day()}
    refused(office, "check.own_area", "plan_check", "parts_manager", **data, checker=office.id("keeper"))
    refused(office, "check.no_place", "draw_check", "parts_manager", template=sheet.pk, checker=office.id("keeper"))
    office.run("plan_check", "parts_manager", **data, checker=office.id("keeper/罗斌"))
    office.run("set_place_owner", "hr_manager", place=where.pk)
    office.run("plan_check", "parts_manager", **data, checker=office.id("keeper"))


def _scored(office: Office, sheet: int, points: list[str]) -> CheckRound:
    data = {"template": sheet, "place": place(office).pk, "due": office.day(), "checker": office.id("keeper")}
    pk = office.run("plan_check", "parts_manager", **data).id
    office.run("start_check", "keeper", check=pk, code="PJ-01")
    items = CheckRound.objects.get(pk=pk).template.items.order_by("n")
    for item, value in zip(items, points, strict=True):
        office.run("answer_check", "keeper", check=pk, item=item.pk, value=value)
    office.run("finish_check", "keeper", check=pk)
    return CheckRound.objects.get(pk=pk)


def test_below_eighty_twice_asks_for_a_plan(office: Office) -> None:
    """18 items full and two with 3 points are 96; 20 items with 3 are 60."""
    office.who("parts_manager")
    sheet = checklist(office, items=FIVE_S).pk
    assert _scored(office, sheet, ["5"] * 18 + ["3"] * 2).score * 100 == 96
    assert _scored(office, sheet, ["3"] * 20).score * 100 == 60 and not Task.objects.exists()
    _scored(office, sheet, ["3"] * 20)
    plan = Task.objects.get()
    assert "连续两次" in plan.title and plan.owner_id == office.id("parts_manager") and plan.due == office.day(7)


def test_random_checks_stand_on_the_desk(office: Office) -> None:
    _scored(office, checklist(office, items=FIVE_S).pk, ["5"] * 20)
    words = [str(w.title) for w in waiting_for(office.who("hr_manager"), office.clock)]
    assert any("0/4" in w for w in words), words
