"""Enter what advertisements of a week have brought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import Placement
from ..results import Count, impossible


class EnterResults(Command):
    """The advertisement, its proof, and its funnel; each stage is part of the one before."""

    placement: Annotated[Id, Ref("marketing.Placement"), Field(title="Advertisement")]
    proof: Annotated[str, Field(min_length=2, max_length=200, title="Proof of publication")]
    impressions: Annotated[Count, Field(title="Impressions")]
    clicks: Annotated[Count, Field(title="Clicks")]
    leads: Annotated[Count, Field(title="Leads")]
    valid: Annotated[Count, Field(title="Valid leads")]
    visits: Annotated[Count, Field(title="Visits")] = 0
    orders: Annotated[Count, Field(title="Orders")] = 0


@operation("marketing.enter_results", title=_("Enter results"), posts=("marketing_specialist", "marketing_manager"))
def enter_results(cmd: EnterResults, ctx: Context) -> Done:
    """Refused for numbers that cannot be: more clicks than impressions, more leads than clicks, more orders than valid leads, and
    before its week has begun."""
    placement = access.get(Placement, cmd.placement, ctx, lock=True)
    if placement.week > ctx.today:
        raise Refused(
            "placement.early", _("This advertisement begins on %(day)s."), field="placement", day=str(placement.week)
        )
    if broken := impossible(cmd.model_dump()):
        stage, more, less = broken
        raise Refused(
            "placement.impossible",
            _("%(more)s cannot be more than %(less)s, the stage before."),
            field=stage,
            more=more,
            less=less,
        )
    values = cmd.model_dump(exclude={"placement"})
    before = {name: getattr(placement, name) for name in values}
    for name, value in values.items():
        setattr(placement, name, value)
    placement.save()
    ctx.changed(placement, before, values)
    return Done(id=placement.pk, number=str(placement))
