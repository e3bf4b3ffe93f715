"""The day of the work floor for the conformance tests: each subject's rows in the states its guards speak of."""

from tests.office import Office
from tests.selling import Shop

from .stories import tasks


def tell(shop: Shop) -> None:
    """Tasks given, waited for, done and cancelled."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    tasks.tell(office)
