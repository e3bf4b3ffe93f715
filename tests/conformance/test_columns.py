"""What goods cost, what is earned with them and what somebody is paid stands in no column for people at the counter, shelf or bench."""

import re

from chehang.core.screens import Screen, screens

EVERYBODY = {"keeper", "parts_sales", "technician", "sales_consultant", "outlet_keeper", "service_advisor", "inspector"}
SECRET = re.compile(r"(^|\.|_)(cost|cost_ex|margin|gross|profit|average|worth|wage|salary|net|payee\.account)(_|$)")
# Shown to them for a reason.
OPEN = {
    ("office.cars", "cost"): "what insurance and inspection of a company car cost",
    ("purchasing.decisions", "cost_ex"): "what hurrying a shortage costs is what is decided",
    ("purchasing.inquiries", "cost"): "offers are compared by who asked for them",
    ("warehouse.stock_counts", "cost"): "the panel is only for who may know the book",
    ("workshop.comebacks", "cost"): "who did the work sees what doing it again costs",
    ("workshop.outside_jobs", "cost_ex"): "the adviser agrees the price of work outside with the customer",
}


def test_costs_margins_and_pay_need_a_right() -> None:
    found = set()
    for screen in screens().values():
        if isinstance(screen, Screen) and EVERYBODY & {*screen.posts}:
            columns = [*screen.columns, *(c for p in screen.panels for c in p.columns)]
            found |= {(screen.name, c.path) for c in columns if SECRET.search(c.path) and not (c.right or c.personal)}
    assert found == set(OPEN)
