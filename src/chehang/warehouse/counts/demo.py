"""Counts of the sample store."""

from datetime import timedelta
from typing import Any

from chehang.core.access import rows
from chehang.core.models import ApprovalRequest
from chehang.core.operations.approve import approve
from chehang.core.stage import Stage, Story
from chehang.stock.models import Balance
from chehang.warehouse.models import StockCount, StockCountLine
from chehang.warehouse.operations.begin_stock_count import begin_stock_count
from chehang.warehouse.operations.enter_stock_count import enter_stock_count
from chehang.warehouse.operations.explain_difference import explain_difference
from chehang.warehouse.operations.finish_stock_count import finish_stock_count
from chehang.warehouse.operations.plan_stock_count import plan_stock_count
from chehang.warehouse.operations.witness_stock_count import witness_stock_count

MONDAY, FRIDAY = 0, 4
CHEAP = 150


def counts(stage: Stage) -> None:
    """Class A at the beginning of a month, everything on its third Friday; the last days are left alone."""
    weekday, week = stage.today.weekday(), (stage.today.day - 1) // 7
    if stage.days_left < 2:
        return
    if weekday == MONDAY and week == 0 and _sold(stage):
        stage.begin(count(stage, "a"), "17:05")
    if weekday == FRIDAY and week == 2:
        stage.begin(count(stage, "all"), "17:10")


def _sold(stage: Stage) -> bool:
    """Class A is known only when something has left."""
    return stage.days_left >= 2 and rows(Balance, stage.actors["zhoumin"]).filter(last_date__lt=stage.today).exists()


def count(stage: Stage, scope: str) -> Story[None]:
    """Planned, counted, counted again, explained, witnessed and approved within the evening."""
    made = int(stage.run(plan_stock_count, {"scope": scope, "planned_on": stage.today}, "zhoumin").id or 0)
    stage.run(begin_stock_count, {"count": made}, "dingqiang")
    yield 20
    sheet = rows(StockCount, stage.actors["dingqiang"]).get(pk=made)
    lines = list(sheet.lines.order_by("n"))
    off = _missing(stage, lines)
    found = {x.pk: x.book - (1 if x is off else 0) for x in lines}
    stage.run(enter_stock_count, _typed(made, found), "dingqiang")
    yield 5
    done = stage.run(finish_stock_count, {"count": made}, "dingqiang")
    again = {x.pk: found[x.pk] for x in sheet.lines.filter(again=True)}
    if again:
        yield 10
        stage.run(enter_stock_count, _typed(made, again), "luobin")
        done = stage.run(finish_stock_count, {"count": made}, "luobin")
    assert done.id
    yield 5
    if off:
        stage.run(explain_difference, {"line": off.pk, "cause": "handling", "note": "出库多发一件"}, "zhoumin")
    dear = sorted(lines, key=lambda x: -x.book * x.cost)[: max(3, len(lines) // 10)]
    samples = [{"n": x.n, "found": str(found[x.pk])} for x in dear]
    accountant = stage.someone("accountant")
    stage.run(witness_stock_count, {"count": made, "samples": samples}, accountant)
    yield 5
    asked = rows(ApprovalRequest, stage.actors["zhoumin"]).get(
        document="warehouse.stock_count", object_id=made, state="open"
    )
    stage.run(approve, {"request": asked.pk}, "zhoumin")
    stage.read_messages(accountant, timedelta(days=1))


def _typed(made: int, found: dict[int, Any]) -> dict[str, Any]:
    return {"count": made, "lines": [{"line": pk, "found": str(q)} for pk, q in found.items()]}


def _missing(stage: Stage, lines: list[StockCountLine]) -> StockCountLine | None:
    """A cheap part of which one piece is missing: nothing of it is promised to anybody."""
    held = {b.bin_id: b.reserved for b in rows(Balance, stage.actors["zhoumin"]).filter(reserved__gt=0)}
    cheap = [x for x in lines if x.book >= 6 and 0 < x.cost < CHEAP and x.bin_id not in held]
    return stage.random.choice(cheap) if cheap and stage.random.random() < 0.7 else None
