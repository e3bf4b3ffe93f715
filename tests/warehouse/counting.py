"""Short ways through a stock count."""

from decimal import Decimal as D
from typing import Any

from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import Approve, approve
from chehang.warehouse.models import StockCount
from chehang.warehouse.operations.begin_stock_count import BeginStockCount, begin_stock_count
from chehang.warehouse.operations.enter_stock_count import EnterStockCount, enter_stock_count
from chehang.warehouse.operations.explain_difference import ExplainDifference, explain_difference
from chehang.warehouse.operations.finish_stock_count import FinishStockCount, finish_stock_count
from chehang.warehouse.operations.plan_stock_count import PlanStockCount, plan_stock_count
from chehang.warehouse.operations.witness_stock_count import WitnessStockCount, witness_stock_count
from tests.goods import Depot


def planned(depot: Depot, **also: Any) -> StockCount:
    done = depot.run(plan_stock_count, PlanStockCount.model_validate({"scope": "all"} | also), "parts_manager")
    return StockCount.objects.get(pk=done.id)


def begun(depot: Depot, **also: Any) -> StockCount:
    count = planned(depot, **also)
    depot.run(begin_stock_count, BeginStockCount(count=count.pk))
    count.refresh_from_db()
    return count


def enter(depot: Depot, count: StockCount, found: dict[int, str], *, post: str = "keeper", name: str = "") -> Any:
    """Line number → what lies there."""
    lines = [{"line": count.lines.get(n=n).pk, "found": q} for n, q in found.items()]
    cmd = EnterStockCount.model_validate({"count": count.pk, "lines": lines})
    return depot.run(enter_stock_count, cmd, post, name=name)


def finish(depot: Depot, count: StockCount) -> StockCount:
    depot.run(finish_stock_count, FinishStockCount(count=count.pk))
    count.refresh_from_db()
    return count


def counted(depot: Depot, found: dict[int, str], **also: Any) -> StockCount:
    """A count whose counting is over: two keepers agree on what differs."""
    count = finish(depot, _entered(depot, begun(depot, **also), found))
    if count.state == "recount":
        again = {x.n: found[x.n] for x in count.lines.filter(again=True)}
        enter(depot, count, again, name="罗斌")
        count = finish(depot, count)
    return count


def _entered(depot: Depot, count: StockCount, found: dict[int, str]) -> StockCount:
    enter(depot, count, found)
    return count


def explain(depot: Depot, count: StockCount, n: int, cause: str = "handling", **also: Any) -> Any:
    cmd = ExplainDifference.model_validate({"line": count.lines.get(n=n).pk, "cause": cause, **also})
    return depot.run(explain_difference, cmd, "parts_manager")


def witness(depot: Depot, count: StockCount, samples: dict[int, str], post: str = "accountant") -> Any:
    typed = [{"n": n, "found": q} for n, q in samples.items()]
    cmd = WitnessStockCount.model_validate({"count": count.pk, "samples": typed})
    done = depot.run(witness_stock_count, cmd, post)
    count.refresh_from_db()
    return done


def request_of(count: StockCount) -> ApprovalRequest:
    return ApprovalRequest.objects.get(document="warehouse.stock_count", object_id=count.pk, state="open")


def yes(depot: Depot, count: StockCount, post: str, name: str = "") -> None:
    depot.run(approve, Approve(request=request_of(count).pk), post, name=name)
    count.refresh_from_db()


def four_lines(depot: Depot) -> StockCount:
    """The worked example of the trade: 75 → 74, 20 → 22, 8 → 8, 6 → 5."""
    goods = (("75", "7441.65"), ("20", "637.20"), ("8", "96.00"), ("6", "17811.36"))
    for n, (quantity, value) in enumerate(goods):
        depot.shelve(depot.part(f"H3A 10{n} 000 A", f"配件{n}"), quantity, value)
    count = counted(depot, {1: "74", 2: "22", 3: "8", 4: "5"})
    for n in (1, 2, 4):
        explain(depot, count, n)
    return count


ONE = D(1)
