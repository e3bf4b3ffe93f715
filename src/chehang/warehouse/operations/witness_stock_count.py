"""Finance attends the count, samples it and hands it in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, Id, NonNegativeQuantity, Ref
from chehang.warehouse.counts.counting import add_up
from chehang.warehouse.counts.states import COUNT
from chehang.warehouse.models import StockCount, StockCountLine


class Sample(Command):
    """A line of the sheet and how many the witness saw."""

    n: Annotated[int, Field(ge=1, title="Line")]
    found: Annotated[NonNegativeQuantity, Field(title="Seen by finance")]


class WitnessStockCount(Command):
    """The lines finance looked at itself."""

    count: Annotated[Id, Ref("warehouse.StockCount")]
    samples: Annotated[list[Sample], Field(min_length=1, max_length=500, title="Sample")]


@operation("warehouse.witness_stock_count", title=_("Witness and hand in"), posts=("accountant", "finance_manager"))
def witness_stock_count(cmd: WitnessStockCount, ctx: Context) -> Done:
    """Compare a sample with the shelves; when it agrees the count goes to whoever approves its amount.

    A sample that differs sends its line back to be counted again. Refused while a difference has no cause, for a witness
    who counted, and for less than the share of the value that the store asks for.
    """
    count = access.get(StockCount, cmd.count, ctx, lock=True)
    COUNT.require(count, "submit")
    lines = {x.n: x for x in count.lines.order_by("n")}
    _check(ctx, lines)
    wrong: list[StockCountLine] = []
    seen: list[StockCountLine] = []
    for i, sample in enumerate(cmd.samples):
        line = lines.get(sample.n)
        if line is None:
            raise Refused("count.no_line", _("The sheet has no line %(n)s."), field=f"samples.{i}.n", n=sample.n)
        line.witnessed = sample.found
        (seen if sample.found == line.found else wrong).append(line)
    if wrong:
        return _back(ctx, count, list(lines.values()), wrong)
    value = sum((round_half_up(x.book * x.cost) for x in {x.pk: x for x in seen}.values()), ZERO)
    least = round_half_up(count.book_value * parameter(ctx, "warehouse.witness_share", ctx.today))
    if value < least:
        raise Refused(
            "count.sample",
            _("The sample is worth %(value)s, at least %(least)s are looked at. Add lines."),
            field="samples.0.n",
            value=f"{value:,.2f}",
            least=f"{least:,.2f}",
        )
    StockCountLine.objects.bulk_update(seen, ["witnessed"])
    COUNT.advance(ctx, count, "submit", witness_id=ctx.actor.employee_id, witnessed_at=ctx.now, sampled_value=value)
    approvals.ask(ctx, count)
    return Done(id=count.pk, number=count.number, sampled=str(value))


def _check(ctx: Context, lines: dict[int, StockCountLine]) -> None:
    for line in lines.values():
        if line.difference and not line.cause:
            raise Refused(
                "count.no_cause",
                _("%(part)s differs and has no cause yet. The parts manager explains it first."),
                part=line.part_no,
            )
        if ctx.actor.employee_id in (line.first_by_id, line.second_by_id, line.third_by_id):
            raise Refused("count.own", _("Who counted cannot be the witness."))


def _back(ctx: Context, count: StockCount, lines: list[StockCountLine], wrong: list[StockCountLine]) -> Done:
    """What finance saw otherwise is counted again, by another person than before."""
    for line in wrong:
        line.again, line.second, line.second_by, line.third, line.third_by = True, None, None, None, None
        line.witnessed, line.cause, line.recovered = None, "", ZERO
    StockCountLine.objects.bulk_update(
        wrong, ["again", "second", "second_by", "third", "third_by", "witnessed", "cause", "recovered"]
    )
    add_up(count, lines)
    COUNT.advance(ctx, count, "recount", reason=str(_("The sample of finance differs")))
    return Done(
        id=count.pk,
        number=count.number,
        warning=_("%(n)s lines differ from what you saw: they are counted again.") % {"n": len(wrong)},
    )
