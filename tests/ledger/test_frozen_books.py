"""财会〔2024〕12号 §21(3): nobody deletes, inserts or changes a posted voucher — the database itself refuses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core import guards
from chehang.ledger.models import Account, Line, Period, Reopening, Voucher


def refuses(sql: str, *params: object) -> str:
    """Run raw SQL that must be refused; returns the rule's name."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return str(caught.value)


@contextmanager
def without(name: str) -> Iterator[None]:
    """Take one guard out for a moment."""
    guard = next(t for t in guards.triggers_of("ledger") if t.name == name)
    with connection.cursor() as cursor:
        cursor.execute(guard.drop())
        yield
        for statement in guard.create():
            cursor.execute(statement)


@pytest.fixture
def voucher(posted: Callable[..., Voucher]) -> Voucher:
    return posted("sale_cost", cost="267.50", stock="267.50")


@pytest.mark.parametrize(
    "assignment",
    [
        "date = '2026-11-01'",
        "number = 7",
        "maker_id = 99",
        "maker_name = 'x'",
        "poster_id = 99",
        "total = 1",
        "event = 'sale'",
        "document = 'x.y'",
        "object_id = 99",
        "summary = 'x'",
        "attachments = 9",
        "state = 'draft', number = NULL",
        "state = 'discarded', number = NULL",
        "word = '收'",
    ],
)
def test_a_posted_voucher_does_not_change(voucher: Voucher, assignment: str) -> None:
    text = refuses(f"UPDATE ledger_voucher SET {assignment} WHERE id = %s", voucher.pk)
    assert "guard:ledger_voucher" in text


@pytest.mark.parametrize(
    "assignment",
    [
        "debit = 1",
        "credit = 1",
        "account_id = account_id + 1",
        "summary = 'x'",
        "partner_id = 5",
        "n = 9",
        "object_id = 7",
    ],
)
def test_its_lines_do_not_change(voucher: Voucher, assignment: str) -> None:
    line = Line.objects.filter(voucher=voucher).first()
    assert "guard:ledger_line_frozen" in refuses(f"UPDATE ledger_line SET {assignment} WHERE id = %s", line.pk)


def test_nothing_is_deleted(voucher: Voucher) -> None:
    assert "guard:ledger_line_kept" in refuses("DELETE FROM ledger_line WHERE voucher_id = %s", voucher.pk)
    assert "guard:ledger_voucher" in refuses("DELETE FROM ledger_voucher WHERE id = %s", voucher.pk)


def test_no_line_is_inserted(voucher: Voucher) -> None:
    line = Line.objects.filter(voucher=voucher).first()
    assert "guard:ledger_line_not_into_posted" in refuses(
        "INSERT INTO ledger_line (store_id, voucher_id, period_id, n, account_id, summary, debit, credit, department,"
        " partner_kind, partner_id, document, object_id) SELECT store_id, voucher_id, period_id, 9, account_id, 'x',"
        " 100, 0, '', '', 0, '', 0 FROM ledger_line WHERE id = %s",
        line.pk,
    )


def draft_of(voucher: Voucher, **changes: object) -> Voucher:
    draft = Voucher.objects.get(pk=voucher.pk)
    lines = list(draft.lines.all())
    draft.pk, draft.state, draft.number, draft.object_id = None, "draft", None, 900
    draft.reviewer_id = draft.poster_id = None
    draft._state.adding = True
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save()
    for line in [] if changes.get("without_lines") else lines:
        line.pk, line.voucher, line.period_id = None, draft, draft.period_id
        line._state.adding = True
        line.save()
    return draft


def test_a_voucher_is_born_a_draft(voucher: Voucher) -> None:
    with pytest.raises(IntegrityError, match="guard:ledger_voucher_start"), transaction.atomic():
        draft_of(voucher, state="posted", number=2)


POST = "UPDATE ledger_voucher SET state = 'posted', number = 2 WHERE id = %s"


