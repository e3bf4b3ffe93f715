"""Review of many: all or none."""

import pytest

from chehang.core.errors import NotFound, Refused
from chehang.finance.operations.review_vouchers import ReviewVouchers, review_vouchers
from chehang.ledger.models import Voucher


def test_all_at_once(of_document, draft, manager, clock) -> None:
    ids = [of_document().pk, of_document().pk, draft.pk]
    done = review_vouchers(ReviewVouchers(voucher_ids=ids), actor=manager, clock=clock)
    assert done.reviewed == 3
    assert sorted(Voucher.objects.filter(reviewer_id=manager.employee_id).values_list("number", flat=True)) == [1, 2, 3]


def test_one_bad_refuses_all(of_document, draft, accountant, clock) -> None:
    ids = [of_document().pk, draft.pk]
    with pytest.raises(Refused, match=r"voucher\.own_work"):
        review_vouchers(ReviewVouchers(voucher_ids=ids), actor=accountant, clock=clock)
    with pytest.raises(NotFound):
        review_vouchers(ReviewVouchers(voucher_ids=[ids[0], 98765]), actor=accountant, clock=clock)
    assert not Voucher.objects.exclude(reviewer_id=None).exists()
