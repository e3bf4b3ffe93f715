"""What the database refuses about counts: handing in unexplained differences, changing what was posted."""

from chehang.core.guards import FrozenWhen, Refuse

DONE = "('submitted', 'posted', 'cancelled')"

GUARDS = [
    Refuse(
        "warehouse_count_explained",
        "warehouse.StockCount",
        "UPDATE",
        "NEW.state = 'submitted' AND OLD.state <> 'submitted' AND EXISTS (SELECT 1 FROM warehouse_stockcountline l"
        " WHERE l.count_id = NEW.id AND (l.found IS NULL OR l.again OR (l.found <> l.book AND l.cause = '')))",
    ),
    FrozenWhen("warehouse.StockCount", when="OLD.state IN ('posted', 'cancelled')"),
    FrozenWhen(
        "warehouse.StockCountLine",
        when=f"(SELECT c.state FROM warehouse_stockcount c WHERE c.id = OLD.count_id) IN {DONE}",
    ),
]
