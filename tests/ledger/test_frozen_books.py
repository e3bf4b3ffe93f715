"""财会〔2024〕12号 §21(3): nobody deletes, inserts or changes a posted voucher — the database itself refuses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chehang.core import guards
from chehang.ledger.models import Line, Period, Voucher


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
    for line in lines:
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
