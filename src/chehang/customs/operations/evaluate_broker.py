"""Evaluate a broker's quarter."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.evaluating import quarter_of, quarters
from chehang.customs.models import Broker, BrokerEvaluation


class EvaluateBroker(Command):
    """The broker, the quarter (as ``2026 Q3``), the verdict and its reason."""

    broker: Annotated[Id, Ref("customs.Broker"), Field(title="Broker")]
    quarter: Annotated[str, Field(pattern=r"^20[0-9]{2} Q[1-4]$", title="Quarter")]
    verdict: Annotated[Literal["keep", "improve", "replace"], Field(title="Verdict")]
    note: Annotated[Reason, Field(title="Reason of the verdict")]


@operation("customs.evaluate_broker", title=_("Evaluate the quarter"), posts=("parts_manager",))
def evaluate_broker(cmd: EvaluateBroker, ctx: Context) -> Done:
    """Keep how often a broker passed at once, how quick he was, how often a declaration was amended and what he cost, with the manager's verdict.

    Refused before the quarter is over, for one in which he declared nothing, and twice.
    """
    broker = access.get(Broker, cmd.broker, ctx, lock=True)
    if cmd.quarter >= quarter_of(ctx.today):
        raise Refused("broker.quarter_runs", _("%(quarter)s is not over yet."), field="quarter", quarter=cmd.quarter)
    if BrokerEvaluation.objects.filter(broker=broker, quarter=cmd.quarter).exists():
        raise Conflict(
            "broker.evaluated", _("%(quarter)s was evaluated already."), field="quarter", quarter=cmd.quarter
        )
    found = next((q for q in quarters(broker, ctx) if q.name == cmd.quarter), None)
    if found is None:
        raise Refused(
            "broker.idle",
            _("%(broker)s declared nothing in %(quarter)s."),
            field="quarter",
            broker=broker.name,
            quarter=cmd.quarter,
        )
    made = BrokerEvaluation.objects.create(
        store_id=ctx.store_id, broker=broker, quarter=cmd.quarter, batches=found.batches, first_pass=found.first_pass, clearance=found.clearance,
        amended=found.amended, cost_index=found.cost_index, verdict=cmd.verdict, note=cmd.note, by_id=ctx.actor.employee_id, at=ctx.now,
    )  # fmt: skip
    ctx.changed(made, None, {"quarter": cmd.quarter, "verdict": cmd.verdict})
    if cmd.verdict != "keep":
        ctx.tell(
            _("Broker %(broker)s, %(quarter)s: %(verdict)s"),
            post="parts_logistics",
            link=f"/customs/brokers/{broker.pk}/",
            broker=broker.name,
            quarter=cmd.quarter,
            verdict=str(made.get_verdict_display()),  # type: ignore[attr-defined]
        )
    return Done(id=made.pk, verdict=cmd.verdict)
