"""What must hold in the workshop after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending


@invariant("I10", _("What was issued to a work order is on it or came back"))
def issued_is_consumed() -> Iterator[str]:
    """Each part line knows exactly what left and came back; a settled order bills the rest."""
    yield from offending(
        "SELECT w.number, l.text, l.issued, COALESCE(r.q, 0) AS left_store, l.returned, COALESCE(t.q, 0) AS came_back"
        " FROM workshop_orderline l JOIN workshop_workorder w ON w.id = l.order_id LEFT JOIN"
        " (SELECT x.line_id, SUM(x.quantity) AS q FROM workshop_requisitionline x JOIN workshop_requisition d"
        " ON d.id = x.requisition_id WHERE d.state = 'issued' GROUP BY x.line_id) r ON r.line_id = l.id LEFT JOIN"
        " (SELECT line_id, SUM(quantity) AS q FROM workshop_takenback GROUP BY line_id) t ON t.line_id = l.id"
        " WHERE l.issued <> COALESCE(r.q, 0) OR l.returned <> COALESCE(t.q, 0)",
        "order {number} {text}: {issued} issued, requisitions say {left_store}; {returned} back, the keepers say {came_back}"
        " (thousandths)",
    )
    yield from offending(
        "SELECT w.number, l.text FROM workshop_orderline l JOIN workshop_workorder w ON w.id = l.order_id"
        " WHERE w.state IN ('settled', 'delivered', 'closed') AND l.kind = 'part' AND NOT l.dropped"
        " AND l.issued - l.returned <> l.quantity",
        "order {number} {text}: settled with more or fewer parts than are out",
    )


@invariant("I45", _("The shares of the payers add up to the work order"))
def shares_add_up() -> Iterator[str]:
    """Settled orders are shared out to the fen, and so are their lines by payer."""
    yield from offending(
        "SELECT w.number, w.total_inc, COALESCE(SUM(s.amount_inc), 0) AS shared FROM workshop_workorder w"
        " LEFT JOIN workshop_ordershare s ON s.order_id = w.id AND s.revision = w.revision AND NOT s.red"
        " WHERE w.state IN ('settled', 'delivered', 'closed') GROUP BY w.number, w.total_inc, w.id"
        " HAVING w.total_inc <> COALESCE(SUM(s.amount_inc), 0)",
        "order {number}: {total_inc} in all, the shares add up to {shared} (fen)",
    )
    yield from offending(
        "SELECT w.number, w.total_inc, COALESCE(SUM(l.amount_inc), 0) AS lines FROM workshop_workorder w"
        " LEFT JOIN workshop_orderline l ON l.order_id = w.id AND NOT l.dropped GROUP BY w.number, w.total_inc, w.id"
        " HAVING w.total_inc <> COALESCE(SUM(l.amount_inc), 0)",
        "order {number}: {total_inc} in all, its lines add up to {lines} (fen)",
    )


@invariant("I46", _("A technician's clocked times never overlap"))
def one_place_at_a_time() -> Iterator[str]:
    """Nobody is clocked on to two lines at once."""
    yield from offending(
        "SELECT a.id, b.id AS other FROM workshop_clocking a JOIN workshop_clocking b ON b.technician_id = a.technician_id"
        " AND b.id > a.id AND (a.ended_at IS NULL OR b.started_at < a.ended_at)"
        " AND (b.ended_at IS NULL OR b.ended_at > a.started_at)",
        "clocked times {id} and {other} overlap",
    )


@invariant("P22", _("What packages and cards still owe is what the account of stored value says, customer by customer"))
def stored_value_agrees() -> Iterator[str]:
    """Paid and not given back − used = the account, without VAT; what is held or used is what the package says is spent."""
    yield from offending(
        "SELECT x.customer, SUM(x.sub) AS sub, SUM(x.gl) AS gl FROM ("
        " SELECT store_id, customer_id AS customer, price_ex - refunded_ex AS sub, 0 AS gl FROM workshop_package"
        " WHERE paid_on IS NOT NULL UNION ALL SELECT u.store_id, p.customer_id, -u.amount_ex, 0 FROM workshop_packageuse u"
        " JOIN workshop_package p ON p.id = u.package_id WHERE u.state = 'used'"
        " UNION ALL SELECT l.store_id, l.partner_id, 0, l.credit - l.debit FROM ledger_line l JOIN ledger_voucher v"
        " ON v.id = l.voucher_id AND v.state IN ('posted', 'reversed') AND v.document <> '' JOIN ledger_roleaccount r"
        " ON r.account_id = l.account_id AND r.role = 'stored_value' WHERE l.partner_kind = 'customer') x"
        " GROUP BY x.store_id, x.customer HAVING SUM(x.sub) <> SUM(x.gl)",
        "customer {customer}: packages say {sub} fen, the account says {gl}",
    )
    yield from offending(
        "SELECT p.number, p.used, p.spent_inc, COALESCE(SUM(u.amount_inc), 0) AS uses FROM workshop_package p"
        " LEFT JOIN workshop_packageuse u ON u.package_id = p.id AND u.state IN ('held', 'used')"
        " GROUP BY p.id, p.number, p.used, p.spent_inc, p.uses HAVING p.spent_inc <> COALESCE(SUM(u.amount_inc), 0)"
        " OR (p.uses > 0 AND p.used <> COUNT(u.id))",
        "package {number}: {spent_inc} fen spent, its uses say {uses}",
    )
