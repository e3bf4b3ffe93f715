"""Drafting a budget: the year in equal months, to the fen."""

from decimal import Decimal as D

from chehang.finance.models import Budget, BudgetLine

from .conftest import refused


def drafted(desk, amount: str = "1000", item: str = "travel") -> Budget:
    line = {"department": "parts", "item": item, "amount": amount}
    done = desk.run("draft_budget", "finance_manager", year=2026, reason="年度预算", lines=[line])
    return Budget.objects.get(pk=done.id)


def test_versions_and_months(desk) -> None:
    first, second = drafted(desk), drafted(desk, "1200")
    assert (first.version, second.version) == (1, 2)
    amounts = list(BudgetLine.objects.filter(budget=first).values_list("amount", flat=True))
    assert len(amounts) == 12 and sum(amounts) == D(1000)
    line = {"department": "parts", "item": "travel", "amount": "1"}
    refused("budget.twice", desk, "draft_budget", "finance_manager", year=2026, reason="年度预算", lines=[line, line])
    wrong = line | {"first": 5, "last": 4}
    refused("budget.months", desk, "draft_budget", "finance_manager", year=2026, reason="年度预算", lines=[wrong])
    assert Budget.objects.count() == 2


def test_hr_drafts_its_own_lines(desk) -> None:
    """What other departments have stays as it is in force."""
    first = drafted(desk)
    desk.run("approve_budget", "general_manager", budget=first.pk)
    line = {"department": "people", "item": "office", "amount": "600"}
    refused(
        "budget.not_yours",
        desk,
        "draft_budget",
        "hr_manager",
        year=2026,
        reason="行政费用预算",
        lines=[line | {"department": "parts"}],
    )
    done = desk.run("draft_budget", "hr_manager", year=2026, reason="行政费用预算", lines=[line])
    sums = {d: D(0) for d in ("parts", "people")}
    for department, amount in BudgetLine.objects.filter(budget=done.id).values_list("department", "amount"):
        sums[department] += amount
    assert sums == {"parts": D(1000), "people": D(600)}
