"""Duties that the catalogue performs: knowing the parts, their numbers and the manufacturer's prices."""

from chehang.core.duties import Acts, Share, perform

NUMBERS = ("catalogue.record_supersession", "catalogue.record_interchange", "catalogue.add_alias")
PRICES = ("catalogue.upload_price_list", "catalogue.import_price_list")

perform(
    Share("P-S1", ("catalogue.add_alias", "catalogue.photograph_part"), ("catalogue.parts",), covers=("part_search",)),
    Share("P-S2", NUMBERS, ("catalogue.parts",), covers=("part_numbers",)),
    Share("P-S2", ("catalogue.add_fitment",), ("catalogue.parts",)),
    Share("P-S3", ("catalogue.add_companion",), ("catalogue.parts",)),
    Share("P-M8", PRICES, ("catalogue.price_list",), covers=("price_files",), evidence=(Acts(PRICES[1:]),)),
)
