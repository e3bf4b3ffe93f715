"""Posting and reversing: what is refused, and that nothing stays of it."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chehang.core.errors import Conflict, Refused
from chehang.core.sources import Source
from chehang.ledger.models import AccountBalance, Line, Period, RoleAccount, Voucher
from chehang.ledger.rules import chart, roles, rules
from chehang.ledger.services import Leg, post, require_open, reverse
from chehang.ledger.services.book import check_balanced


def test_numbers_run_per_month_and_a_refusal_leaves_no_gap(posted, ctx) -> None:
    a, b = posted("sale_cost", cost="1", stock="1"), posted("sale_cost", cost="2", stock="2", date=date(2026, 10, 3))
    with pytest.raises(Refused, match=r"voucher\.unbalanced"), transaction.atomic():
        posted("sale_cost", cost="1", stock="2")
    with pytest.raises(Refused, match=r"cash\.negative"), transaction.atomic():
        posted("money_refunded", money_cash="1", receivable="1")
    c = posted("sale_cost", cost="3", stock="3")
    assert [v.number for v in (a, b, c)] == [1, 1, 2]
    assert Voucher.objects.count() == 3


def test_months_open_by_themselves_but_never_before_the_books_or_ahead(posted, ctx) -> None:
    with pytest.raises(Refused, match=r"period\.ahead"):
        posted("sale_cost", cost="1", stock="1", date=date(2026, 12, 1))
    ctx.today = date(2027, 2, 1)
    posted("sale_cost", cost="1", stock="1", date=date(2027, 2, 1))
    assert [str(p) for p in Period.objects.order_by("first_day")] == [
        "2026-10", "2026-11", "2026-12", "2027-01", "2027-02",
    ]  # fmt: skip
    with pytest.raises(Refused, match=r"period\.unknown"):
        posted("sale_cost", cost="1", stock="1", date=date(2026, 9, 30))


def test_a_closed_month_refuses_with_words(posted, ctx) -> None:
    Period.objects.update(state="closed")
    with pytest.raises(Refused, match=r"period\.closed") as caught:
        posted("sale_cost", cost="1", stock="1", date=date(2026, 10, 3))
    assert caught.value.params["month"] == "2026-10" and not Voucher.objects.exists()
    with pytest.raises(Refused, match=r"period\.closed"):
        require_open(ctx, date(2026, 10, 3))


def test_an_event_is_posted_once_per_document(posted) -> None:
    posted("sale_cost", cost="1", stock="1", object_id=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        posted("sale_cost", cost="1", stock="1", object_id=5)
    posted("sale_cost", cost="1", stock="1", object_id=6)


def test_nothing_to_post_makes_no_voucher(ctx) -> None:
    legs = [Leg("cost", D(0)), Leg("stock", D(0))]
    assert post(ctx, "sale_cost", source=Source("t.x", 1), legs=legs) is None
    assert not Voucher.objects.exists() and not Period.objects.exclude(last_number=0).exists()


def test_unknown_words_are_programming_errors(ctx) -> None:
    with pytest.raises(ValueError, match="no posting rule"):
        post(ctx, "party", source=Source("t.x", 1), legs=[])
    with pytest.raises(KeyError):
        post(ctx, "sale", source=Source("t.x", 1), legs=[Leg("cake", D(1))])


def test_a_store_without_books_is_told_so(ctx) -> None:
    RoleAccount.objects.filter(role="parts_cost").update(role="other")
    with pytest.raises(Refused, match=r"ledger\.no_account"):
        post(ctx, "sale_cost", source=Source("t.x", 1), legs=[Leg("cost", D(1)), Leg("stock", D(1))])


def test_a_reversal_mirrors_and_lives_once(posted, ctx) -> None:
    original = posted("sale", receivable="458", revenue="405.31", output_vat="52.69")
    red = reverse(ctx, original.pk, source=Source("counter.return", 3))
    assert (red.event, red.total, red.reverses_id) == ("sale_reversed", D(-458), original.pk)
    assert red.summary == f"冲销{original.date} 记字第{original.number}号"
    pairs = zip(original.lines.order_by("n"), red.lines.order_by("n"), strict=True)
    assert all((a.account_id, -a.debit, -a.credit) == (b.account_id, b.debit, b.credit) for a, b in pairs)
    assert not any(b.debit - b.credit or b.debit for b in AccountBalance.objects.all())
    with pytest.raises(Conflict, match=r"voucher\.reversed"):
        reverse(ctx, original.pk)
    with pytest.raises(Refused, match=r"voucher\.is_reversal"):
        reverse(ctx, red.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.filter(pk=red.pk).update(reverses=None)


def test_statements_do_not_grow_with_legs(ctx, posted) -> None:
    posted("sale_cost", cost="1", stock="1")
    spent = []
    for n, count in ((1, 1), (2, 60)):
        legs = [Leg("receivable", D(1), ("customer", k)) for k in range(1, count + 1)] + [Leg("revenue", D(count))]
        ctx.memo.clear()
        with CaptureQueriesContext(connection) as caught:
            post(ctx, "sale", source=Source("t.x", n), legs=legs)
        spent.append(len(caught))
    assert spent == [6, 6] and Line.objects.count() == 65


def test_rules_and_chart_fit_together() -> None:
    leaves = {row.code for row in chart()} - {row.parent for row in chart()}
    assert len({row.role for row in chart() if row.role}) == len([row for row in chart() if row.role])
    assert set(roles().values()) <= leaves, "roles are played by leaves only"
    # The other side of what the old books carry over are their accounts, each named in the file.
    carried = {"opening_balance": {"credit"}}
    for event, legs in rules().items():
        assert {rule.side for rule in legs.values()} == carried.get(event, {"debit", "credit"}), event
        assert {rule.role for rule in legs.values()} <= set(roles()), event
    codes = {row.code for row in chart()}
    assert all(row.parent in codes for row in chart() if row.parent)


def test_one_line_is_no_voucher() -> None:
    with pytest.raises(Refused, match=r"voucher\.too_few_lines"):
        check_balanced([Line(debit=D(0), credit=D(0))])
    with pytest.raises(Refused, match=r"voucher\.unbalanced"):
        check_balanced([Line(debit=D(1), credit=D(0)), Line(debit=D(0), credit=D("0.99"))])
