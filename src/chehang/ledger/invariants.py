"""What always holds in the money book."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

# Few vouchers are not posted: leaving these out is cheaper than asking the voucher of every line.
POSTED = "FROM ledger_line l WHERE l.voucher_id NOT IN (SELECT v.id FROM ledger_voucher v WHERE v.state <> 'posted')"


@invariant("I13.source", _("Each voucher has a source, or a person and a reason"))
def vouchers_have_a_source() -> Iterator[str]:
    """And an event is posted once per document and part of it."""
    yield from offending(
        "SELECT id FROM ledger_voucher WHERE document = '' AND (reason = '' OR maker_id = 0)",
        "voucher {id} has neither a document nor a maker with a reason",
    )
    yield from offending(
        "SELECT event, document, object_id, COUNT(*) AS n FROM ledger_voucher WHERE document <> ''"
        " GROUP BY store_id, event, document, object_id, part HAVING COUNT(*) > 1",
        "{event} of {document} {object_id} is posted {n} times",
    )
    yield from offending(
        "SELECT l.id, l.voucher_id FROM ledger_line l LEFT JOIN ledger_voucher v ON v.id = l.voucher_id"
        " WHERE v.id IS NULL OR v.store_id <> l.store_id OR v.period_id <> l.period_id",
        "line {id} does not belong to voucher {voucher_id}",
    )


@invariant("I16.money", _("A red-letter voucher and its original add up to nothing"))
def reversals_net_to_zero() -> Iterator[str]:
    """At most one reversal lives."""
    yield from offending(
        "SELECT reverses_id, COUNT(*) AS n FROM ledger_voucher WHERE reverses_id IS NOT NULL"
        " AND state <> 'discarded' GROUP BY reverses_id HAVING COUNT(*) > 1",
        "voucher {reverses_id} is reversed {n} times",
    )
    yield from offending(
        "SELECT r.id, r.reverses_id FROM ledger_voucher r LEFT JOIN ledger_voucher o ON o.id = r.reverses_id"
        " WHERE r.reverses_id IS NOT NULL AND r.state = 'posted' AND (o.id IS NULL OR o.state <> 'posted'"
        " OR o.store_id <> r.store_id OR o.reverses_id IS NOT NULL OR o.total + r.total <> 0)",
        "voucher {id} does not mirror voucher {reverses_id}",
    )


@invariant("I17", _("Every posted voucher balances"))
def vouchers_balance() -> Iterator[str]:
    """Debit equals credit, over at least two lines, and the total is the debit."""
    yield from offending(
        "SELECT v.id, COALESCE(SUM(l.debit), 0) AS debit, COALESCE(SUM(l.credit), 0) AS credit, v.total"
        " FROM ledger_voucher v LEFT JOIN ledger_line l ON l.voucher_id = v.id WHERE v.state = 'posted'"
        " GROUP BY v.id, v.total HAVING COALESCE(SUM(l.debit), 0) <> COALESCE(SUM(l.credit), 0) OR COUNT(l.id) < 2"
        " OR COALESCE(SUM(l.debit), 0) <> v.total",
        "voucher {id}: debit {debit}, credit {credit}, total {total} (fen)",
    )


@invariant("I18", _("All balances add up to zero and carry forward"))
def balances_carry_forward() -> Iterator[str]:
    """Per month; the opening of a month after a closed one is the closing of that month."""
    yield from offending(
        "SELECT period_id, SUM(opening) AS opening, SUM(debit - credit) AS moved FROM ledger_accountbalance"
        " GROUP BY period_id HAVING SUM(opening) <> 0 OR SUM(debit - credit) <> 0",
        "month {period_id}: openings add up to {opening}, movements to {moved} (fen)",
    )
    yield from offending(
        "SELECT before, account_id, partner_kind, partner_id, SUM(closing) AS closing, SUM(opening) AS opening FROM"
        " (SELECT b.period_id AS before, b.account_id, b.partner_kind, b.partner_id,"
        " b.opening + b.debit - b.credit AS closing, 0 AS opening FROM ledger_accountbalance b"
        " JOIN ledger_period p ON p.id = b.period_id WHERE p.state <> 'open' UNION ALL"
        " SELECT p.id, b.account_id, b.partner_kind, b.partner_id, 0, b.opening FROM ledger_period p"
        " JOIN ledger_period q ON q.store_id = p.store_id"
        " AND q.year * 12 + q.month = p.year * 12 + p.month + 1"
        " JOIN ledger_accountbalance b ON b.period_id = q.id WHERE p.state <> 'open') x"
        " GROUP BY before, account_id, partner_kind, partner_id HAVING SUM(closing) <> SUM(opening)",
        "after month {before}, account {account_id} {partner_kind} {partner_id}: closing {closing}, next opening {opening}",
    )


@invariant("I19", _("Kept balances are the sums of their lines"))
def balances_are_sums() -> Iterator[str]:
    """Per month, account and partner."""
    yield from offending(
        "SELECT period_id, account_id, partner_kind, partner_id, SUM(debit) AS debit, SUM(credit) AS credit FROM"
        " (SELECT l.period_id, l.account_id, l.partner_kind, l.partner_id, l.debit, l.credit "
        + POSTED
        + " UNION ALL SELECT period_id, account_id, partner_kind, partner_id, -debit, -credit"
        " FROM ledger_accountbalance) x GROUP BY period_id, account_id, partner_kind, partner_id"
        " HAVING SUM(debit) <> 0 OR SUM(credit) <> 0",
        "month {period_id} account {account_id} {partner_kind} {partner_id}: lines and balance differ by"
        " {debit} debit, {credit} credit (fen)",
    )


@invariant("I22", _("Cash was never below zero"))
def cash_never_negative() -> Iterator[str]:
    """After each voucher in the order of posting."""
    yield from offending(
        "SELECT * FROM (SELECT l.store_id, a.code, v.id AS voucher_id, SUM(l.debit - l.credit) OVER"
        " (PARTITION BY l.account_id ORDER BY v.posted_at, v.period_id, v.number, l.n) AS level FROM ledger_account a"
        " JOIN ledger_line l ON l.account_id = a.id JOIN ledger_voucher v ON v.id = l.voucher_id"
        " WHERE a.never_negative AND v.state = 'posted') x WHERE level < 0",
        "store {store_id} account {code}: {level} fen after voucher {voucher_id}",
    )


@invariant("I23", _("Voucher numbers run 1 to n without a gap, in the order of posting"))
def numbers_have_no_gap() -> Iterator[str]:
    """Per month and voucher word; drafts have none."""
    yield from offending(
        "SELECT p.id, p.last_number, COUNT(v.number) AS n, COALESCE(MAX(v.number), 0) AS highest FROM ledger_period p"
        " LEFT JOIN ledger_voucher v ON v.period_id = p.id AND v.number IS NOT NULL GROUP BY p.id, p.last_number"
        " HAVING COUNT(v.number) <> p.last_number OR COALESCE(MAX(v.number), 0) <> p.last_number",
        "month {id}: {n} numbers up to {highest}, {last_number} given",
    )
    yield from offending(
        "SELECT * FROM (SELECT id, number, posted_at, LAG(posted_at) OVER (PARTITION BY period_id, word ORDER BY number)"
        " AS before FROM ledger_voucher WHERE state = 'posted') x WHERE posted_at < before",
        "voucher {id}: number {number} was posted before the number below it",
    )
    yield from offending(
        "SELECT id, state FROM ledger_voucher WHERE (state = 'posted') <> (number IS NOT NULL)",
        "voucher {id} is {state} and must not have this number",
    )


@invariant("I25", _("Months are closed in order and hold only their own, settled vouchers"))
def months_are_in_order() -> Iterator[str]:
    """No posting outside its month; nothing unposted or unreviewed in a closed one."""
    yield from offending(
        "SELECT v.id, v.date FROM ledger_voucher v JOIN ledger_period p ON p.id = v.period_id"
        " WHERE v.date < p.first_day OR v.date > p.last_day OR v.store_id <> p.store_id",
        "voucher {id} of {date} is in the wrong month",
    )
    yield from offending(
        "SELECT v.id, p.state FROM ledger_voucher v JOIN ledger_period p ON p.id = v.period_id"
        " WHERE p.state <> 'open' AND (v.state IN ('draft', 'returned')"
        " OR (v.state = 'posted' AND v.reviewer_id IS NULL))",
        "voucher {id} is not settled although its month is {state}",
    )
    yield from offending(
        "SELECT p.id, p.state FROM ledger_period p JOIN ledger_period q ON q.store_id = p.store_id"
        " AND q.first_day < p.first_day WHERE (p.state <> 'open' AND q.state = 'open')"
        " OR (p.state = 'locked' AND q.state <> 'locked')",
        "month {id} is {state} before an earlier one",
    )


@invariant("I26", _("Each reopening names two people, a reason and the time"))
def reopenings_are_recorded() -> Iterator[str]:
    """As many agreed requests as reopened months, and never the same person twice."""
    yield from offending(
        "SELECT p.id, (SELECT COUNT(*) FROM core_transition t WHERE t.machine = 'ledger.period' AND t.move = 'reopen'"
        " AND t.object_id = p.id) AS reopened, (SELECT COUNT(*) FROM ledger_reopening r WHERE r.period_id = p.id"
        " AND r.approved_by_id IS NOT NULL) AS agreed FROM ledger_period p WHERE"
        " (SELECT COUNT(*) FROM core_transition t WHERE t.machine = 'ledger.period' AND t.move = 'reopen'"
        " AND t.object_id = p.id) <> (SELECT COUNT(*) FROM ledger_reopening r WHERE r.period_id = p.id"
        " AND r.approved_by_id IS NOT NULL)",
        "month {id} was reopened {reopened} times, agreed {agreed} times",
    )
    yield from offending(
        "SELECT id FROM ledger_reopening WHERE reason = '' OR approved_by_id = requested_by_id",
        "reopening {id} lacks a reason or a second person",
    )


@invariant("I27", _("A red-letter voucher has the same accounts and sides with negative amounts"))
def red_letters_mirror() -> Iterator[str]:
    """Line by line."""
    yield from offending(
        "SELECT r.id, o.n FROM ledger_voucher r JOIN ledger_line o ON o.voucher_id = r.reverses_id"
        " LEFT JOIN ledger_line l ON l.voucher_id = r.id AND l.n = o.n WHERE r.reverses_id IS NOT NULL"
        " AND r.state = 'posted' AND (l.id IS NULL OR l.account_id <> o.account_id OR l.debit + o.debit <> 0"
        " OR l.credit + o.credit <> 0 OR l.partner_kind <> o.partner_kind OR l.partner_id <> o.partner_id)",
        "red-letter voucher {id}, line {n} does not mirror the original",
    )


@invariant("I33", _("Nobody reviewed a voucher of their own"))
def two_people() -> Iterator[str]:
    """Maker and reviewer differ; one written by hand was reviewed before it was posted."""
    yield from offending(
        "SELECT id FROM ledger_voucher WHERE reviewer_id = maker_id"
        " OR (state = 'posted' AND document = '' AND reviewer_id IS NULL)",
        "voucher {id} lacks a second person",
    )
