"""What must hold of cars after any sequence of acts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core.verify import invariant, offending

_LAST = (
    "SELECT c.vin, c.place, c.state, m.target FROM carsales_car c JOIN carsales_carmove m ON m.id ="
    " (SELECT MAX(x.id) FROM carsales_carmove x WHERE x.car_id = c.id)"
)


@invariant("I07", _("A car is in one place in one state"))
def cars_stand_where_they_went() -> Iterator[str]:
    """Its row says what its last move says; on the way is who has not come."""
    yield from offending(
        f"SELECT vin FROM ({_LAST}) y WHERE place <> target", "car {vin}: its last move says another place"
    )
    yield from offending(
        "SELECT vin FROM carsales_car WHERE (place = 'transit') <> (arrived_on IS NULL) AND left_on IS NULL",
        "car {vin}: on the way and received at once, or neither",
    )
    yield from offending(
        "SELECT vin FROM carsales_car WHERE state = 'stock' AND arrived_on IS NULL",
        "car {vin}: in the yard, but it never came",
    )


@invariant("I31d", _("Transfers of cars mirror each other"))
def transfers_mirror() -> Iterator[str]:
    """Both papers name each other, one car and one cost, sent and received at one time; internal balances of cars cancel in the group."""
    yield from offending(
        "SELECT a.number FROM carsales_cartransfer a LEFT JOIN carsales_cartransfer b ON b.id = a.twin"
        " LEFT JOIN carsales_car p ON p.id = a.car_id LEFT JOIN carsales_car q ON q.id = b.car_id"
        " WHERE b.id IS NULL OR b.twin <> a.id OR b.side = a.side OR b.cost <> a.cost OR p.vin <> q.vin OR b.sent_at <> a.sent_at"
        " OR (a.received_at IS NULL) <> (b.received_at IS NULL) OR b.store_id <> a.other_id OR a.twin_number <> b.number",
        "transfer of a car {number}: the other store's paper says something else",
    )
    yield from offending(
        "SELECT SUM(v.debit - v.credit) AS fen FROM ledger_line v JOIN ledger_voucher h ON h.id = v.voucher_id"
        " AND h.state = 'posted' JOIN ledger_roleaccount r ON r.account_id = v.account_id AND r.store_id = v.store_id"
        " AND r.role = 'internal_balance' WHERE substr(h.event, 1, 13) = 'car_transfer_' HAVING SUM(v.debit - v.credit) <> 0",
        "internal balances for cars do not cancel: {fen} fen are left",
    )


@invariant("I47", _("A car is sold once, with release, check and signature"))
def delivered_with_all_it_needs() -> Iterator[str]:
    """A delivered deal has its release, a passed PDI of its car and the buyer's signature."""
    yield from offending(
        "SELECT d.number FROM carsales_deal d WHERE d.state = 'delivered' AND (d.approval_id IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM carsales_carcheck k WHERE k.car_id = d.car_id AND k.kind = 'pdi' AND k.passed)"
        " OR NOT EXISTS (SELECT 1 FROM core_signature s WHERE s.document = 'carsales.deal' AND s.object_id = d.id AND s.slot = 'buyer'))",
        "deal {number}: handed over without release, PDI or signature",
    )
