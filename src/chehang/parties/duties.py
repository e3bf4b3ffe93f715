"""Duties that customers' and suppliers' files perform."""

from chehang.core.duties import Acts, Share, perform

CUSTOMERS = ("parties.register_customer", "parties.edit_customer")
SUPPLIERS = ("parties.register_supplier", "parties.edit_supplier")

perform(
    Share("CS5", CUSTOMERS, ("parties.customers",), covers=("customer_data",), evidence=(Acts(CUSTOMERS),)),
    Share("P-M6", SUPPLIERS, ("parties.suppliers",), evidence=(Acts(SUPPLIERS),)),
)
