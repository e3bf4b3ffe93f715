"""Short ways through visits, tools and disposals."""

from datetime import timedelta
from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.warehouse.models import Disposal, Tool, ToolLoan, Visit
from chehang.warehouse.operations.add_tool import AddTool, add_tool
from chehang.warehouse.operations.decide_visit import DecideVisit, decide_visit
from chehang.warehouse.operations.execute_disposal import ExecuteDisposal, execute_disposal
from chehang.warehouse.operations.lend_tool import LendTool, lend_tool
from chehang.warehouse.operations.move_goods import MoveGoods, move_goods
from chehang.warehouse.operations.note_entry import NoteEntry, note_entry
from chehang.warehouse.operations.propose_disposal import ProposeDisposal, propose_disposal
from chehang.warehouse.operations.request_visit import RequestVisit, request_visit
from tests.goods import Depot


def asked(depot: Depot) -> Visit:
    done = depot.run(request_visit, RequestVisit(visitor="赵刚", unit="空调维保", purpose="检修空调"))
    return Visit.objects.get(pk=done.id)


def decide(depot: Depot, visit: Visit, allowed: bool = True, post: str = "parts_manager") -> None:
    depot.run(decide_visit, DecideVisit(visit=visit.pk, allowed=allowed), post)
    visit.refresh_from_db()


def pass_gate(depot: Depot, visit: Visit) -> None:
    depot.run(note_entry, NoteEntry(visit=visit.pk, carried_out="工具包"))
    visit.refresh_from_db()


def tool(depot: Depot, code: str = "T-001", **also: Any) -> Tool:
    cmd = AddTool.model_validate({"code": code, "name": "扭力扳手"} | also)
    return Tool.objects.get(pk=depot.run(add_tool, cmd).id)


def lend(depot: Depot, code: str = "t-001", **also: Any) -> ToolLoan:
    cmd = LendTool.model_validate({"code": code, "borrower": depot.who("parts_sales").employee_id} | also)
    return ToolLoan.objects.get(pk=depot.run(lend_tool, cmd).id)


def move(depot: Depot, part: Any, source: str, target: str, quantity: str = "2") -> Any:
    cmd = MoveGoods.model_validate({"part": part.pk, "source": source, "target": target, "quantity": quantity})
    return depot.run(move_goods, cmd)


def proposed(
    depot: Depot, part: Any, quantity: str = "4", way: str = "scrap", place: str = "A-01-01-01", **also: Any
) -> Disposal:
    until = depot.clock.today() + timedelta(days=30) if way in ("discount", "bundle") else None
    given = {"until": until} | {
        "part": part.pk,
        "bin": place,
        "quantity": quantity,
        "way": way,
        "reason": "两年无出库",
        **also,
    }
    return Disposal.objects.get(pk=depot.run(propose_disposal, ProposeDisposal.model_validate(given)).id)


def yes(depot: Depot, made: Disposal, *posts: str) -> None:
    request = ApprovalRequest.objects.get(document="warehouse.disposal", object_id=made.pk, state="open")
    for post in posts:
        depot.run(approve, Approve(request=request.pk), post)
    made.refresh_from_db()


def execute(depot: Depot, made: Disposal) -> Any:
    done = depot.run(execute_disposal, ExecuteDisposal(disposal=made.pk, outcome="监督报废"))
    made.refresh_from_db()
    return done
