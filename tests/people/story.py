"""The day of HR for the conformance tests: each document in the states its guards speak of."""

from tests.office import Office
from tests.people.hr import Hr
from tests.selling import Shop

from .stories import appraisal, staff, time

CLOSED = "(SELECT MIN(id) FROM people_polltally WHERE poll_id IN (SELECT id FROM people_poll WHERE state = 'closed'))"
VIOLATIONS = {
    "people_tally_closed": [(f"UPDATE people_polltally SET count = count + 1 WHERE id = {CLOSED}",)],
}


def tell(shop: Shop) -> None:
    """The organisation changes, somebody is hired, moved, rewarded; somebody else leaves."""
    hr = Hr(Office(shop.store, shop.depot.clock, shop.depot.actor_of))
    staff.tell(hr)
    time.tell(hr)
    appraisal.tell(hr)
