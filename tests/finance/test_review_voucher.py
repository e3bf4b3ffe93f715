"""Review by a second person."""

from datetime import date
from decimal import Decimal

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.finance.operations.discard_voucher import DiscardVoucher, discard_voucher
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import Account, AccountBalance, Period
from chehang.org.models import Account as Login
from chehang.org.models import Employee
from chehang.org.services import actor_for


def test_a_voucher_by_hand_is_posted_with_it(by_hand, manager) -> None:
    assert (by_hand.state, by_hand.number, by_hand.reviewer_id) == ("posted", 1, manager.employee_id)
    bank = AccountBalance.objects.get(account=Account.objects.get(code="1002.01"))
    assert bank.credit == Decimal(2180)


def test_a_documents_voucher_keeps_its_number(of_document, accountant, clock) -> None:
    voucher = of_document()
    done = review_voucher(ReviewVoucher(voucher_id=voucher.pk), actor=accountant, clock=clock)
    voucher.refresh_from_db()
    assert (done.number, voucher.reviewer_name) == ("记-1", "林会计")


def test_nobody_reviews_their_own_even_with_another_login(draft, accountant, clock) -> None:
    second = Login.objects.create_user("second", "pass-word-9", Employee.objects.get(pk=accountant.employee_id))
    for actor in (accountant, actor_for(second, clock)):
        with pytest.raises(Refused, match=r"voucher\.own_work"):
            review_voucher(ReviewVoucher(voucher_id=draft.pk), actor=actor, clock=clock)
    draft.refresh_from_db()
    assert (draft.state, draft.reviewer_id) == ("draft", None)


def test_once_is_enough(by_hand, actor_of, clock) -> None:
    with pytest.raises(Refused, match=r"voucher\.reviewed"):
        review_voucher(ReviewVoucher(voucher_id=by_hand.pk), actor=actor_of("accountant"), clock=clock)


def test_a_discarded_draft_is_not_reviewed(draft, accountant, manager, clock) -> None:
    discard_voucher(DiscardVoucher(voucher_id=draft.pk, reason="重复"), actor=accountant, clock=clock)
    with pytest.raises(Refused, match=r"voucher\.not_ready"):
        review_voucher(ReviewVoucher(voucher_id=draft.pk), actor=manager, clock=clock)


def test_cash_cannot_pay_what_it_does_not_have(accountant, manager, clock, text, account) -> None:
    from chehang.finance.operations.make_voucher import MakeVoucher, make_voucher

    lines = [
        {"account_id": account("6602.11").pk, "debit": "5", "department": "management"},
        {"account_id": account("1001").pk, "credit": "5"},
    ]
    done = make_voucher(MakeVoucher(**text(lines=lines)), actor=accountant, clock=clock)
    with pytest.raises(Refused, match=r"cash\.negative"):
        review_voucher(ReviewVoucher(voucher_id=done.id), actor=manager, clock=clock)
    assert Period.objects.get(month=11).last_number == 0 and not AccountBalance.objects.exists()


def test_a_foreign_voucher_is_unknown(draft, other_store, actor_of, clock) -> None:
    from chehang.ledger.services import open_books

    open_books(other_store.pk, date(2026, 10, 1))
    stranger = actor_of("accountant", at=other_store)
    answers = []
    for pk in (draft.pk, 987654):
        with pytest.raises(NotFound) as caught:
            review_voucher(ReviewVoucher(voucher_id=pk), actor=stranger, clock=clock)
        answers.append(str(caught.value))
    assert answers[0] == answers[1]
