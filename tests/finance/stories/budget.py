"""Budgets and assets in their states."""

from chehang.ledger.models import Period
from tests.finance.spending import Desk
from tests.finance.test_add_asset import CARD
from tests.finance.test_draft_budget import drafted
from tests.selling import Shop

VIOLATIONS: dict[str, list[tuple[str, ...]]] = {}
COPIES: dict[str, tuple[dict[str, str], str, tuple[str, ...]]] = {}


def tell(shop: Shop) -> None:
    """A budget in force and a draft, a variance explained, an asset worn and without a part of it, one disposed of."""
    desk = Desk(shop.store, shop.depot.clock, shop.depot.actor_of, shop.depot.people)
    budget = drafted(desk, "1200", "training")
    desk.run("approve_budget", "general_manager", budget=budget.pk)
    drafted(desk, "900", "training")
    line = {"department": "people", "item": "office", "amount": "600"}
    desk.run("draft_budget", "hr_manager", year=desk.day().year, reason="行政费用预算", lines=[line])
    period = Period.objects.get(store=shop.store, year=desk.day().year, month=desk.day().month)
    row = {"period": period.pk, "department": "parts", "item": "travel", "text": "厂家培训"}
    desk.run("explain_variance", "finance_manager", **row)
    kept = desk.run("add_asset", "accountant", **CARD)
    gone = desk.run("add_asset", "accountant", **CARD)
    desk.run("run_depreciation", "accountant", period=period.pk)
    desk.run("dispose_asset", "finance_manager", asset=gone.id, kind="scrapped", reason="报废")
    part = {"part": "立柱", "part_cost": "1000"}
    desk.run("dispose_asset", "finance_manager", asset=kept.id, kind="scrapped", reason="损坏", **part)
