"""A checklist of the parts store, its place, and rounds in their states."""

from typing import Any

from chehang.work.models import CheckPlace, CheckRound, CheckTemplate
from tests.office import Office

ITEMS = [
    {"text": "消防通道畅通"},
    {"text": "湿度", "kind": "value", "low": "40", "high": "70", "unit": "%"},
    {"text": "5S 评分", "kind": "score", "high": "5", "low": "4"},
]


def place(office: Office, code: str = "PJ-01") -> CheckPlace:
    found = CheckPlace.objects.filter(code=code).first()
    data = {"code": code, "name": "配件库", "department": "parts"}
    return found or CheckPlace.objects.get(pk=office.run("add_place", "parts_manager", **data).id)


def checklist(office: Office, **also: Any) -> CheckTemplate:
    data = {"code": "CK-AQ", "title": "库房安全巡检", "department": "parts", "items": ITEMS, **also}
    return CheckTemplate.objects.get(pk=office.run("publish_checklist", "parts_manager", **data).id)


def planned(office: Office, template: CheckTemplate | None = None, **also: Any) -> CheckRound:
    template = template or CheckTemplate.objects.filter(current=True).first() or checklist(office)
    data = {
        "template": template.pk,
        "checker": office.id("keeper"),
        "due": office.day(),
        "place": place(office).pk,
        **also,
    }
    return CheckRound.objects.get(pk=office.run("plan_check", "parts_manager", **data).id)


def started(office: Office, **also: Any) -> CheckRound:
    check = planned(office, **also)
    office.run("start_check", "keeper", check=check.pk, code="pj-01")
    check.refresh_from_db()
    return check


def answered(office: Office, *, humidity: str = "82", word: str = "除湿机停机", **also: Any) -> CheckRound:
    """All items answered; by default the humidity is too high."""
    check = started(office, **also)
    aisle, humid, tidy = check.template.items.order_by("n")
    office.run("answer_check", "keeper", check=check.pk, item=aisle.pk, well=True)
    office.run("answer_check", "keeper", check=check.pk, item=humid.pk, value=humidity, word=word)
    office.run("answer_check", "keeper", check=check.pk, item=tidy.pk, value="4")
    return check
