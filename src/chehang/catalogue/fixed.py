"""Which columns of a part stand still while something living counts, values or orders by them."""

IDENTITY = ("brand_id", "norm_no", "quality")
COUNTED = (*IDENTITY, "unit", "batch_control", "serial_control")
WRITTEN = (*IDENTITY, "unit", "vat_code")
