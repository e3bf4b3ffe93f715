"""Explaining why the budget was left."""

from chehang.finance.budget.room import rooms
from chehang.finance.closing.steps import steps
from chehang.ledger.models import Period

from .conftest import refused
from .test_draft_budget import drafted


def test_own_department_or_finance(desk) -> None:
    budget = drafted(desk, "1200")
    desk.run("approve_budget", "general_manager", budget=budget.pk)
    claim = desk.approved(desk.submitted(desk.claim()), "parts_manager", *([]))
    desk.run("pay_claim", "cashier", claim=claim.pk)
    period = Period.objects.get(store=desk.store, month=11)
    found = rooms(desk.who("accountant"), period.first_day, period.last_day)
    assert [(r.department, r.item, str(r.budget), str(r.actual), str(r.difference)) for r in found] == [
        ("parts", "travel", "100.00", "458.72", "358.72")
    ]
    said = {"period": period.pk, "department": "parts", "item": "travel", "text": "厂家临时加训"}
    desk.run("explain_variance", "parts_manager", **said)
    refused("variance.not_yours", desk, "explain_variance", "parts_manager", **(said | {"department": "sales"}))


def test_the_month_waits_for_the_reason(desk) -> None:
    desk.run("approve_budget", "general_manager", budget=drafted(desk, "1200").pk)
    period = Period.objects.get(store=desk.store, month=11)
    analysis = {"period": period.pk, "step": "analysis", "note": "已报总经理"}
    row = {s.code: s for s in steps(desk.who("accountant"), period)}["analysis"]
    assert row.state == "open" and not row.tick and "/finance/budget/" in row.url
    refused("budget.unexplained", desk, "tick_close_step", "finance_manager", **analysis)
    said = {"period": period.pk, "department": "parts", "item": "travel", "text": "本月没有出差,结余转下月"}
    desk.run("explain_variance", "parts_manager", **said)
    desk.run("tick_close_step", "finance_manager", **analysis)
