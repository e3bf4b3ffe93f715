"""A currency at the end of the month (P6d): debts turn back on the first, foreign accounts stay at the rate."""

from datetime import UTC, datetime
from decimal import Decimal as D

import pytest

from chehang.customs.models import Shipment
from chehang.finance.closing.board import board
from chehang.finance.closing.steps import steps
from chehang.finance.models import BankAccount, Revaluation
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services.opening import add_period

from .banking import account
from .conftest import refused


@pytest.fixture
def abroad(desk, supplier, store):
    """€ 1,000 booked at 8.0650, and what an account in euro holds; the month's last day."""
    batch = Shipment.objects.create(
        store=store, number="JK-1", supplier=supplier, contract_no="C", invoice_no="E1", mode="sea", port="上海", incoterm="FOB", currency="EUR",
        spot_rate=D("8.065"), packages=1, gross_kg=1, net_kg=1, volume=1, eta=desk.day(), preparer_id=desk.who("parts_logistics").employee_id,
        opened_at=desk.clock.now(),
    )  # fmt: skip
    payable = desk.owed(supplier, "8065.00", document="customs.shipment", object_id=batch.pk)
    desk.clock.at = datetime(2026, 11, 30, 8, tzinfo=UTC)
    return payable


def sums(event: str) -> dict[str, D]:
    voucher = Voucher.objects.get(event=event)
    return {x.account.code: x.debit - x.credit for x in voucher.lines.select_related("account")}


def revalue(desk, rate: str = "8.12", **also) -> Revaluation:
    month = Period.objects.get(store=desk.store, month=desk.day().month)
    facts = {"period": month.pk, "currency": "EUR", "rate": rate, "source": "外汇交易中心"} | also
    return Revaluation.objects.get(pk=desk.run("revalue_currency", "accountant", **facts).id)


def payables(desk) -> D:
    return next(p for p in board(desk.who("accountant")) if p.url.startswith("/billing/payables")).difference


def test_a_debt_is_dearer_at_the_end_and_turns_back(desk, abroad) -> None:
    """€ 1,000 at 8.1200 are 8,120.00: 55.00 lost in November, given back on 1 December."""
    month = Period.objects.get(store=desk.store, month=11)
    assert next(s for s in steps(desk.who("accountant"), month) if s.code == "currency").note == "EUR"
    before = payables(desk)
    made = revalue(desk)
    assert (made.owed, made.held, sums("currency_owed")) == (55, 0, {"6603.03": D("55.00"), "2202.01": D("-55.00")})
    assert payables(desk) == before
    assert next(s for s in steps(desk.who("accountant"), month) if s.code == "currency").state == "done"
    refused(
        "currency.twice",
        desk,
        "revalue_currency",
        "accountant",
        period=month.pk,
        currency="EUR",
        rate="8",
        source="中行",
    )
    desk.clock.at = datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert desk.run("turn_month", "accountant").count == 1
    assert desk.run("turn_month", "accountant").count == 0
    red = desk.again(made).taken_back
    assert (str(red.date), red.reverses.event, payables(desk)) == ("2026-12-01", "currency_owed", before)


def test_the_next_month_begins_from_the_receipt_s_rate(desk, abroad) -> None:
    """Still owed at the end of December, at 8.0150: 50.00 gained against the receipt; the revaluation of November turns back with it."""
    revalue(desk)
    desk.clock.at = datetime(2026, 12, 31, 8, tzinfo=UTC)
    add_period(desk.store.pk, desk.day().replace(day=1))
    made = revalue(desk, "8.0150")
    assert (made.owed, Revaluation.objects.get(period__month=11).taken_back.date.month) == (-50, 12)


def test_an_account_in_euro_stays_at_the_rate(desk, abroad) -> None:
    """€ 100 held, 815.00 in the books: at 8.1200 they are 812.00; its statements are not read as if they were yuan."""
    home = account(desk)
    facts = {
        "name": "中行欧元户",
        "bank": "中国银行",
        "number": "455800002222",
        "since": desk.day(),
        "opening": "0",
        "currency": "EUR",
    }
    euro = BankAccount.objects.get(pk=desk.run("open_bank_account", "finance_manager", **facts).id)
    desk.run("move_cash", "cashier", kind="moved", bank=home.pk, other=euro.pk, amount="815")
    month = Period.objects.get(store=desk.store, month=11)
    plain = {"period": month.pk, "currency": "EUR", "rate": "8.12", "source": "外汇交易中心"}
    refused("currency.balance", desk, "revalue_currency", "accountant", **plain)
    refused(
        "currency.account", desk, "revalue_currency", "accountant", **plain, held=[{"bank": home.pk, "balance": "1"}]
    )
    refused("bank.foreign", desk, "make_reconciliation", "accountant", bank=euro.pk, day=desk.day())
    made = revalue(desk, held=[{"bank": euro.pk, "balance": "100"}])
    assert made.held == 3 and sums("currency_held") == {euro.account.code: D("-3.00"), "6603.03": D("3.00")}
    assert made.items.get(bank=euro).difference == -3


def test_what_is_refused(desk, abroad) -> None:
    month = Period.objects.get(store=desk.store, month=11)
    plain = {"period": month.pk, "currency": "EUR", "rate": "8.12", "source": "外汇交易中心"}
    refused("currency.yuan", desk, "revalue_currency", "accountant", **(plain | {"currency": "CNY"}))
    refused("currency.nothing", desk, "revalue_currency", "accountant", **(plain | {"currency": "JPY"}))
    refused("not_allowed", desk, "revalue_currency", "cashier", **plain)
    desk.clock.at = datetime(2026, 11, 29, 8, tzinfo=UTC)
    refused("currency.early", desk, "revalue_currency", "accountant", **plain)
    october = Period.objects.get(store=desk.store, month=10)
    desk.run("close_period", "finance_manager", period_id=october.pk)
    refused("close.not_open", desk, "revalue_currency", "accountant", **(plain | {"period": october.pk}))
    assert not Revaluation.objects.exists() and not Voucher.objects.filter(event__startswith="currency").exists()
