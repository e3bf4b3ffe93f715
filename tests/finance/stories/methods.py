"""Methods, tax notes, the maker's account, inspections, annual accounts and exceptions in their states."""

from chehang.finance.models import (
    AnnualAccounts,
    BankAccount,
    ExceptionReport,
    NightProof,
    RebatePolicy,
    Revaluation,
    RevaluedItem,
)
from chehang.ledger.models import Period
from chehang.parties.models import Supplier
from tests.finance.maker import in_force, policy
from tests.finance.methods import proposed, sub_account
from tests.finance.spending import Desk
from tests.finance.test_accrue_expense import WATER
from tests.finance.test_add_deferral import RENT
from tests.finance.test_note_tax_difference import NOTE
from tests.finance.test_open_inspection import CASE
from tests.selling import Shop

VIOLATIONS: dict[str, list[tuple[str, ...]]] = {}
COPIES: dict[str, tuple[dict[str, str], str, tuple[str, ...]]] = {}


def tell(shop: Shop) -> None:
    """Each of them waiting and done."""
    desk = Desk(shop.store, shop.depot.clock, shop.depot.actor_of, shop.depot.people)
    account = sub_account(desk, "6602", "77", "研发")
    leg = {"event": "expense_claimed", "leg": "admin_office"}
    for approve in (True, False):
        method = proposed(desk, account, valid_from=desk.day(300), **leg)
        if approve:
            desk.run("approve_method", "finance_manager", method=method.pk)
    desk.run("note_tax_difference", "accountant", **NOTE)
    _deferred(desk)
    _inspected(desk)
    _maker(desk)
    period = Period.objects.filter(store=shop.store).order_by("first_day")[0]
    mine = {"store": shop.store, "signed_by_id": desk.who("finance_manager").employee_id, "signed_at": desk.clock.now()}
    ExceptionReport.objects.create(**mine, number="LW-1", period=period, items=[], count=0, finding="无异常")
    facts = {
        "store": shop.store,
        "year": 2025,
        "statements": [{"title": "x", "rows": []}] * 4,
        "notes": [],
        "made_at": desk.clock.now(),
    }
    for version in (1, 2):
        row = AnnualAccounts.objects.create(**facts, version=version, author_id=desk.who("accountant").employee_id)
        if version == 1:
            desk.run("sign_annual_accounts", "general_manager", accounts=row.pk)


def _deferred(desk: Desk) -> None:
    """A prepaid expense spread for a month, an accrual that waits and one taken back, a proof."""
    desk.run("add_deferral", "accountant", **RENT, first=desk.day())
    months = list(Period.objects.filter(store=desk.store).order_by("first_day"))
    now = next(m for m in months if m.first_day == desk.day().replace(day=1))
    desk.run("run_deferrals", "accountant", period=now.pk)
    desk.run("accrue_expense", "accountant", period=now.pk, **WATER)
    mine = {"store": desk.store, "period": now, "currency": "EUR", "rate": 8, "source": "中行", "at": desk.clock.now()}
    made = Revaluation.objects.create(**mine, number="TZF-1", by_id=desk.who("accountant").employee_id)
    bank = BankAccount.objects.filter(store=desk.store).order_by("id")[0]
    RevaluedItem.objects.create(store=desk.store, revaluation=made, bank=bank, foreign=1, booked=8, worth=8)
    NightProof.objects.create(
        store=desk.store, at=desk.clock.now(), rules=[], pairs=[], broken=0, differing=0, holds=True, seq=1, head="x"
    )


def _inspected(desk: Desk) -> None:
    for close in (True, False):
        case = desk.run("open_inspection", "finance_manager", **CASE)
        for n in (1, 2)[: 1 if close else 2]:
            desk.run("ask_inspection_item", "accountant", inspection=case.id, asked="凭证", due=desk.day(3))
            if n == 1:
                desk.run("give_inspection_item", "accountant", inspection=case.id, n=n, given="原件")
        if close:
            desk.run("close_inspection", "finance_manager", inspection=case.id, conclusion="无问题")


def _maker(desk: Desk) -> None:
    from chehang.finance.models import Rebate

    supplier = Supplier.objects.filter(store=desk.store).order_by("id")[0]
    policy(desk, supplier.pk)
    in_force(desk, supplier.pk)
    period = Period.objects.filter(store=desk.store).order_by("-first_day")[0]
    facts = {
        "store": desk.store,
        "period": period,
        "cars": 1,
        "amount": "1130",
        "tax": "130",
        "reckoning": "1 × 1,130.00",
    }
    made = RebatePolicy.objects.filter(store=desk.store, state="in_force").latest("id")
    for n, state in enumerate(("accrued", "confirmed", "settled")):
        rule = made if n == 0 else in_force(desk, supplier.pk)
        row = Rebate.objects.create(**facts, policy=rule, number=f"FL-{n}")
        if state != "accrued":
            desk.run("confirm_rebate", "accountant", rebate=row.pk, amount="1130", paper="确认")
        if state == "settled":
            desk.run("settle_rebate", "accountant", rebate=row.pk, way="prepaid")
    lines = [{"kind": "parts", "reference": "2611", "amount": "500"}]
    entered = {"supplier": supplier.pk, "period": period.pk, "lines": lines}
    desk.run("enter_maker_statement", "accountant", **entered)
    signed = desk.run("enter_maker_statement", "accountant", **entered)
    note = [{"n": n, "note": "在途"} for n in range(1, 40)]
    from chehang.finance.models import MakerStatement

    count = len(MakerStatement.objects.get(pk=signed.id).items)
    desk.run("sign_maker_statement", "finance_manager", statement=signed.id, conclusion="相符", lines=note[:count])
