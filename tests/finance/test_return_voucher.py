"""Returning a voucher to its maker."""

import pytest

from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.finance.operations.return_voucher import ReturnVoucher, return_voucher


def test_the_maker_hears_why(draft, accountant, manager, clock) -> None:
    return_voucher(ReturnVoucher(voucher_id=draft.pk, reason="税额不对"), actor=manager, clock=clock)
    draft.refresh_from_db()
    assert draft.state == "returned"
    assert InboxItem.objects.get(employee_id=accountant.employee_id).params["reason"] == "税额不对"


def test_refused(draft, accountant, manager, clock, of_document) -> None:
    with pytest.raises(Refused, match=r"voucher\.own_work"):
        return_voucher(ReturnVoucher(voucher_id=draft.pk, reason="税额不对"), actor=accountant, clock=clock)
    with pytest.raises(Refused, match=r"voucher\.posted"):
        return_voucher(ReturnVoucher(voucher_id=of_document().pk, reason="税额不对"), actor=manager, clock=clock)
