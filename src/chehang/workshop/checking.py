"""Three people look at the car before it leaves (§4.6)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused

from .kinds import Found, LineKind, Notice, Stage
from .models import Inspection, LineShare, WorkOrder
from .notifying import signed
from .states import ORDER

SAFETY = ("brakes", "steering", "wheels", "airbags", "leaks", "insulation")
FROM = {Stage.OWN: "in_work", Stage.MUTUAL: "own_ok", Stage.FINAL: "mutual_ok"}


def inspect(
    ctx: Context, order: WorkOrder, stage: Stage, *, passed: bool, reason: str, facts: dict[str, Any]
) -> Inspection:
    """Keep an inspection and move the order."""
    if order.state != FROM[stage]:
        ORDER.require(order, f"pass_{stage.value}")
    if not passed and not reason:
        raise Refused("inspection.reason", _("Say what is not right, so that it can be put right."), field="reason")
    if passed and (bad := next((name for name in SAFETY if facts[name] == Found.BAD), None)):
        raise Refused("inspection.unsafe", _("A car with a safety item not in order does not pass."), field=bad)
    if (left := next((name for name in SAFETY if facts[name] == Found.LEFT), None)) and not signed(
        order, Notice.UNSAFE
    ):
        raise Refused(
            "inspection.not_signed",
            _("A danger stays only when the customer signed for it. Let him sign the notice first."),
            field=left,
        )
    _require_person(ctx, order, stage)
    if stage == Stage.OWN:
        _require_done(order)
    if stage == Stage.FINAL and facts["wheels"] == Found.GOOD and not facts["torque_nm"]:
        raise Refused("inspection.torque", _("Write down the torque of the wheel bolts."), field="torque_nm")
    made = Inspection.objects.create(
        store_id=ctx.store_id, order=order, round=order.round, stage=stage, passed=passed, reason=reason, at=ctx.now,
        employee_id=ctx.actor.employee_id, **facts,
    )  # fmt: skip
    ctx.changed(order, None, {"inspection": stage.value, "passed": passed, "round": order.round})
    if passed:
        ORDER.advance(ctx, order, f"pass_{stage.value}")
    else:
        send_back(ctx, order, reason)
    return made


def send_back(ctx: Context, order: WorkOrder, reason: str) -> None:
    """The car goes back to work; all three look again."""
    if order.state == "in_work":
        order.round += 1
        order.save(update_fields=["round"])
    else:
        ORDER.advance(ctx, order, "send_back", reason=reason, round=order.round + 1)
    order.lines.filter(kind=LineKind.LABOUR, dropped=False).update(done=False)
    for person in {share.technician_id for share in LineShare.objects.filter(line__order=order)}:
        ctx.tell(
            _("%(number)s came back from inspection: %(reason)s"),
            employee_id=person,
            link="/workshop/bench/",
            number=order.number,
            reason=reason,
        )


def _require_person(ctx: Context, order: WorkOrder, stage: Stage) -> None:
    me = ctx.actor.employee_id
    looked = Inspection.objects.filter(order=order, round=order.round, employee_id=me, random=False).first()
    if looked is not None:
        raise Refused(
            "inspection.same_person",
            _("You have done the “%(stage)s” of this car. Another person has to look now."),
            stage=looked.get_stage_display(),
        )
    if stage == Stage.FINAL and not ctx.actor.posts & {"inspector", "service_manager"}:
        raise Refused("inspection.final", _("The final inspection is the quality inspector's."), field="stage")
    mine = LineShare.objects.filter(line__order=order, technician_id=me).exists()
    if stage == Stage.OWN and not mine:
        raise Refused("inspection.own", _("The own check is done by who did the work."), field="stage")


def _require_done(order: WorkOrder) -> None:
    open_line = order.lines.filter(kind=LineKind.LABOUR, dropped=False, done=False).order_by("n").first()
    if open_line is not None or order.clockings.filter(ended_at=None).exists():
        raise Refused(
            "inspection.not_done",
            _("“%(line)s” is not finished yet. Clock off as finished first."),
            line=open_line.text if open_line else order.number,
        )
