"""Sign an outbound order as a keeper."""

from typing import Annotated, Literal

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from chehang.core import access, signing
from chehang.core.context import Context
from chehang.core.documents import of
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Secret
from chehang.org.services import check_pin
from chehang.warehouse.issuing import issue_goods, require_inspected, require_releasable
from chehang.warehouse.models import Outbound
from chehang.warehouse.states import OUTBOUND


class SignOutbound(Command):
    """The order, the place to sign, and the keeper by their own PIN (the PC in the warehouse is shared)."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]
    slot: Literal["keeper_1", "keeper_2"]
    employee: Annotated[Id, Ref("org.Employee")]
    pin: Secret


@operation("warehouse.sign_outbound", title=_("Sign outbound order"), posts=("keeper",))
def sign_outbound(cmd: SignOutbound, ctx: Context) -> Done:
    """Sign as first or second keeper; the second signature lets the goods out (H1).

    Two different natural persons sign, whatever account is logged in. The first signature says number and quantity are
    right and needs every fragile part inspected (H2). When the customer collects, the customer signs in between: the
    second keeper's signature is refused without it, because with it the goods are out of both books and in the
    customer's hands. Refused as well for a wrong PIN, a person who is not a keeper, goods not paid for.
    """
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    _require_turn(outbound, cmd.slot)
    prefetch_related_objects([outbound], "lines", "picks")
    require_inspected(outbound)
    keeper = check_pin(ctx, cmd.employee, cmd.pin.get_secret_value(), post="keeper")
    if cmd.slot == "keeper_1":
        signing.sign(ctx, outbound, cmd.slot, employee_id=keeper.pk, name=keeper.name)
        OUTBOUND.advance(ctx, outbound, "check", seal=of(outbound).digest(outbound))
        return Done(id=outbound.pk, number=outbound.number, state=outbound.state)
    require_releasable(outbound)
    signing.sign(ctx, outbound, cmd.slot, employee_id=keeper.pk, name=keeper.name)
    issue_goods(ctx, outbound)
    return Done(id=outbound.pk, number=outbound.number, state=outbound.state)


def _require_turn(outbound: Outbound, slot: str) -> None:
    wanted = {"keeper_1": "picked", "keeper_2": "checked"}[slot]
    if outbound.state != wanted:
        raise Refused(
            "state.wrong",
            _("This is not possible now: the document is “%(state)s”."),
            state=OUTBOUND.title(outbound.state),
        )
