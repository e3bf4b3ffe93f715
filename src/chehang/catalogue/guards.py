"""What the database refuses in the catalogue."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

GUARDS = [
    AppendOnly("catalogue.PriceListEntry"),
    FrozenWhen("catalogue.PriceFile", when="1 = 1", but=("applied_at", "counts")),
    Refuse("catalogue_pricefile_applied_once", "catalogue.PriceFile", "UPDATE", "OLD.applied_at IS NOT NULL"),
    Refuse("catalogue_part_kept", "catalogue.Part", "DELETE", "1 = 1"),
]
