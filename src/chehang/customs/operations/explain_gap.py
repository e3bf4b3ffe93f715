"""Say why a paper differs from what is declared."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import PaperLine


class ExplainGap(Command):
    """The line of the paper and the explanation."""

    line: Annotated[Id, Ref("customs.PaperLine")]
    explanation: Annotated[Reason, Field(title=gettext_noop("Explanation"))]


@operation("customs.explain_gap", title=_("Explain a difference"), posts=LOGISTICS)
def explain_gap(cmd: ExplainGap, ctx: Context) -> Done:
    """The difference stands explained; it no longer holds up the release."""
    line = access.get(PaperLine, cmd.line, ctx, lock=True)
    before = line.explanation
    line.explanation, line.explained_by_id = cmd.explanation, ctx.actor.employee_id
    line.save(update_fields=["explanation", "explained_by"])
    ctx.changed(line, {"explanation": before}, {"explanation": cmd.explanation})
    return Done(id=line.paper.shipment_id)
