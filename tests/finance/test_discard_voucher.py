"""Giving up a draft."""

import pytest

from chehang.core.errors import Refused
from chehang.finance.operations.discard_voucher import DiscardVoucher, discard_voucher


def test_a_draft_is_kept_as_discarded(draft, accountant, clock) -> None:
    discard_voucher(DiscardVoucher(voucher_id=draft.pk, reason="重复"), actor=accountant, clock=clock)
    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("discarded", None)
    with pytest.raises(Refused, match=r"voucher\.discarded"):
        discard_voucher(DiscardVoucher(voucher_id=draft.pk, reason="重复"), actor=accountant, clock=clock)


def test_a_posted_one_is_not(by_hand, accountant, clock) -> None:
    with pytest.raises(Refused, match=r"voucher\.posted"):
        discard_voucher(DiscardVoucher(voucher_id=by_hand.pk, reason="重复"), actor=accountant, clock=clock)
