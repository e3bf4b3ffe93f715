"""Let a part follow the plan again."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.replenishment.models import PlanRule


class DropRule(Command):
    """The rule that holds no longer."""

    rule: Annotated[Id, Ref("replenishment.PlanRule")]


@operation("replenishment.drop_rule", title=_("Drop the rule"), posts=("parts_planner", "parts_manager"))
def drop_rule(cmd: DropRule, ctx: Context) -> Done:
    """End a rule; it stays as history. Refused when it has ended already."""
    rule = access.get(PlanRule, cmd.rule, ctx, lock=True)
    if rule.dropped_at is not None:
        raise Conflict("rule.dropped", _("This rule has ended already."))
    rule.dropped_at = ctx.now
    rule.save(update_fields=["dropped_at"])
    ctx.changed(rule, {"dropped_at": None}, {"dropped_at": ctx.now})
    return Done(id=rule.pk)
