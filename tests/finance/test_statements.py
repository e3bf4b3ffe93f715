"""The statements: the acceptance scenario of §8.6 to the fen, through vouchers and rules; every account once; both cash flows agree."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.states import keep_steps
from chehang.finance.statements.cash_flow import agreement, cash_at, direct
from chehang.finance.statements.figures import balance_sheet, income_statement
from chehang.finance.statements.rows import Balance, cells, rows_of
from chehang.ledger.models import Account, Line, Period, Voucher
from chehang.ledger.rules import chart
from chehang.ledger.services import book
from chehang.ledger.services.periods import next_number

from .spending import Desk

OPENING = {"1002.01": "1200000", "1405.01": "425400", "1405.02": "280000", "1601.02": "900000", "1602": "-180000",
           "2202.01": "-230000", "4001": "-2000000", "4104.15": "-395400"}  # fmt: skip
EVENTS: list[dict[str, str]] = [
    {"1405.02": "6106.20", "2221.01.02": "793.81", "2202.01": "-6900.01"},  # E1
    {"1405.02": "10000", "2202.02": "-10000"},  # E2
    {"1002.01": "458", "6001.04": "-405.31", "2221.01.01": "-52.69"},  # E3
    {"6401.04": "267.50", "1405.02": "-267.50"},
    {"1405.01": "141800", "2221.01.02": "18434", "2201": "-160234"},  # E5
    {"1012.01": "48070.20", "1002.01": "-48070.20"},
    {"1002.01": "10000", "2204.01": "-8849.56", "2221.06": "-1150.44"},  # E6
    {"1002.01": "40800", "1122.02": "118000", "2204.01": "8849.56", "2221.06": "1150.44", "6001.01": "-149380.53",
     "2221.01.01": "-19419.47"},  # E7
    {"6401.01": "141800", "1405.01": "-141800"},
    {"1221.01": "8136", "6401.01": "-7200", "2221.01.04": "-936"},  # E8
    {"1122.03": "618.82", "6001.05": "-547.63", "2221.01.01": "-71.19"},  # E9
    {"6401.05": "267.50", "1405.02": "-267.50"},
    {"1901.01": "224.24", "1405.02": "-198.44", "2221.01.04": "-25.80"},  # E10
    {"6602.12": "224.24", "1901.01": "-224.24"},
    {"6601.08": "120", "1405.02": "-120"},  # E11
    {"6601.01": "3000", "6401.02": "2500", "6602.01": "2000", "2211.01": "-7500"},  # E12
    {"6601.02": "600", "6401.02": "500", "6602.02": "400", "2211.03": "-1500"},
    {"6602.06": "2000", "2221.01.02": "180", "1002.01": "-2180"},  # E13
    {"6602.08": "1500", "1602": "-1500"},  # E14
    {"1002.01": "2120", "6051.01": "-2000", "2221.01.01": "-120"},  # E15
    {"1002.01": "1135.30", "6001.02": "-286.73", "6001.03": "-717.96", "2221.01.01": "-130.61"},  # E4, as §4.9 bills it
    {"6401.03": "512.40", "1405.02": "-512.40"},
]  # fmt: skip


def enter(desk, number: int, lines: dict[str, str]) -> None:
    ids = dict(Account.objects.filter(store=desk.store).values_list("code", "pk"))
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        period, n = next_number(ctx, ctx.today)
        made = [
            Line(store=desk.store, n=k, account_id=ids[code], summary="§8.6", debit=max(D(a), D(0)), credit=max(-D(a), D(0)))
            for k, (code, a) in enumerate(lines.items(), 1) if D(a)
        ]  # fmt: skip
        voucher = Voucher(
            store=desk.store, period_id=period, date=ctx.today, summary="§8.6", event="sale", document="test.scenario",
            object_id=number, maker_id=ctx.actor.employee_id, maker_name="x", made_at=ctx.now,
        )  # fmt: skip
        book.check_balanced(made)
        book.write_draft(voucher, made)
        book.make_posted(ctx, voucher, made, n)
        keep_steps(ctx)


@pytest.fixture
def scenario(books, clock, actor_of):
    desk = Desk(books, clock, actor_of)
    clock.at -= timedelta(days=30)
    enter(desk, 0, OPENING)
    clock.at += timedelta(days=30)
    return desk


def test_the_acceptance_scenario(scenario) -> None:
    desk = scenario
    for n, lines in enumerate(EVENTS, 1):
        enter(desk, n, lines)
    desk.clock.at += timedelta(days=9)
    period = Period.objects.get(store=desk.store, month=11)
    done = desk.run("turn_vat", "accountant", period=period.pk)
    assert done.model_extra == {"payable": "1347.95", "surtaxes": "161.76"}
    assert desk.run("accrue_income_tax", "accountant", period=period.pk).model_extra["tax"] == "1171.19"
    who, month = desk.who("accountant"), period.first_day
    profit = {k: c.amount for k, c in income_statement(who, month, month).columns[0][1].items()}
    expected = {"revenue": "153338.16", "cost": "138647.40", "surtax": "161.76", "selling": "3720.00", "admin": "6124.24",
                "before_tax": "4684.76", "income_tax": "1171.19", "net_profit": "3513.57"}  # fmt: skip
    assert {k: str(profit[k]) for k in expected} == expected
    for _transferred in (False, True):
        sheet = {k: c.amount for k, c in balance_sheet(who, month).columns[0][1].items()}
        assert sheet["assets"] == sheet["both"] == D("2817728.48")
        assert sheet["money"] == D("1204263.10") + D("48070.20") and sheet["receivables"] == D("118618.82")
        assert (sheet["inventories"], sheet["fixed_assets"], sheet["other_receivables"]) == (
            D("720140.36"),
            D(718500),
            D(8136),
        )
        assert (sheet["notes_payable"], sheet["payables"], sheet["wages"]) == (D(160234), D("246900.01"), D(9000))
        assert (sheet["taxes"], sheet["equity"]) == (D("2680.90"), D("2398913.57"))
        if not _transferred:
            desk.run("transfer_profit", "accountant", period=period.pk)
    flows = agreement(who, month, month)
    assert flows["difference"] == 0 and flows["direct"] == D("1204263.10") - D(1200000)
    found = direct(who, month, month)
    before = cash_at(who, date(2026, 10, 1))
    assert before + found["net"].amount == cash_at(who, month) == D("1204263.10")
    assert found["in_sales"].amount == D("458") + D("1135.30") + D(10000) + D(40800) + D(2120)


def test_every_account_stands_once_in_the_balance_sheet() -> None:
    """I32: each leaf of the chart, in debit or in credit, comes into exactly one line."""
    parents = {row.parent for row in chart()}
    leaves = [row for row in chart() if row.code not in parents]
    for sign in (1, -1):
        for n, leaf in enumerate(leaves, 1):
            made = cells("balance_sheet", [Balance(n, leaf.code, ("", 0), D(100) * sign)])
            hit = [row.key for row in rows_of("balance_sheet") if not row.is_sum and made[row.key].amount]
            assert len(hit) == 1, (leaf.code, sign, hit)
            assert made["assets"].amount - made["both"].amount == D(100) * sign, leaf.code


def test_every_income_account_stands_once_in_the_income_statement() -> None:
    for n, leaf in enumerate(row for row in chart() if row.code.startswith("6") and row.code.count(".")):
        made = cells("income_statement", [Balance(n + 1, leaf.code, ("", 0), D(-100))])
        assert made["net_profit"].amount == D(100), leaf.code


def test_a_partner_in_debit_and_one_in_credit_are_not_netted() -> None:
    made = cells(
        "balance_sheet",
        [Balance(1, "1122.01", ("customer", 1), D(300)), Balance(1, "1122.01", ("customer", 2), D(-80))],
    )
    assert (made["receivables"].amount, made["advances"].amount) == (D(300), D(80))
