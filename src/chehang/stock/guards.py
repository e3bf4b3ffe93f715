"""What the database refuses in the goods book."""

from django.utils.translation import gettext_lazy as _

from chehang.catalogue.fixed import COUNTED
from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import FixedWhileUsed, Master

# What decides whether goods may lie in a bin stands still while some do: they would lie wrong without having moved.
SUITED = ("zone", "kind", "hazard_ok", "fragile_ok", "heavy_ok", "max_kg")

GUARDS = [
    AppendOnly("stock.Entry"),
    Refuse(
        "stock_entry_bin_locked",
        "stock.Entry",
        "INSERT",
        "NEW.bin_id IS NOT NULL AND EXISTS (SELECT 1 FROM stock_bin b WHERE b.id = NEW.bin_id AND b.locked)",
    ),
    Refuse(
        "stock_entry_mirrors",
        "stock.Entry",
        "INSERT",
        "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stock_entry o WHERE o.id = NEW.reverses_id"
        " AND o.quantity = -NEW.quantity AND o.value = -NEW.value AND o.part_id = NEW.part_id"
        " AND o.reverses_id IS NULL)",
    ),
    Refuse("stock_balance_kept", "stock.Balance", "DELETE", "1 = 1"),
    Refuse("stock_pool_kept", "stock.Pool", "DELETE", "1 = 1"),
    FrozenWhen("stock.Reservation", when="NOT OLD.open"),
    FrozenWhen("stock.LateCost", when="1 = 1", but=("back", "value_back")),
    FixedWhileUsed("catalogue.Part", COUNTED, "stock.Pool", "u.quantity <> 0", _("stock on hand")),
    # What is in the book was counted in its unit for ever; another unit is another file, by a factor.
    FixedWhileUsed("catalogue.Part", ("unit",), "stock.Entry", "1 = 1", _("what was booked")),
    FixedWhileUsed("stock.Bin", SUITED, "stock.Balance", "u.on_hand <> 0", _("what lies there"), "bin_id"),
    Master("stock.Bin", once=("store_id", "code"), free=("walk_order", "locked")),
    Master("stock.Lot", once=("store_id", "part_id", "code", "expires")),
]
