"""A closed month is kept as it was seen; what is entered later is named as the difference."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.core.house import house_actor
from chehang.core.jobs import take
from chehang.core.models import Job
from chehang.core.verify import broken
from chehang.finance.operations.approve_reopen import ApproveReopen, approve_reopen
from chehang.finance.operations.close_period import ClosePeriod, close_period
from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher
from chehang.finance.operations.request_reopen import RequestReopen, request_reopen
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.insight.freezing.models import FrozenFigure, FrozenMonth
from chehang.insight.operations.freeze_month import FreezeMonth, freeze_month
from chehang.ledger.models import Account, Period, Voucher
from tests.selling import Shop

OCTOBER = date(2026, 10, 1)


def period(shop: Shop) -> Period:
    return Period.objects.get(store=shop.store, year=2026, month=10)


def rent(shop: Shop, amount: str) -> None:
    """Rent of October, entered by hand and reviewed."""
    account = {a.code: a.pk for a in Account.objects.filter(store=shop.store)}
    lines = [
        {"account_id": account["6602.06"], "debit": amount, "department": "management"},
        {"account_id": account["1002.01"], "credit": amount},
    ]
    text = {"date": "2026-10-28", "summary": "十月水电费", "reason": "补记十月账单", "lines": lines}
    shop.run(make_voucher, MakeVoucher.model_validate(text), "accountant")
    for pk in Voucher.objects.filter(state="draft").values_list("pk", flat=True):
        shop.run(review_voucher, ReviewVoucher(voucher_id=pk), "finance_manager")


@pytest.fixture
def october(shop: Shop) -> Shop:
    """Rent was paid in October; finance closes the month in November."""
    shop.depot.clock.at = datetime(2026, 10, 28, 2, tzinfo=UTC)
    rent(shop, "2000")
    shop.depot.clock.at = datetime(2026, 11, 3, 2, tzinfo=UTC)
    shop.run(close_period, ClosePeriod(period_id=period(shop).pk), "finance_manager")
    return shop


def freeze(shop: Shop, post: str = "finance_manager"):
    return shop.run(freeze_month, FreezeMonth(period=period(shop).pk), post)


def entered_late(shop: Shop) -> None:
    """The month is opened again for a bill that came late."""
    asked = shop.run(request_reopen, RequestReopen(period_id=period(shop).pk, reason="漏记"), "accountant")
    shop.run(approve_reopen, ApproveReopen(reopening_id=asked.id), "finance_manager")
    rent(shop, "300")


def test_the_house_freezes_what_finance_closes(october: Shop) -> None:
    job = Job.objects.get(name="insight.freeze_month")
    cmd = FreezeMonth.model_validate_json(job.request)
    freeze_month(cmd, actor=house_actor(october.store.pk), clock=october.depot.clock)
    month = FrozenMonth.objects.get()
    assert (month.month, month.version, month.occasion) == (OCTOBER, 1, "closed")
    assert month.figures.get(measure="finance.expenses").value == 2000
    assert month.figures.get(measure="counter.sold").value is None, "no data is kept as no data"
    assert [r for _i, r in broken("M01")] == []
    assert take() is not None


def test_the_same_question_gives_the_same_bytes_and_the_difference_is_named(october: Shop, enter) -> None:
    freeze(october)
    client = enter(october.depot.who("general_manager"))
    ask = "/measures/finance.expenses/seen.json?span=2026-10&version=1"
    before = client.get(ask).content
    assert json.loads(before)["value"] == "2000" and len(json.loads(before)["rows"]) == 1
    entered_late(october)
    assert client.get(ask).content == before
    page = client.get("/measures/finance.expenses/seen/?span=2026-10").content.decode()
    assert "2,000.00" in page and "2,300.00" in page and "+300.00" in page and "之后录入" in page
    october.run(close_period, ClosePeriod(period_id=period(october).pk), "finance_manager")
    freeze(october)
    assert client.get(ask).content == before
    second = json.loads(client.get("/measures/finance.expenses/seen.json?span=2026-10").content)
    assert (second["version"], second["value"]) == (2, "2300")
    assert "当时所见" in client.get("/measures/finance.expenses/?span=2026-10").content.decode()
    assert client.get("/measures/finance.margin/seen/?span=2026-10").status_code == 200
    for odd in ("span=2026-09", "span=2026-10&version=9", "span=2026", "span=2026-10&version=x"):
        assert client.get(f"/measures/finance.expenses/seen/?{odd}").status_code == 404
    assert enter(october.depot.who("keeper")).get("/measures/finance.expenses/seen/?span=2026-10").status_code == 403


def test_nothing_new_makes_no_version(october: Shop) -> None:
    first = freeze(october)
    assert freeze(october).id == first.id and FrozenMonth.objects.count() == 1


def test_an_open_month_is_not_frozen(october: Shop) -> None:
    entered_late(october)
    with pytest.raises(Refused, match=r"frozen\.open"):
        freeze(october)
    assert not FrozenMonth.objects.exists()


def test_what_was_frozen_stays(october: Shop) -> None:
    freeze(october)
    for change in (FrozenMonth.objects.update, FrozenFigure.objects.update):
        with pytest.raises(IntegrityError, match="guard:insight_frozen"), transaction.atomic():
            change(digest="x")


def test_the_accountant_does_not_freeze(october: Shop) -> None:
    with pytest.raises(NotAllowed):
        freeze(october, "accountant")
