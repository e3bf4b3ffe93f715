"""Decide about one part beside the plan: must be there, never be there, counts for more, has only so much room."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeQuantity, PositiveQuantity, Ref, Text
from chehang.replenishment.kinds import Barred, RuleKind
from chehang.replenishment.models import PlanRule


class SetRule(Command):
    """The part and the decision; what a kind does not use stays empty.

    ``least`` pieces are always kept of a must-stock part; ``barred`` says why a part is never stocked; ``weight``: how
    often a demand counts under the objective “critical”; ``room``: pieces its bins hold.
    """

    part: Annotated[Id, Ref("catalogue.Part")]
    kind: RuleKind = RuleKind.MUST
    least: Annotated[NonNegativeQuantity, Field(title="Stock at least")] = Decimal(0)
    barred: Annotated[Barred | None, Field(title="Why never")] = None
    weight: Annotated[int, Field(ge=1, le=100, title="Weight of a demand")] = 1
    room: Annotated[PositiveQuantity | None, Field(title="Room in the bin")] = None
    note: Text = ""


@operation("replenishment.set_rule", title=_("Set a stocking rule"), posts=("parts_planner", "parts_manager"))
def set_rule(cmd: SetRule, ctx: Context) -> Done:
    """Set the rule of a part; it takes the place of an earlier one and counts from the next plan on.

    Refused when a must-stock rule names no quantity or more than the bin holds, when a never-stock rule names no
    reason, and when a figure is given that the kind does not use.
    """
    _check(cmd)
    part = Part.objects.filter(pk=cmd.part).first()
    if part is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Part._meta.verbose_name)
    for old in rows(PlanRule, ctx).filter(part=part, dropped_at=None).select_for_update():
        old.dropped_at = ctx.now
        old.save(update_fields=["dropped_at"])
        ctx.changed(old, {"dropped_at": None}, {"dropped_at": ctx.now})
    made = PlanRule.objects.create(
        store_id=ctx.store_id,
        part=part,
        kind=cmd.kind,
        least=cmd.least,
        barred=cmd.barred or "",
        weight=cmd.weight,
        room=cmd.room,
        note=cmd.note,
        set_by_id=ctx.actor.employee_id,
        set_at=ctx.now,
    )
    ctx.concerns(made)
    ctx.changed(made, None, cmd.model_dump(mode="json", exclude={"part"}))
    return Done(id=made.pk)


def _check(cmd: SetRule) -> None:
    must, never = cmd.kind == RuleKind.MUST, cmd.kind == RuleKind.NEVER
    if must and not cmd.least:
        raise Refused("rule.how_many", _("Say how many pieces must always be there."), field="least")
    if not must and cmd.least:
        raise Refused("rule.least", _("Only a must-stock part has a least stock. Leave it at 0."), field="least")
    if never and cmd.barred is None:
        raise Refused("rule.why", _("Say why this part is never stocked."), field="barred")
    if not never and cmd.barred is not None:
        raise Refused("rule.barred", _("Only a never-stock part has such a reason. Leave it empty."), field="barred")
    if cmd.room is not None and cmd.least > cmd.room:
        raise Refused(
            "rule.room",
            _("The bin holds %(room)s, but %(least)s must be there. Give it more room or keep fewer."),
            field="least",
            room=f"{cmd.room.normalize():f}",
            least=f"{cmd.least.normalize():f}",
        )
    if cmd.kind == RuleKind.NORMAL and cmd.weight == 1 and cmd.room is None:
        raise Refused(
            "rule.nothing", _("This rule says nothing: give a weight or the room in the bin."), field="weight"
        )
