"""The year's four statements agree with the books; no open month."""

from datetime import UTC, datetime
from decimal import Decimal as D

from chehang.core.context import Context
from chehang.core.gate import writing
from chehang.core.sources import Source
from chehang.core.states import keep_steps
from chehang.finance.models import AnnualAccounts
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, post

from .conftest import refused
from .test_note_tax_difference import NOTE


def drafted(desk, by: str = "accountant") -> AnnualAccounts:
    posted = Voucher.objects.filter(store=desk.store, state="posted", reviewer_id=None)
    if ids := list(posted.values_list("id", flat=True)):
        desk.run("review_vouchers", "finance_manager", voucher_ids=ids)
    desk.clock.at = datetime(2027, 1, 6, 2, tzinfo=UTC)
    while period := Period.objects.filter(store=desk.store, state="open", year=2026).order_by("first_day").first():
        desk.run("close_period", "finance_manager", period_id=period.pk)
    return AnnualAccounts.objects.get(pk=desk.run("draft_annual_accounts", by, year=2026).id)


def test_statements_and_notes(desk, of_document) -> None:
    of_document()
    with writing():
        ctx = Context(desk.who("accountant"), desk.clock, "test.act")
        legs = [Leg("stock", D(10000)), Leg("payable", D(10000))]
        post(ctx, "receipt_estimated", source=Source("test.receipt", 1), legs=legs)
        keep_steps(ctx)
    desk.run("note_tax_difference", "accountant", **NOTE)
    refused("annual.open", desk, "draft_annual_accounts", "accountant", year=2026)
    refused("annual.no_year", desk, "draft_annual_accounts", "accountant", year=2020)
    row = drafted(desk)
    sheets = {s["title"]: {r[0]: r[1:] for r in s["rows"]} for s in row.statements}
    assert next(iter(sheets)) in ("Balance sheet", "资产负债表") and len(sheets) == 4
    income = row.statements[1]["rows"]
    assert any(D(r[1]) == D("405.31") for r in income)
    equity = row.statements[3]["rows"]
    assert all(D(start) + D(change) == D(end) for _title, start, change, end in equity)
    assert any("4,000.00" in text for _title, text in row.notes)
    assert any("10,000.00" in text and ("31 May" in text or "5 月 31 日" in text) for _title, text in row.notes), "暂估"
