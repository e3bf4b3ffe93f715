"""Short ways through surveys without names: four keepers, two parts salespeople, one cashier, HR and the general manager."""

from tests.people.hr import Hr

KEEPERS = ("keeper", "keeper/甲", "keeper/乙", "keeper/丙")
OTHERS = ("parts_sales", "cashier", "hr_manager", "general_manager")
VEIL = "veil-of-sixteen-and-more"


def staffed(hr: Hr) -> None:
    for post in (*KEEPERS, *OTHERS, "parts_manager", "finance_manager"):
        hr.office.who(post)


def morale(hr: Hr) -> int:
    data = {"kind": "morale", "title": "2026 员工满意度", "closes_on": hr.office.day(7)}
    return int(hr.run("open_poll", **data).id or 0)


def feedback(hr: Hr) -> int:
    data = {
        "kind": "feedback",
        "title": "配件经理360",
        "closes_on": hr.office.day(7),
        "about": hr.office.id("parts_manager"),
    }
    return int(hr.run("open_poll", **data).id or 0)


def says(hr: Hr, poll: int, who: str, scores: str) -> None:
    hr.run("answer_poll", who, poll=poll, scores=scores, veil=VEIL)
