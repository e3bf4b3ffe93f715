"""What the database refuses in parties."""

from chehang.core.masterdata import Master

# An issued invoice keeps the buyer's tax number it was made with; what is still to be issued follows a correction.
GUARDS = [
    Master(
        "parties.Customer",
        once=("store_id", "code"),
        free=(
            "name",
            "mobile",
            "phone",
            "plate_no",
            "vin",
            "tax_id",
            "address",
            "price_class",
            "credit_limit",
            "payment_days",
            "active",
            "rests_in_id",
        ),
    ),
    Master(
        "parties.Supplier",
        once=("store_id", "code"),
        free=(
            "name",
            "kind",
            "contact",
            "phone",
            "lead_days",
            "order_cycle_days",
            "payment_days",
            "min_order_value",
            "active",
        ),
    ),
]
