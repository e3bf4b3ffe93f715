"""Trial balance and account ledger: from kept sums, across closed and open months."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.context import Context
from chehang.core.sources import Source
from chehang.ledger.models import Account, Period, Voucher
from chehang.ledger.queries import account_ledger, trial_balance, vouchers_of
from chehang.ledger.services import close, open_books

OCT, NOV = date(2026, 10, 10), date(2026, 11, 20)


@pytest.fixture
def business(posted):
    """A receipt in October; a sale, its cost and the money in November."""
    posted("receipt_invoiced", date=OCT, stock="6106.20", input_vat_pending="793.81", payable="6900.01")
    posted("sale", date=date(2026, 11, 2), receivable="458", revenue="405.31", output_vat="52.69")
    posted("sale_cost", date=date(2026, 11, 2), cost="267.50", stock="267.50")
    posted("money_received", date=NOV, money_cash="458", receivable="458")


def rows(who, since: date, until: date) -> dict[str, tuple[D, D, D, D]]:
    return {r.account.code: (r.opening, r.debit, r.credit, r.closing) for r in trial_balance(who, since, until)}


def settle(ctx: Context) -> None:
    Voucher.objects.update(reviewer_id=ctx.actor.employee_id + 1000, reviewer_name="x", reviewed_at=ctx.now)


@pytest.mark.parametrize("closed", [False, True])
def test_trial_balance(ctx, business, closed) -> None:
    if closed:
        settle(ctx)
        close(ctx, Period.objects.get(month=10))
    november = rows(ctx, NOV, NOV)
    assert november["1405.02"] == (D("6106.20"), 0, D("267.50"), D("5838.70"))
    assert november["1405"] == november["1405.02"]
    assert november["1122.01"] == (0, 458, 458, 0)
    assert november["2202.01"] == (D("-6900.01"), 0, 0, D("-6900.01"))
    both = rows(ctx, OCT, NOV)
    assert both["1405.02"] == (0, D("6106.20"), D("267.50"), D("5838.70"))
    assert rows(ctx, OCT, OCT)["1405.02"][3] == D("6106.20")
    leaves = [r for r in trial_balance(ctx, NOV, NOV) if r.account.leaf]
    for a, b in (("opening_debit", "opening_credit"), ("debit", "credit"), ("closing_debit", "closing_credit")):
        assert sum(getattr(r, a) for r in leaves) == sum(getattr(r, b) for r in leaves)


@pytest.mark.parametrize("closed", [False, True])
def test_account_ledger_runs_and_leads_to_vouchers(ctx, business, closed) -> None:
    if closed:
        settle(ctx)
        close(ctx, Period.objects.get(month=10))
    found = account_ledger(ctx, Account.objects.get(code="1405"), date(2026, 11, 1), NOV)
    assert (found.opening, found.debit, found.credit, found.closing) == (D("6106.20"), 0, D("267.50"), D("5838.70"))
    [row] = found.rows
    assert row.balance == D("5838.70") and row.line.voucher.event == "sale_cost"
    assert list(vouchers_of(ctx, Source(row.line.document, row.line.object_id))) == [row.line.voucher]
    later = account_ledger(ctx, Account.objects.get(code="1122.01"), date(2026, 11, 3), NOV)
    assert (later.opening, later.credit, later.closing, len(later.rows)) == (458, 458, 0, 1)


def test_a_partner_alone(ctx) -> None:
    from chehang.ledger.services import Leg, post

    for customer, amount in ((7, 100), (8, 30), (7, 5)):
        legs = [Leg("receivable", D(amount), ("customer", customer)), Leg("revenue", D(amount))]
        post(ctx, "sale", source=Source("t.sale", amount), legs=legs)
    account = Account.objects.get(code="1122.01")
    found = account_ledger(ctx, account, ctx.today, ctx.today, partner=("customer", 7))
    assert (found.debit, len(found.rows)) == (105, 2)
    first = account_ledger(ctx, account, ctx.today, ctx.today, limit=2)
    assert (first.complete, len(first.rows), first.debit) == (False, 2, 135)


def test_reading_takes_few_statements(ctx, business) -> None:
    with CaptureQueriesContext(connection) as spent:
        trial_balance(ctx, NOV, NOV)
        account_ledger(ctx, Account.objects.get(code="1405"), date(2026, 11, 1), NOV)
    assert len(spent) <= 13


def test_nothing_of_another_store(ctx, business, other_store, actor_of) -> None:
    open_books(other_store.pk, OCT)
    stranger = actor_of("accountant", at=other_store)
    assert trial_balance(stranger, OCT, NOV) == []
    assert account_ledger(stranger, Account.objects.get(store=ctx.store_id, code="1405"), OCT, NOV).rows == []
