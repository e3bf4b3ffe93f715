"""The general manager approves, and the wages are in the books (P33, I48)."""

from chehang.core.verify import broken
from chehang.ledger.models import Voucher
from chehang.people.payroll import told_apart
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


def test_small_departments_share_a_line(hr: Hr) -> None:
    """Two people of HR and one of finance stand together; where two remain too few, the smallest other department joins them."""
    assert told_apart({"people": 2, "finance": 1, "management": 4, "service": 2, "sales": 9, "care": 2}, 3) == {
        "people": "", "finance": "", "management": "management", "service": "service", "sales": "", "care": "",
    }  # fmt: skip
    assert told_apart({"sales": 3, "parts": 5}, 3) == {"sales": "sales", "parts": "parts"}
    terms(hr)
    marketing = hr.office.id("marketing_manager")
    hr.run("keep_file", employee=marketing, hired_on="2020-03-01", working_since="2020-03-01")
    terms(hr, "marketing_manager", base="9000")
    run = payroll(hr, "approved")
    voucher = Voucher.objects.get(event="wages_accrued", object_id=run.pk)
    debit = [(x.account.code, x.department) for x in voucher.lines.select_related("account") if x.debit]
    assert debit == [("6601.01", ""), ("6601.02", "")]
