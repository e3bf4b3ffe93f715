"""The goal of a year, split and approved."""

from datetime import date
from typing import Any

from chehang.work.models import Goal
from tests.office import Office

YEAR = {"span": "year", "starts": date(2026, 12, 1), "due": date(2027, 11, 30)}


def goal(office: Office, by: str = "parts_manager", **also: Any) -> Goal:
    """1,200 sets of brake pads in a year, owned by the parts manager."""
    data = {
        "title": "全年销售前制动片",
        "measure": "套",
        "target": "1200",
        "owner": office.id("parts_manager"),
        **YEAR,
        **also,
    }
    return Goal.objects.get(pk=office.run("set_goal", by, **data).id)


def part(office: Office, owner: str, weight: str, **also: Any) -> dict[str, Any]:
    return {"owner": office.id(owner), "weight": weight, **YEAR, **also}


def split(office: Office, **also: Any) -> Goal:
    """Split over a keeper and a salesperson, 3 to 7."""
    whole = goal(office, **also)
    parts = [part(office, "keeper", "3"), part(office, "parts_sales", "7")]
    office.run("decompose_goal", "parts_manager", goal=whole.pk, parts=parts)
    return whole


def running(office: Office) -> Goal:
    """Approved by the general manager, with its parts."""
    whole = split(office)
    office.run("approve_goal", "general_manager", goal=whole.pk)
    whole.refresh_from_db()
    return whole
