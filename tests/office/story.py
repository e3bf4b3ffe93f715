"""Administration's day: hazards, assets and seals in their states."""

from tests.office import Office
from tests.office.desk import asset, hazard, seal
from tests.selling import Shop


def tell(shop: Shop) -> None:
    """One of each state."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    for state in ("open", "mending", "mended", "closed"):
        hazard(office, state)
    office.run("office.move_asset", "hr_manager", asset=asset(office).pk, holder=office.id("keeper"))
    seal(office)
    seal(office, allowed=True)
