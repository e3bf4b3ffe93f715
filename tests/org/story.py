"""Routes proposed and in force, a substitute, an order that waits and one that was sent back."""

from datetime import timedelta

from chehang.org.operations.confirm_routes import ConfirmRoutes, confirm_routes
from chehang.org.operations.propose_routes import ProposeRoutes, propose_routes
from tests.approving import handed_in, says_no, stands_in
from tests.selling import Shop

from . import story_of_messages, story_of_time


def tell(shop: Shop) -> None:
    """Approvals in each of their states; then what time does."""
    depot = shop.depot
    for post in ("parts_manager", "finance_manager"):
        depot.who(post)
    stands_in(depot, depot.who("general_manager"), depot.who("hr_manager"), by="administrator")
    handed_in(depot)
    says_no(depot, handed_in(depot), "parts_manager")
    band = {"amount_to": "5000", "percent_to": "0.5", "post": "parts_manager"}
    above = {"amount_to": "5000", "percent_from": "0.5", "post": "parts_manager"}
    for confirmed in (True, False):
        day = depot.clock.today() + timedelta(days=1)
        lines = [band, above, {"amount_from": "5000", "post": "general_manager"}]
        cmd = {"document": "purchasing.order", "valid_from": day, "reason": "授权制度", "lines": lines}
        pk = int(depot.run(propose_routes, ProposeRoutes.model_validate(cmd), "general_manager").id or 0)
        if confirmed:
            depot.run(confirm_routes, ConfirmRoutes(routes=pk), "finance_manager")
    story_of_time.tell(shop)
    story_of_messages.tell(shop)


VIOLATIONS = {
    "core_outgoing_sent_stays": [
        ("UPDATE core_outgoing SET state = 'waiting', sent_at = NULL, next_at = created_at WHERE state = 'sent'",),
        ("UPDATE core_outgoing SET key = 'other' WHERE state = 'sent'",),
    ]
}
