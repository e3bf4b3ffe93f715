"""Short ways through the account with the maker: cars of his handed over, a policy in force, rebates accrued."""

from typing import Any

from chehang.finance.models import Rebate, RebatePolicy
from chehang.ledger.models import Period
from tests.carsales.dealer import Dealer

from .spending import Desk

STEPS = [{"cars": 1, "yuan": "1130"}, {"cars": 3, "yuan": "2260"}]


def desk_of(dealer: Dealer) -> Desk:
    return Desk(dealer.store, dealer.clock, dealer.actor_of)


def policy(desk: Desk, supplier: int, **also: Any) -> RebatePolicy:
    facts = {
        "supplier": supplier,
        "name": "销量返利",
        "paper": "商务2026-11",
        "valid_from": "2026-10-01",
        "valid_to": "2026-12-31",
        "steps": STEPS,
    }
    done = desk.run("draft_rebate_policy", "accountant", **(facts | also))
    return RebatePolicy.objects.get(pk=done.id)


def in_force(desk: Desk, supplier: int, **also: Any) -> RebatePolicy:
    made = policy(desk, supplier, **also)
    desk.run("check_rebate_policy", "finance_manager", policy=made.pk)
    return made


def month_of(desk: Desk) -> Period:
    return Period.objects.get(store=desk.store, year=desk.day().year, month=desk.day().month)


def accrued(desk: Desk) -> Rebate:
    desk.run("accrue_rebates", "accountant", period=month_of(desk).pk)
    return Rebate.objects.filter(store=desk.store).latest("id")
