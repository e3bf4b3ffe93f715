"""A second person holds a paper against its file."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import ImportPaper


class VerifyPaper(Command):
    """The paper."""

    paper: Annotated[Id, Ref("customs.ImportPaper")]


@operation("customs.verify_paper", title=_("Paper is true"), posts=("parts_logistics", "parts_manager", "accountant"))
def verify_paper(cmd: VerifyPaper, ctx: Context) -> Done:
    """Say that the paper is complete and says what is true (H9). Refused for one's own filing and for a paper that is not there."""
    paper = access.get(ImportPaper, cmd.paper, ctx, lock=True)
    if paper.kept_by_id is None:
        raise Refused("paper.missing", _("%(paper)s is not in the file yet."), paper=str(paper))
    if paper.kept_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You filed this paper yourself. Another person has to verify it."))
    paper.verified_by_id, paper.verified_at = ctx.actor.employee_id, ctx.now
    paper.save(update_fields=["verified_by", "verified_at"])
    ctx.changed(paper, None, {"verified": paper.kind})
    return Done(id=paper.shipment_id, number=paper.shipment.number)
