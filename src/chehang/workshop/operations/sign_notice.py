"""The customer signs a notice."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command

from ..commands import Image, Name60, OrderId
from ..kinds import Notice
from ..lines import require_open
from ..models import SignedNotice, WorkOrder


class SignNotice(Command):
    """Which notice, what it is about (the danger that stays, the damage that is claimed), who signs."""

    order: OrderId
    kind: Annotated[Notice, Field(title="Kind of notice")]
    what: Annotated[str, Field(min_length=2, max_length=300, title="What it is about")]
    name: Annotated[Name60, Field(min_length=1, title="Signed by name"), Personal()]
    image: Image = ""


@operation("workshop.sign_notice", title=_("Customer signs a notice"), posts=("service_advisor", "service_manager"))
def sign_notice(cmd: SignNotice, ctx: Context) -> Done:
    """Keep what he signed; it is printed with his signature. Refused without a signature, after the settlement, and for an
    insurer's paper on an order without one."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    if cmd.kind != Notice.UNSAFE and order.insurer_id is None:
        raise Refused("order.no_insurer", _("Name the insurer and his report on the order first."), field="kind")
    if not cmd.image:
        raise Refused("agreement.image", _("Let the customer sign on the screen."), field="image")
    made = SignedNotice.objects.create(
        store_id=ctx.store_id, order=order, kind=cmd.kind, what=cmd.what, name=cmd.name, at=ctx.now,
        image=files.attach(ctx, order, cmd.image, "signature.png", kind="signature"), employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(order, None, {"notice": cmd.kind.value, "what": cmd.what})
    return Done(id=order.pk, number=order.number, notice=made.pk)
