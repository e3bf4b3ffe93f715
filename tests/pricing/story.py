"""Pricing's own day: a price that both managers approved, one that waits."""

from chehang.catalogue.operations.add_companion import AddCompanion, add_companion
from chehang.pricing.operations.set_kit_price import SetKitPrice, set_kit_price
from chehang.pricing.operations.set_price import SetPrice, set_price
from tests.pricing import market
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    depot = shop.depot
    part = depot.part("H3A 411 105 F", "稳定杆")
    shop.price(part, "300")
    link = depot.part("H3A 411 315 R", "稳定杆连杆")
    shop.price(link, "60")
    shop.run(add_companion, AddCompanion(part=part.pk, other=link.pk, kind="kit"), "parts_sales")
    kit = {"part": part.pk, "price_inc": "330", "reason": "成套更换"}
    shop.run(set_kit_price, SetKitPrice.model_validate(kit), "parts_manager")
    agreed = {"part": link.pk, "price_inc": "55", "reason": "年度协议", "customer": shop.customer(name="东城汽修").pk}
    shop.run(set_price, SetPrice.model_validate(agreed), "parts_manager")
    market.seen(depot, part, "280")
    made = market.suggested(depot, part, "290")
    market.yes(depot, made, "parts_manager", "finance_manager")
    market.suggested(depot, part, "285")
