"""Say why a paper differs from what is declared."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading import papers
from chehang.core.types import Command, Id, Reason, Ref, ShortText
from chehang.customs.comparing import gaps, paper_of
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import PaperLine, Shipment

# As the paper is called, and as the checklist keeps it.
KIND = {"packing_list": "packing", "certificate_of_origin": "origin"}


class ExplainGap(Command):
    """The batch, which of its papers (or the order) says otherwise, the part, and the explanation."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    paper: Annotated[
        Literal["invoice", "packing_list", "certificate_of_origin", "order"], Field(title=gettext_noop("Paper"))
    ]
    part_no: Annotated[ShortText, Field(min_length=1, title=gettext_noop("Part number"))]
    explanation: Annotated[Reason, Field(title=gettext_noop("Explanation"))]


@operation("customs.explain_gap", title=_("Explain a difference"), posts=LOGISTICS)
def explain_gap(cmd: ExplainGap, ctx: Context) -> Done:
    """The differences of this paper about this part stand explained; they no longer hold up the release. Another file of the paper asks anew.

    Refused where there is no such difference, and for a paper whose lines are not entered: that explains nothing.
    """
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    number = papers.folded(cmd.part_no)
    kind = KIND.get(cmd.paper, cmd.paper)
    mine = [g for g in gaps(shipment) if g.kind == kind and g.part_no and papers.folded(g.part_no) == number]
    if not mine:
        raise Refused(
            "gap.none",
            _("This paper says nothing else about %(part)s than is declared."),
            field="part_no",
            part=cmd.part_no,
        )
    paper = paper_of(shipment, kind)
    line = next((x for x in paper.lines.all() if papers.folded(x.part_no) == number), None)
    line = line or PaperLine(store_id=ctx.store_id, paper=paper, part_no=mine[0].part_no)
    before = line.explanation
    line.explanation, line.explained_by_id = cmd.explanation, ctx.actor.employee_id
    line.save()
    ctx.changed(line, {"explanation": before}, {"explanation": cmd.explanation})
    return Done(id=shipment.pk, number=shipment.number)
