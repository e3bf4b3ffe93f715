"""What must hold about pay."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I48", _("The voucher of wages is the sum of the payslips"))
def voucher_equals_slips() -> Iterator[str]:
    """Σ credit on wages payable of the accrual = Σ gross of the payslips of the run."""
    yield from offending(
        "SELECT r.number, r.gross, (SELECT COALESCE(SUM(s.gross), 0) FROM people_payslip s WHERE s.run_id = r.id) AS slips,"
        " (SELECT COALESCE(SUM(l.credit), 0) FROM ledger_voucher v JOIN ledger_line l ON l.voucher_id = v.id JOIN ledger_roleaccount a"
        " ON a.account_id = l.account_id AND a.role = 'wages_payable' WHERE v.event = 'wages_accrued' AND v.document = 'people.payrun'"
        " AND v.object_id = r.id) AS booked FROM people_payrun r WHERE r.state IN ('approved', 'paid')"
        " AND (r.gross <> (SELECT COALESCE(SUM(s.gross), 0) FROM people_payslip s WHERE s.run_id = r.id) OR r.gross <>"
        " (SELECT COALESCE(SUM(l.credit), 0) FROM ledger_voucher v JOIN ledger_line l ON l.voucher_id = v.id JOIN ledger_roleaccount a"
        " ON a.account_id = l.account_id AND a.role = 'wages_payable' WHERE v.event = 'wages_accrued' AND v.document = 'people.payrun'"
        " AND v.object_id = r.id))",
        "payroll {number}: {gross} fen, payslips {slips}, booked {booked}",
    )
