"""The day of the work floor for the conformance tests: each subject's rows in the states its guards speak of."""

from tests.office import Office
from tests.selling import Shop

from .stories import contracts, meetings, policies, tasks, training


def tell(shop: Shop) -> None:
    """Tasks, policies, meetings, training and contracts in their states."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    tasks.tell(office)
    policies.tell(office)
    meetings.tell(office)
    training.tell(office)
    contracts.tell(office)
