"""What must hold between bills, receipts and the money book."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I20", _("What customers owe by bills is what the receivable account says, customer by customer"))
def receivables_agree() -> Iterator[str]:
    """Charged bills minus money taken = the lines of the customers' receivable account, by partner (in fen)."""
    yield from offending(
        "SELECT x.store_id, x.customer, SUM(x.sub) AS sub, SUM(x.gl) AS gl FROM ("
        " SELECT store_id, customer_id AS customer, amount AS sub, 0 AS gl FROM billing_bill WHERE charged_on IS NOT NULL"
        " UNION ALL SELECT store_id, customer_id, -amount, 0 FROM billing_receipt"
        " UNION ALL SELECT l.store_id, l.partner_id, 0, l.debit - l.credit FROM ledger_line l"
        " JOIN ledger_voucher v ON v.id = l.voucher_id AND v.state = 'posted'"
        " JOIN ledger_roleaccount r ON r.account_id = l.account_id AND r.role = 'receivable_customer'"
        " WHERE l.partner_kind = 'customer') x GROUP BY x.store_id, x.customer HAVING SUM(x.sub) <> SUM(x.gl)",
        "store {store_id} customer {customer}: bills say {sub} fen, the account says {gl}",
    )


@invariant("I20b", _("Each bill is paid by its receipts"))
def bills_paid_by_receipts() -> Iterator[str]:
    """The paid amount of a bill is the sum of its receipts."""
    yield from offending(
        "SELECT b.number, b.paid, COALESCE(SUM(r.amount), 0) AS taken FROM billing_bill b"
        " LEFT JOIN billing_receipt r ON r.bill_id = b.id GROUP BY b.id, b.number, b.paid"
        " HAVING b.paid <> COALESCE(SUM(r.amount), 0)",
        "bill {number}: paid {paid} fen, receipts {taken}",
    )