def test_a_draft_that_does_not_balance_is_not_posted(voucher: Voucher) -> None:
    draft = draft_of(voucher)
    draft.lines.filter(n=1).update(debit="267.49")
    assert "guard:ledger_voucher_balanced" in refuses(POST, draft.pk)


def test_a_draft_without_lines_is_not_posted(voucher: Voucher) -> None:
    draft = draft_of(voucher)
    draft.lines.all().delete()
    assert "guard:ledger_voucher_balanced" in refuses(POST, draft.pk)


def test_a_draft_is_not_deleted_and_its_lines_do_not_slip_into_a_posted_one(voucher: Voucher) -> None:
    draft = draft_of(voucher)
    moved = "UPDATE ledger_line SET voucher_id = %s, n = 7 WHERE voucher_id = %s AND n = 1"
    assert "guard:ledger_line_not_moved" in refuses(moved, voucher.pk, draft.pk)
    draft.lines.all().delete()
    assert "guard:ledger_voucher_never_deleted" in refuses("DELETE FROM ledger_voucher WHERE id = %s", draft.pk)


def test_lines_stand_on_leaves_and_controlled_accounts_take_none_by_hand(voucher: Voucher) -> None:
    draft = draft_of(voucher)
    line = "UPDATE ledger_line SET n = 8 WHERE voucher_id = %s AND n = 1"
    with connection.cursor() as cursor:
        cursor.execute(line, [draft.pk])
    insert = (
        "INSERT INTO ledger_line (store_id, voucher_id, period_id, n, account_id, summary, debit, credit, department,"
        " partner_kind, partner_id, document, object_id) SELECT store_id, voucher_id, period_id, 9, %s, 'x', 100, 0, '',"
        " '', 0, '', 0 FROM ledger_line WHERE voucher_id = %s AND n = 8"
    )
    stock, group = (Account.objects.get(code=code).pk for code in ("1405.02", "1405"))
    assert "guard:ledger_line_on_a_leaf" in refuses(insert, group, draft.pk)
    by_hand = draft_of(voucher, document="", object_id=0, reason="x", event="manual", without_lines=True)
    assert "guard:ledger_line_by_hand" in refuses(
        insert.replace("SELECT store_id, voucher_id", f"SELECT store_id, {by_hand.pk}"), stock, draft.pk
    )


def test_a_date_outside_its_month_is_not_posted(voucher: Voucher) -> None:
    draft = draft_of(voucher, date=date(2026, 10, 31))
    assert "guard:ledger_voucher_date_in_period" in refuses(POST, draft.pk)


def test_nothing_is_posted_into_a_closed_month(voucher: Voucher) -> None:
    draft = draft_of(voucher)
    Voucher.objects.filter(pk=voucher.pk).update(reviewer_id=99, reviewer_name="x", reviewed_at=voucher.made_at)
    Period.objects.filter(first_day__lt=voucher.date.replace(day=1)).update(state="closed")
    close = "UPDATE ledger_period SET state = 'closed' WHERE id = %s"
    assert "guard:ledger_period_closed_in_order" in refuses(close, draft.period_id), "a draft is in the way"
    with without("ledger_period_closed_in_order"), connection.cursor() as cursor:
        cursor.execute(close, [draft.period_id])
    assert "guard:ledger_voucher_period_open" in refuses(POST, draft.pk)
    assert "guard:ledger_balance_period_open" in refuses(
        "UPDATE ledger_accountbalance SET debit = debit + 1 WHERE period_id = %s", draft.period_id
    )
    with pytest.raises(IntegrityError, match="guard:ledger_voucher_drafted_in_open"), transaction.atomic():
        draft_of(voucher, object_id=901)


