"""The general manager approves, and the wages are in the books (P33, I48)."""

from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_the_voucher_is_the_sum(hr: Hr) -> None:
    terms(hr)
    terms(hr, "parts_manager", base="9000")
    run = payroll(hr, "approved")
    voucher = Voucher.objects.get(event="wages_accrued", object_id=run.pk)
    credit = {x.account.code: x.credit for x in voucher.lines.select_related("account") if x.credit}
    assert credit == {"2211.01": run.gross, "2211.03": 4572, "2211.04": 1440}
    assert "I48" not in {rule.code for rule, _row in broken()}
    hr.refused("not_allowed", "approve_pay", "finance_manager", run=run.pk)
    hr.refused("state.wrong", "approve_pay", "general_manager", run=run.pk)
