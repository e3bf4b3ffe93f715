"""Duties that selling prices perform."""

from chehang.core.duties import Acts, Share, perform

PRICES = ("pricing.propose_prices", "pricing.submit_proposal", "pricing.approve_proposal", "pricing.set_price")

perform(
    Share("P-M8", PRICES, ("pricing.proposals", "pricing.prices"), covers=("repricing",), evidence=(Acts(PRICES[2:]),)),
    Share("P-M8", ("pricing.note_market_price",), ("pricing.market",)),
    Share(
        "P-S6",
        ("pricing.suggest_price", "pricing.note_market_price"),
        ("pricing.suggestions", "pricing.market"),
        covers=("price_suggestion",),
        evidence=(Acts(("pricing.suggest_price",), by=("parts_sales",)),),
    ),
    Share("P-S3", ("pricing.set_kit_price",), ("pricing.kits",), covers=("selling_aids",)),
    Share("P-S3", ("pricing.set_discount_limit",), ("pricing.limits",), covers=("discount_authority",)),
)
