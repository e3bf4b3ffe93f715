"""Who bears what the maker did not grant."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.org.models import Employee

from ..claiming import bear
from ..models import WarrantyClaim
from ..states import CLAIM
from .audit_claim import ClaimId


class BearClaim(Command):
    """The claim, who is responsible (empty: the house), and why."""

    claim: ClaimId
    borne_by: Annotated[
        Annotated[Id, Ref("org.Employee")] | None, Field(title="Borne by", description="Empty: the house.")
    ] = None
    reason: Reason


@operation("workshop.bear_claim", title=_("Decide who bears the rest"), posts=("service_manager",))
def bear_claim(cmd: BearClaim, ctx: Context) -> Done:
    """The cost of the refused part leaves the cost of warranty (P20r). Only for what was cut or rejected."""
    claim = access.get(WarrantyClaim, cmd.claim, ctx, lock=True)
    CLAIM.require(claim, "bear")
    person = access.get(Employee, cmd.borne_by, ctx) if cmd.borne_by else None
    cost = bear(ctx, claim, person.pk if person else None)
    CLAIM.advance(ctx, claim, "bear", reason=cmd.reason, borne_by=person)
    return Done(id=claim.pk, number=claim.number, cost=str(cost))
