"""What must hold in the warehouse after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

from .counts import invariants as counts
from .outlets import invariants as outlets
from .transfers import invariants as transfers

__all__ = ["counts", "outlets", "transfers"]

OUT = "('released', 'handed_over', 'reversed')"


@invariant("I35", _("Goods that left bear the signatures of two different keepers, and of the customer who collected"))
def two_keepers_signed() -> Iterator[str]:
    """H1: every outbound order that is out has them under the sealed content."""
    yield from offending(
        f"SELECT o.number FROM warehouse_outbound o WHERE o.state IN {OUT} AND (SELECT COUNT(DISTINCT s.employee_id)"
        " FROM core_signature s WHERE s.document = 'warehouse.outbound' AND s.object_id = o.id AND s.digest = o.seal"
        " AND s.slot IN ('keeper_1', 'keeper_2') AND s.employee_id <> 0) < 2",
        "outbound order {number}: left without the signatures of two keepers",
    )
    yield from offending(
        f"SELECT o.number FROM warehouse_outbound o WHERE o.state IN {OUT} AND o.handover = 'collect' AND NOT EXISTS"
        " (SELECT 1 FROM core_signature s WHERE s.document = 'warehouse.outbound' AND s.object_id = o.id"
        " AND s.digest = o.seal AND s.slot = 'receiver' AND s.image_id IS NOT NULL)",
        "outbound order {number}: collected without the customer's signature",
    )


@invariant("H1", _("No goods were sold out of stock without an outbound order"))
def no_issue_without_order() -> Iterator[str]:
    """Every sale in the goods book belongs to an outbound order that was released; what an outlet sold left under one when it went there."""
    yield from offending(
        "SELECT e.id, e.document, e.object_id FROM stock_entry e WHERE e.movement = '201' AND e.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM stock_bin b WHERE b.id = e.bin_id AND b.kind = 'outlet')"
        f" AND NOT EXISTS (SELECT 1 FROM warehouse_outbound o WHERE e.document = 'warehouse.outbound'"
        f" AND o.id = e.object_id AND o.store_id = e.store_id AND o.state IN {OUT})",
        "stock entry {id}: issued for {document} {object_id} without a released outbound order",
    )


@invariant("H2", _("Fragile goods were opened and photographed before they left"))
def fragile_were_inspected() -> Iterator[str]:
    """No fragile line is out without an inspection and its photo."""
    yield from offending(
        "SELECT o.number, l.part_no FROM warehouse_outboundline l JOIN warehouse_outbound o ON o.id = l.outbound_id"
        f" WHERE o.state IN {OUT} AND l.fragile AND (l.inspection <> 'sound' OR l.photo_id IS NULL)",
        "outbound order {number}: {part_no} left without inspection",
    )


@invariant("H3", _("Every goods receipt was compared with packing list and invoice"))
def receipts_were_compared() -> Iterator[str]:
    """A posted delivery knows both papers, and its goods in the goods book are those it accepted."""
    yield from offending(
        "SELECT i.number FROM warehouse_inbound i WHERE i.state IN ('posted', 'placed')"
        " AND (i.packing_list = 'waited' OR i.invoice_paper = 'waited')",
        "delivery {number}: received without comparing its papers",
    )
    yield from offending(
        "SELECT l.id, l.part_no, l.accepted + l.rejected AS booked, COALESCE(e.quantity, 0) AS quantity,"
        " l.value_ex, COALESCE(e.value, 0) AS worth FROM warehouse_inboundline l LEFT JOIN (SELECT line_id,"
        " SUM(quantity) AS quantity, SUM(value) AS value FROM stock_entry WHERE document = 'warehouse.inbound'"
        " AND movement IN ('101', '111', '302') GROUP BY line_id) e ON e.line_id = l.id"
        " WHERE l.accepted + l.rejected <> COALESCE(e.quantity, 0) OR l.value_ex <> COALESCE(e.value, 0)",
        "delivery line {id} {part_no}: {booked} worth {value_ex}, the goods book has {quantity} worth {worth}"
        " (thousandths and fen)",
    )


@invariant("I12", _("No more is invoiced than was received; estimates equal the estimated payables"))
def invoiced_within_received() -> Iterator[str]:
    """Billed quantities follow the invoice lines; what is not yet invoiced is the balance of 暂估 per supplier."""
    yield from offending(
        "SELECT l.id, l.part_no, l.billed, COALESCE(b.booked, 0) AS booked FROM warehouse_inboundline l LEFT JOIN"
        " (SELECT inbound_line_id, SUM(booked) AS booked FROM warehouse_invoiceline WHERE state = 'booked'"
        " GROUP BY inbound_line_id) b ON b.inbound_line_id = l.id"
        " JOIN warehouse_inbound i ON i.id = l.inbound_id"
        " WHERE (NOT i.posted_by_source AND l.billed <> COALESCE(b.booked, 0)) OR l.billed > l.accepted + l.rejected",
        "delivery line {id} {part_no}: invoiced {billed}, invoices say {booked}",
    )
    yield from offending(
        "SELECT x.store_id, x.supplier_id, SUM(x.estimate) AS estimate, SUM(x.owed) AS owed FROM ("
        "SELECT l.store_id, i.supplier_id, l.estimate_left AS estimate, 0 AS owed FROM warehouse_inboundline l"
        " JOIN warehouse_inbound i ON i.id = l.inbound_id UNION ALL"
        " SELECT v.store_id, v.partner_id, 0, v.credit - v.debit FROM ledger_line v"
        " JOIN ledger_voucher h ON h.id = v.voucher_id AND h.state = 'posted'"
        " JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id"
        " AND r.role = 'payable_estimated' WHERE v.document IN ('warehouse.inbound', 'warehouse.invoice')"
        ") x GROUP BY x.store_id, x.supplier_id HAVING SUM(x.estimate) <> SUM(x.owed)",
        "store {store_id} supplier {supplier_id}: {estimate} fen estimated, the books owe {owed}",
    )


@invariant("I13b", _("Every goods receipt, invoice and issue has its voucher"))
def documents_have_vouchers() -> Iterator[str]:
    """Goods and money of one document are in both books."""
    yield from offending(
        "SELECT i.receipt_number FROM warehouse_inbound i WHERE i.state IN ('posted', 'placed')"
        " AND (SELECT COALESCE(SUM(l.value_ex), 0) FROM warehouse_inboundline l WHERE l.inbound_id = i.id) <>"
        " (SELECT COALESCE(SUM(v.debit), 0) FROM ledger_line v JOIN ledger_voucher h ON h.id = v.voucher_id"
        " JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id AND r.role = 'parts_stock'"
        " WHERE h.state = 'posted' AND h.document = 'warehouse.inbound' AND h.object_id = i.id)",
        "goods receipt {receipt_number}: its value differs from its vouchers",
    )
    yield from offending(
        "SELECT o.number FROM warehouse_outbound o WHERE o.state IN ('released', 'handed_over')"
        " AND (SELECT COALESCE(SUM(l.cost), 0) FROM warehouse_outboundline l WHERE l.outbound_id = o.id) <>"
        " (SELECT COALESCE(SUM(v.credit), 0) FROM ledger_line v JOIN ledger_voucher h ON h.id = v.voucher_id"
        " JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id AND r.role = 'parts_stock'"
        " WHERE h.state = 'posted' AND h.document = 'warehouse.outbound' AND h.object_id = o.id)",
        "outbound order {number}: its cost differs from its voucher",
    )
