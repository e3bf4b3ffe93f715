"""红字冲销 of a voucher by hand."""

from datetime import date
from decimal import Decimal

import pytest

from chehang.core.errors import Conflict, Refused
from chehang.finance.operations.discard_voucher import DiscardVoucher, discard_voucher
from chehang.finance.operations.reverse_voucher import ReverseVoucher, reverse_voucher
from chehang.finance.operations.review_voucher import ReviewVoucher, review_voucher
from chehang.ledger.models import AccountBalance, Voucher


def reverse(voucher, actor, clock, **also) -> Voucher:
    done = reverse_voucher(ReverseVoucher(voucher_id=voucher.pk, reason="金额有误", **also), actor=actor, clock=clock)
    return Voucher.objects.get(pk=done.id)


def test_same_accounts_and_sides_in_red(by_hand, accountant, manager, clock) -> None:
    red = reverse(by_hand, accountant, clock)
    assert red.state == "draft" and red.summary == "冲销2026-11-20 记字第1号"
    review_voucher(ReviewVoucher(voucher_id=red.pk), actor=manager, clock=clock)
    red.refresh_from_db()
    assert (red.number, red.total, red.date) == (2, Decimal(-2180), date(2026, 11, 23))
    mirrored = zip(by_hand.lines.order_by("n"), red.lines.order_by("n"), strict=True)
    assert all((a.account_id, -a.debit, -a.credit) == (b.account_id, b.debit, b.credit) for a, b in mirrored)
    assert not any(b.debit - b.credit for b in AccountBalance.objects.all())


def test_only_once_unless_the_draft_was_given_up(by_hand, accountant, clock) -> None:
    red = reverse(by_hand, accountant, clock)
    with pytest.raises(Conflict, match=r"voucher\.reversed"):
        reverse(by_hand, accountant, clock)
    discard_voucher(DiscardVoucher(voucher_id=red.pk, reason="重复"), actor=accountant, clock=clock)
    assert reverse(by_hand, accountant, clock).reverses_id == by_hand.pk


def test_refused(draft, accountant, manager, clock, of_document) -> None:
    with pytest.raises(Refused, match=r"voucher\.of_document"):
        reverse(of_document(), accountant, clock)
    with pytest.raises(Refused, match=r"voucher\.not_posted"):
        reverse(draft, accountant, clock)
    review_voucher(ReviewVoucher(voucher_id=draft.pk), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"voucher\.before_original"):
        reverse(draft, accountant, clock, date=date(2026, 11, 19))
    red = reverse(draft, accountant, clock)
    review_voucher(ReviewVoucher(voucher_id=red.pk), actor=manager, clock=clock)
    with pytest.raises(Refused, match=r"voucher\.is_reversal"):
        reverse(red, accountant, clock)
