"""What must hold between the two papers of a transfer, and between them and the books."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

_TRANSIT = (
    "SELECT v.store_id, v.debit - v.credit AS fen FROM ledger_line v"
    " JOIN ledger_voucher h ON h.id = v.voucher_id AND h.state = 'posted' AND h.event IN ('transfer_sent',"
    " 'transfer_sent_reversed', 'transfer_received', 'transfer_not_sent', 'transfer_lost', 'transfer_cost_received')"
    " JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id AND r.role = 'parts_in_transit'"
)
# The other paper stands where its store lives; a store in another database has no chain here.
_HERE = "EXISTS (SELECT 1 FROM core_journalhead j WHERE j.store_id = {}.other_id)"


@invariant("I31", _("Documents between stores mirror each other"))
def transfers_mirror() -> Iterator[str]:
    """Both papers are in one state, with the same parts, quantities and costs; each names the other."""
    yield from offending(
        "SELECT a.number FROM warehouse_transfer a LEFT JOIN warehouse_transfer b ON b.id = a.twin"
        f" WHERE {_HERE.format('a')} AND (b.id IS NULL OR b.twin <> a.id OR b.state <> a.state OR b.cost <> a.cost OR b.side = a.side"
        " OR b.store_id <> a.other_id OR a.store_id <> b.other_id OR b.number <> a.twin_number)",
        "transfer {number}: the other store's paper says something else",
    )
    yield from offending(
        "SELECT a.number, l.part_no FROM warehouse_transferline l JOIN warehouse_transfer a ON a.id = l.transfer_id"
        " LEFT JOIN warehouse_transferline m ON m.transfer_id = a.twin AND m.n = l.n AND m.part_id = l.part_id"
        " AND m.quantity = l.quantity AND m.cost = l.cost AND m.arrived = l.arrived AND m.arrived_value = l.arrived_value"
        " AND m.settled = l.settled AND m.settled_value = l.settled_value"
        f" WHERE m.id IS NULL AND {_HERE.format('a')}",
        "transfer {number}: {part_no} differs in the other store's paper",
    )


@invariant("I31b", _("What is in transit between stores is what was sent less what was received"))
def transit_is_what_is_missing() -> Iterator[str]:
    """By store, in fen: the lines of its transfers against its account of goods in transit; and internal balances cancel in the group."""
    yield from offending(
        "SELECT store_id, SUM(fen) AS fen FROM (SELECT l.store_id, l.cost - l.arrived_value - l.settled_value AS fen"
        " FROM warehouse_transferline l JOIN warehouse_transfer t ON t.id = l.transfer_id AND t.side = 'in'"
        f" UNION ALL SELECT store_id, -fen FROM ({_TRANSIT}) x) y GROUP BY store_id HAVING SUM(fen) <> 0",
        "store {store_id}: transfers and the account of goods in transit differ by {fen} fen",
    )
    yield from offending(
        "SELECT SUM(v.debit - v.credit) AS fen FROM ledger_line v JOIN ledger_voucher h ON h.id = v.voucher_id"
        " AND h.state = 'posted' JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id"
        " AND r.role = 'internal_balance' WHERE substr(h.event, 1, 9) = 'transfer_' AND NOT EXISTS (SELECT 1 FROM"
        " warehouse_transfer t WHERE h.document = 'warehouse.transfer' AND t.id = h.object_id"
        f" AND NOT {_HERE.format('t')}) HAVING SUM(v.debit - v.credit) <> 0",
        "internal balances of the stores do not cancel: {fen} fen are left",
    )
