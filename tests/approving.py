"""Short ways through approvals: an order that waits, and who is asked."""

from typing import Any

from chehang.core.approvals.waiting import waiting
from chehang.core.context import Actor
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.core.operations.send_back import SendBack, send_back
from chehang.org.operations.confirm_routes import ConfirmRoutes, confirm_routes
from chehang.org.operations.propose_routes import ProposeRoutes, propose_routes
from chehang.org.operations.set_substitute import SetSubstitute, set_substitute
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from tests.goods import Depot

DAY = {"days": 1}


def handed_in(depot: Depot, quantity: str = "60", price: str = "100", *, by: str = "parts_planner") -> ApprovalRequest:
    """A submitted order of (quantity × price without VAT)."""
    pk = depot.draft((depot.part(), quantity, price))
    depot.run(submit_order, SubmitOrder(order=pk), by)
    return ApprovalRequest.objects.get(document="purchasing.order", object_id=pk, state="open")


def says_yes(depot: Depot, request: ApprovalRequest, post: str, *, name: str = "", reason: str = "") -> None:
    depot.run(approve, Approve(request=request.pk, reason=reason), post, name=name)


def says_no(depot: Depot, request: ApprovalRequest, post: str, reason: str = "数量太多", *, name: str = "") -> None:
    depot.run(send_back, SendBack(request=request.pk, reason=reason), post, name=name)


def seen_by(actor: Actor, depot: Depot) -> list[int]:
    return [r.pk for r in waiting(actor, depot.clock.today())]


def routes(depot: Depot, *lines: dict[str, Any], document: str = "purchasing.order") -> int:
    """Routes that GM and finance set, in force tomorrow; the clock goes on to that day."""
    from datetime import timedelta

    day = depot.clock.today() + timedelta(days=1)
    cmd = ProposeRoutes.model_validate(
        {"document": document, "valid_from": day, "reason": "授权制度", "lines": list(lines)}
    )
    pk = int(depot.run(propose_routes, cmd, "general_manager").id or 0)
    depot.run(confirm_routes, ConfirmRoutes(routes=pk), "finance_manager")
    depot.clock.at += timedelta(days=1)
    return pk


def stands_in(depot: Depot, absent: Actor, substitute: Actor, *, days: int = 3, by: str = "hr_manager") -> int:
    from datetime import timedelta

    today = depot.clock.today()
    cmd = SetSubstitute(
        absent=absent.employee_id,
        substitute=substitute.employee_id,
        since=today,
        until=today + timedelta(days=days),
        reason="年假",
    )
    return int(depot.run(set_substitute, cmd, by).id or 0)
