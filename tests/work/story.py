"""The day of the work floor for the conformance tests: each subject's rows in the states its guards speak of."""

from tests.office import Office
from tests.selling import Shop

from .stories import cases, checks, contracts, meetings, plans, policies, tasks, training


def tell(shop: Shop) -> None:
    """Every subject in its states."""
    office = Office(shop.store, shop.depot.clock, shop.depot.actor_of)
    for subject in (tasks, policies, meetings, training, contracts, cases, plans, checks):
        subject.tell(office)
