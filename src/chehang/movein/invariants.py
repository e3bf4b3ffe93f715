"""What must hold of the opening."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("O01", _("Every opening file did to the books what its rows say"))
def files_are_their_rows() -> Iterator[str]:
    """Entered rows are there, and the amounts of goods, receivables, payables, deposits and packages are those on their accounts (in fen)."""
    yield from offending(
        "SELECT f.id, f.rows, COUNT(i.id) AS items, f.amount, COALESCE(SUM(i.amount), 0) AS sum FROM movein_openingfile f"
        " LEFT JOIN movein_openingitem i ON i.file_id = f.id GROUP BY f.id, f.rows, f.amount"
        " HAVING f.rows <> COUNT(i.id) OR f.amount <> COALESCE(SUM(i.amount), 0)",
        "opening file {id}: {rows} rows worth {amount} fen, its items {items} worth {sum}",
    )
    yield from offending(
        "SELECT f.id, f.amount, COALESCE(SUM(CASE WHEN r.role = 'retained' THEN 0 ELSE l.debit - l.credit END), 0) AS booked"
        " FROM movein_openingfile f LEFT JOIN ledger_line l ON l.document = 'movein.file' AND l.object_id = f.id"
        " LEFT JOIN ledger_roleaccount r ON r.account_id = l.account_id AND r.role = 'retained'"
        " WHERE f.kind IN ('stock', 'receivables', 'payables', 'deposits', 'packages') AND f.state = 'entered' GROUP BY f.id, f.amount"
        " HAVING f.amount <> COALESCE(SUM(CASE WHEN r.role = 'retained' THEN 0 ELSE l.debit - l.credit END), 0)",
        "opening file {id}: {amount} fen, in the money book {booked}",
    )
    yield from offending(
        "SELECT f.id, f.amount, COALESCE(SUM(e.value), 0) AS goods FROM movein_openingfile f LEFT JOIN stock_entry e"
        " ON e.document = 'movein.file' AND e.object_id = f.id WHERE f.kind = 'stock' GROUP BY f.id, f.amount"
        " HAVING f.amount <> COALESCE(SUM(e.value), 0)",
        "opening file {id}: {amount} fen, in the goods book {goods}",
    )


@invariant("O02", _("A closed opening was closed by two people and has nothing left to enter"))
def closed_by_two() -> Iterator[str]:
    """Nobody closed what he asked for; no file waits."""
    yield from offending(
        "SELECT o.id FROM movein_opening o WHERE o.state = 'closed' AND (o.closed_by_id = o.asked_by_id OR EXISTS"
        " (SELECT 1 FROM movein_openingfile f WHERE f.store_id = o.store_id AND f.state = 'brought'))",
        "opening {id} is closed although a file waits, or by one person alone",
    )
