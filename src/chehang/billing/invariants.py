"""What must hold between bills, credit notes, receipts and the money book."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

# Every account that customers, makers, insurers, lenders and outlets owe by bills.
RECEIVABLES = (
    "'receivable_customer', 'receivable_loan', 'receivable_warranty', 'receivable_insurer', 'receivable_outlet'"
)
_VOUCHER = "JOIN ledger_voucher v ON v.id = l.voucher_id AND v.state = 'posted'"


@invariant("I20", _("What customers owe by receivables is what the receivable account says, customer by customer"))
def receivables_agree() -> Iterator[str]:
    """Charged bills − credit notes − money taken = the customers' receivable account, by partner (in fen)."""
    yield from offending(
        "SELECT x.store_id, x.customer, SUM(x.sub) AS sub, SUM(x.gl) AS gl FROM ("
        " SELECT store_id, customer_id AS customer, amount AS sub, 0 AS gl FROM billing_bill WHERE charged_on IS NOT NULL"
        " UNION ALL SELECT store_id, customer_id, -amount, 0 FROM billing_creditnote"
        " UNION ALL SELECT store_id, customer_id, -amount, 0 FROM billing_receipt"
        f" UNION ALL SELECT l.store_id, l.partner_id, 0, l.debit - l.credit FROM ledger_line l {_VOUCHER}"
        f" JOIN ledger_roleaccount r ON r.account_id = l.account_id AND r.role IN ({RECEIVABLES})"
        " WHERE l.partner_kind = 'customer') x GROUP BY x.store_id, x.customer HAVING SUM(x.sub) <> SUM(x.gl)",
        "store {store_id} customer {customer}: bills say {sub} fen, the account says {gl}",
    )


@invariant("I20b", _("Each receivable is paid by its payments and lowered by its credit notes"))
def bills_paid_by_receipts() -> Iterator[str]:
    """The paid amount of a bill is the sum of its receipts, the credited one what its credit notes took off."""
    yield from offending(
        "SELECT b.number, b.paid, b.credited, COALESCE((SELECT SUM(r.amount) FROM billing_receipt r WHERE r.bill_id = b.id"
        " AND r.credit_note_id IS NULL), 0) AS taken, COALESCE((SELECT SUM(c.applied) FROM billing_creditnote c"
        " WHERE c.bill_id = b.id), 0) AS off FROM billing_bill b WHERE b.paid <> COALESCE((SELECT SUM(r.amount)"
        " FROM billing_receipt r WHERE r.bill_id = b.id AND r.credit_note_id IS NULL), 0) OR b.credited <>"
        " COALESCE((SELECT SUM(c.applied) FROM billing_creditnote c WHERE c.bill_id = b.id), 0)",
        "bill {number}: paid {paid} fen, receipts {taken}; credited {credited}, credit notes {off}",
    )
    yield from offending(
        "SELECT c.number, c.paid_back, -COALESCE(SUM(r.amount), 0) AS given FROM billing_creditnote c"
        " LEFT JOIN billing_receipt r ON r.credit_note_id = c.id GROUP BY c.id, c.number, c.paid_back"
        " HAVING c.paid_back <> -COALESCE(SUM(r.amount), 0)",
        "credit note {number}: paid back {paid_back} fen, receipts {given}",
    )


@invariant("I20c", _("No more is given back than a receivable came to"))
def credit_within_bills() -> Iterator[str]:
    """Credit notes stay within their bill, and no cancelled bill is in the books."""
    yield from offending(
        "SELECT b.number, b.amount, SUM(c.amount) AS back FROM billing_bill b JOIN billing_creditnote c ON c.bill_id = b.id"
        " GROUP BY b.id, b.number, b.amount HAVING SUM(c.amount) > b.amount",
        "bill {number}: {amount} fen, credited {back}",
    )
    yield from offending(
        "SELECT number FROM billing_bill WHERE state = 'cancelled' AND charged_on IS NOT NULL",
        "bill {number} is cancelled and in the books",
    )