def test_a_voucher_is_reviewed_once_and_by_another(voucher: Voucher) -> None:
    assert "voucher_two_people" in refuses(
        "UPDATE ledger_voucher SET reviewer_id = maker_id, reviewer_name = 'x' WHERE id = %s", voucher.pk
    )
    Voucher.objects.filter(pk=voucher.pk).update(reviewer_id=99, reviewer_name="x", reviewed_at=voucher.made_at)
    assert "guard:ledger_voucher_reviewed_once" in refuses(
        "UPDATE ledger_voucher SET reviewer_id = 98 WHERE id = %s", voucher.pk
    )


def test_months_do_not_vanish_and_numbers_do_not_jump(voucher: Voucher) -> None:
    assert "guard:ledger_period_kept" in refuses("DELETE FROM ledger_period WHERE id = %s", voucher.period_id)
    assert "guard:ledger_period_numbers" in refuses(
        "UPDATE ledger_period SET last_number = last_number + 2 WHERE id = %s", voucher.period_id
    )
    assert "guard:ledger_period" in refuses(
        "UPDATE ledger_period SET state = 'locked' WHERE id = %s", Period.objects.order_by("first_day").first().pk
    )


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("UPDATE ledger_accountbalance SET account_id = account_id + 1", "ledger_balance_place"),
        ("DELETE FROM ledger_accountbalance", "ledger_balance_kept"),
        ("UPDATE ledger_period SET month = 9", "ledger_period_same_month"),
        ("UPDATE ledger_period SET last_day = '2026-12-31'", "ledger_period_same_month"),
        (
            "INSERT INTO ledger_period (store_id, year, month, first_day, last_day, state, last_number) SELECT store_id, 2027,"
            " 1, '2027-01-01', '2027-01-31', 'closed', 0 FROM ledger_period WHERE month = 10",
            "ledger_period_start",
        ),
        ("DELETE FROM ledger_account WHERE code = '6901'", "ledger_account_kept"),
        ("UPDATE ledger_account SET code = 'x' WHERE code = '6901'", "ledger_account_code"),
        ("UPDATE ledger_account SET normal_side = 'debit' WHERE code = '4001'", "ledger_account_code"),
        ("DELETE FROM ledger_roleaccount", "ledger_roleaccount_kept"),
    ],
)
def test_months_accounts_and_balances_stay_what_they_are(voucher: Voucher, sql: str, rule: str) -> None:
    assert f"guard:{rule}" in refuses(sql)


def test_months_are_locked_in_order(voucher: Voucher) -> None:
    Voucher.objects.filter(pk=voucher.pk).update(reviewer_id=99, reviewer_name="x", reviewed_at=voucher.made_at)
    for period in Period.objects.order_by("first_day"):
        Period.objects.filter(pk=period.pk).update(state="closed")
    lock = "UPDATE ledger_period SET state = 'locked' WHERE id = %s"
    assert "guard:ledger_period_locked_in_order" in refuses(lock, voucher.period_id)
    assert "guard:ledger_period_step" in refuses(
        "UPDATE ledger_period SET state = 'locked' WHERE state = 'open' OR first_day > '2026-11-01' OR id = %s",
        Period.objects.create(
            store_id=voucher.store_id, year=2026, month=12, first_day=date(2026, 12, 1), last_day=date(2026, 12, 31)
        ).pk,
    )


def test_an_agreed_reopening_stays_as_it_was(voucher: Voucher) -> None:
    period = Period.objects.get(month=10)
    request = Reopening.objects.create(
        store_id=voucher.store_id, period=period, reason="x", requested_by_id=1, requested_by_name="a",
        requested_at=voucher.made_at, approved_by_id=2, approved_by_name="b", approved_at=voucher.made_at,
    )  # fmt: skip
    assert "guard:ledger_reopening_frozen" in refuses(
        "UPDATE ledger_reopening SET approved_by_name = 'c' WHERE id = %s", request.pk
    )
    assert "guard:ledger_reopening" in refuses("DELETE FROM ledger_reopening WHERE id = %s", request.pk)
