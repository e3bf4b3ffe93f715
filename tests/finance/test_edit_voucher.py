"""Changing a draft."""

from decimal import Decimal

import pytest

from chehang.core import guards
from chehang.core.errors import Refused
from chehang.finance.operations.edit_voucher import EditVoucher, edit_voucher
from chehang.finance.operations.return_voucher import ReturnVoucher, return_voucher


def test_its_maker_changes_a_returned_draft(draft, accountant, manager, clock, text) -> None:
    return_voucher(ReturnVoucher(voucher_id=draft.pk, reason="税额不对"), actor=manager, clock=clock)
    lines = text()["lines"]
    lines[1]["debit"], lines[2]["credit"] = "120", "2120"
    edit_voucher(EditVoucher(voucher_id=draft.pk, **text(lines=lines)), actor=accountant, clock=clock)
    draft.refresh_from_db()
    assert (draft.state, draft.total, draft.lines.count()) == ("draft", Decimal(2120), 3)


def test_a_posted_one_is_never_changed(by_hand, accountant, clock, text) -> None:
    with pytest.raises(Refused, match=r"voucher\.posted"):
        edit_voucher(EditVoucher(voucher_id=by_hand.pk, **text()), actor=accountant, clock=clock)


def test_nobody_changes_anothers(draft, manager, clock, text) -> None:
    with pytest.raises(Refused, match=r"voucher\.not_yours"):
        edit_voucher(EditVoucher(voucher_id=draft.pk, **text(summary="x")), actor=manager, clock=clock)


def test_a_bad_change_leaves_the_draft(draft, accountant, clock, text) -> None:
    lines = text()["lines"][:2]
    with pytest.raises(Refused, match=r"voucher\.unbalanced"):
        edit_voucher(EditVoucher(voucher_id=draft.pk, **text(lines=lines)), actor=accountant, clock=clock)
    assert draft.lines.count() == 3


def test_a_red_letter_draft_mirrors_its_original(draft, accountant, clock, text) -> None:
    guards.remove("ledger")
    type(draft).objects.filter(pk=draft.pk).update(reverses=draft.pk)
    with pytest.raises(Refused, match=r"voucher\.is_reversal"):
        edit_voucher(EditVoucher(voucher_id=draft.pk, **text(summary="x")), actor=accountant, clock=clock)
    assert draft.lines.count() == 3
