"""Another person goes over a claim before it is handed in."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import WarrantyClaim
from ..states import CLAIM

ClaimId = Annotated[Id, Ref("workshop.WarrantyClaim")]


class AuditClaim(Command):
    """The claim."""

    claim: ClaimId


@operation("workshop.audit_claim", title=_("Audit the claim"), posts=("warranty_clerk", "service_manager"))
def audit_claim(cmd: AuditClaim, ctx: Context) -> Done:
    """Papers and amounts are right. Refused to who made it, and without the tag of the old part where a part was at fault."""
    claim = access.get(WarrantyClaim, cmd.claim, ctx, lock=True)
    if claim.made_by_id == ctx.actor.employee_id:
        raise Refused("claim.own", _("You made this claim: another person goes over it."))
    if claim.part_id and not claim.old_part_tag:
        raise Refused("claim.tag", _("The old part has no tag yet. Write its number on the claim first."))
    CLAIM.advance(ctx, claim, "audit", audited_by_id=ctx.actor.employee_id)
    return Done(id=claim.pk, number=claim.number)
