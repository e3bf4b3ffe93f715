"""What must hold about imports."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I24", _("A closed import batch is costed: nothing estimated, nothing abnormal unconfirmed"))
def closed_batches_are_costed() -> Iterator[str]:
    """H10."""
    yield from offending(
        "SELECT s.number, c.kind FROM customs_shipment s JOIN customs_charge c ON c.shipment_id = s.id"
        " WHERE s.state IN ('costed', 'closed') AND (c.estimated OR (c.abnormal AND c.confirmed_by_id IS NULL))",
        "batch {number} is closed with the charge {kind} open",
    )


@invariant("I24b", _("Landed cost is goods, duty, consumption tax and charges"))
def landed_cost_adds_up() -> Iterator[str]:
    """Line by line, to the fen."""
    yield from offending(
        "SELECT s.number, l.n, l.landed, l.goods + l.duty + l.ct + l.local AS parts FROM customs_shipmentline l"
        " JOIN customs_shipment s ON s.id = l.shipment_id WHERE l.landed <> l.goods + l.duty + l.ct + l.local",
        "batch {number} line {n}: landed {landed} fen, its parts {parts}",
    )


@invariant("I24c", _("Estimated charges stand in the books as estimated"))
def estimates_are_accrued() -> Iterator[str]:
    """2202.02 by payee: what charges hold is what their vouchers owe."""
    yield from offending(
        "SELECT x.store_id, x.payee_id, SUM(x.estimate) AS estimate, SUM(x.owed) AS owed FROM ("
        "SELECT c.store_id, c.payee_id, c.estimate_left AS estimate, 0 AS owed FROM customs_charge c UNION ALL"
        " SELECT v.store_id, v.partner_id, 0, v.credit - v.debit FROM ledger_line v"
        " JOIN ledger_voucher h ON h.id = v.voucher_id AND h.state = 'posted'"
        " JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id"
        " AND r.role = 'payable_estimated' WHERE v.document = 'customs.charge'"
        ") x GROUP BY x.store_id, x.payee_id HAVING SUM(x.estimate) <> SUM(x.owed)",
        "store {store_id} payee {payee_id}: {estimate} fen estimated, the books owe {owed}",
    )
