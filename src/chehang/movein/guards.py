"""What the database refuses of the opening."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_CLOSED = "EXISTS (SELECT 1 FROM movein_opening o WHERE o.store_id = NEW.store_id AND o.state <> 'open')"

GUARDS = [
    FrozenWhen("movein.Opening", when="OLD.state = 'closed'"),
    FrozenWhen("movein.OpeningFile", when="OLD.state <> 'brought'"),
    Refuse("movein_file_after_closing", "movein.OpeningFile", "INSERT", _CLOSED),
    AppendOnly("movein.OpeningItem"),
    Refuse("movein_item_after_closing", "movein.OpeningItem", "INSERT", _CLOSED),
]
