"""What the database refuses in the catalogue."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse
from chehang.core.masterdata import Master

GUARDS = [
    AppendOnly("catalogue.PriceListEntry"),
    FrozenWhen("catalogue.PriceFile", when="1 = 1", but=("applied_at", "counts")),
    Refuse("catalogue_pricefile_applied_once", "catalogue.PriceFile", "UPDATE", "OLD.applied_at IS NOT NULL"),
    Refuse("catalogue_part_kept", "catalogue.Part", "DELETE", "1 = 1"),
    Master("catalogue.Category", once=("code",), free=("name", "parent_id")),
    Master("catalogue.Brand", once=("code",), free=("name", "number_rule", "is_oem")),
    Master(
        "catalogue.Part",
        once=(),
        free=(
            "display_no",
            "name_cn",
            "name_en",
            "mnemonic",
            "category_id",
            "pack_qty",
            "min_order_qty",
            "phase",
            "is_fragile",
            "is_wear_part",
            "hazard",
            "shelf_life_days",
            "weight_g",
            "length_mm",
            "width_mm",
            "height_mm",
            "hs_code",
            "origin",
            "ccc_required",
            "tax_code",
            "warranty_months",
            "warranty_km",
            "returnable",
            "return_deadline_days",
            "old_part_required",
            "photo",
        ),
    ),
]
