"""Supplies that are asked for count against the budget at once; when they are more than it leaves, the general manager is told."""

from decimal import Decimal

from chehang.core.models import InboxItem
from chehang.finance.budget.room import pressed
from chehang.work.budgets import left_for
from tests.office import Office
from tests.office.desk import buying, supply

D = Decimal


def test_asked_for_is_spent_until_it_is_here(office: Office) -> None:
    """12,000 for office in a year: 11,000 up to November, of which 500 are promised."""
    ctx = office.context("finance_manager")
    assert left_for(ctx, "people", "office") is None, "without a budget nothing is short"
    lines = [{"department": "people", "item": "office", "amount": "12000"}]
    budget = office.run("finance.draft_budget", "finance_manager", year=2026, reason="年度预算", lines=lines).id
    office.run("finance.approve_budget", "general_manager", budget=budget)
    assert left_for(ctx, "people", "office") == D("11000.00")
    packs = supply(office)
    first = buying(office, packs, "asked", "500")
    assert left_for(ctx, "people", "office") == D("10500.00")
    assert [room.item for room in pressed(ctx, "people", {"office": D("10600")}, 0)[1]] == ["office"], (
        "claims see it too"
    )
    office.run("office.approve_buying", "general_manager", buying=first.pk)
    assert left_for(ctx, "people", "office") == D("10500.00"), "approved it is promised still"
    beyond = InboxItem.objects.filter(post="general_manager", message__contains="beyond the budget")
    assert not beyond.exists()
    over = buying(office, packs, "asked", "10501", "10600", "10700")
    assert beyond.get().params["rest"] == "10,500.00" and beyond.get().link.endswith(f"/{over.pk}/")
    office.run("office.approve_buying", "general_manager", buying=over.pk, approved=False, reason="等下年度")
    office.run("office.receive_supplies", "hr_manager", buying=first.pk)
    assert left_for(ctx, "people", "office") == D("11000.00"), "its invoice is a claim now; the refused one is nothing"