@invariant("I22b", _("Each payment taken is in the books with its amount, and its receivable's customer"))
def receipts_in_the_books() -> Iterator[str]:
    """Every receipt has one voucher whose receivable line is its amount (credit for money taken)."""
    yield from offending(
        "SELECT x.id, SUM(x.sub) AS sub, SUM(x.gl) AS gl FROM (SELECT id, amount AS sub, 0 AS gl FROM billing_receipt"
        f" UNION ALL SELECT v.object_id, 0, l.credit - l.debit FROM ledger_line l {_VOUCHER}"
        " AND v.document = 'billing.receipt' JOIN ledger_roleaccount r ON r.account_id = l.account_id"
        f" AND r.role IN ({RECEIVABLES})) x GROUP BY x.id HAVING SUM(x.sub) <> SUM(x.gl)",
        "receipt {id}: {sub} fen, in the books {gl}",
    )
    yield from offending(
        "SELECT r.number FROM billing_receipt r JOIN billing_bill b ON b.id = r.bill_id"
        " WHERE b.customer_id <> r.customer_id OR b.store_id <> r.store_id",
        "receipt {number} is not of its bill's customer",
    )


@invariant("I21", _("What is owed to suppliers by their papers is what the payable account says, supplier by supplier"))
def payables_agree() -> Iterator[str]:
    """Open payables = the suppliers' payable account for invoiced goods, by partner (in fen); vouchers by hand have no paper and stand apart, and so does
    what a month's end revalued of debts abroad until it turns back: the reconciliation board adds it."""
    yield from offending(
        "SELECT x.store_id, x.supplier, SUM(x.sub) AS sub, SUM(x.gl) AS gl FROM ("
        " SELECT store_id, supplier_id AS supplier, amount - paid AS sub, 0 AS gl FROM billing_payable"
        f" UNION ALL SELECT l.store_id, l.partner_id, 0, l.credit - l.debit FROM ledger_line l {_VOUCHER}"
        " AND v.document <> '' AND v.event NOT IN ('currency_owed', 'currency_owed_reversed')"
        " JOIN ledger_roleaccount r ON r.account_id = l.account_id AND r.role = 'payable_invoiced'"
        " WHERE l.partner_kind = 'supplier') x GROUP BY x.store_id, x.supplier HAVING SUM(x.sub) <> SUM(x.gl)",
        "store {store_id} supplier {supplier}: papers say {sub} fen, the account says {gl}",
    )
    yield from offending(
        "SELECT p.paper_number AS number, p.amount, COALESCE(SUM(l.amount_ex + l.tax), 0) AS booked FROM billing_payable p"
        " LEFT JOIN billing_payableline l ON l.payable_id = p.id GROUP BY p.id, p.paper_number, p.amount"
        " HAVING p.amount <> COALESCE(SUM(l.amount_ex + l.tax), 0)",
        "payable {number}: {amount} fen, its lines {booked}",
    )


@invariant("I20d", _("What a receivable was charged for adds up to the receivable"))
def bills_charged_whole() -> Iterator[str]:
    """The lines of a charged bill come to its amount."""
    yield from offending(
        "SELECT b.number, b.amount, COALESCE(SUM(l.amount_ex + l.tax), 0) AS charged FROM billing_bill b"
        " LEFT JOIN billing_billline l ON l.bill_id = b.id WHERE b.charged_on IS NOT NULL GROUP BY b.id, b.number, b.amount"
        " HAVING b.amount <> COALESCE(SUM(l.amount_ex + l.tax), 0)",
        "bill {number}: {amount} fen, charged lines {charged}",
    )


@invariant("I21b", _("What was used of a held deposit is what its uses say, each with its payment"))
def deposits_used_by_uses() -> Iterator[str]:
    """used = the sum of its uses; a use that paid a bill is the amount of its receipt, of the same customer (in fen)."""
    yield from offending(
        "SELECT d.number, d.used, COALESCE(SUM(u.amount), 0) AS uses FROM billing_helddeposit d LEFT JOIN billing_deposituse u"
        " ON u.deposit_id = d.id GROUP BY d.id, d.number, d.used HAVING d.used <> COALESCE(SUM(u.amount), 0)",
        "held deposit {number}: {used} fen used, its uses say {uses}",
    )
    yield from offending(
        "SELECT r.number, u.amount FROM billing_deposituse u JOIN billing_receipt r ON r.id = u.receipt_id"
        " JOIN billing_helddeposit d ON d.id = u.deposit_id WHERE r.amount <> u.amount OR r.customer_id <> d.customer_id",
        "receipt {number} does not say what the held deposit paid ({amount} fen)",
    )
