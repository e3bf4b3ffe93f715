"""Call whoever was sent something: did it come whole and sound?"""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.warehouse.models import Shipment
from chehang.warehouse.shipping.states import SHIPMENT


class CallReceiver(Command):
    """Whether somebody answered, and what was said; the next need as well."""

    shipment: Annotated[Id, Ref("warehouse.Shipment")]
    reached: Annotated[bool, Field(title="Customer reached")] = True
    whole: Annotated[bool, Field(title="Complete")] = True
    sound: Annotated[bool, Field(title="Undamaged")] = True
    fits: Annotated[bool, Field(title="The right part")] = True
    satisfaction: Annotated[int, Field(ge=0, le=5, title="Satisfaction, 1 to 5")] = 0
    answer: Annotated[Text, Field(title="What the receiver says")] = ""


@operation("warehouse.call_receiver", title=_("Call the receiver"), posts=("keeper", "parts_sales", "parts_manager"))
def call_receiver(cmd: CallReceiver, ctx: Context) -> Done:
    """Note the follow-up call (跟踪回访). Nobody answered: it is counted and the clock runs on. What is wrong is to be claimed from the
    carrier. Refused without a rating, and without a word where something is wrong."""
    shipment = access.get(Shipment, cmd.shipment, ctx, lock=True)
    SHIPMENT.require(shipment, "follow")
    tried = shipment.calls + 1
    if not cmd.reached:
        shipment.calls = tried
        shipment.save(update_fields=["calls"])
        ctx.changed(shipment, None, {"call": tried, "reached": False})
        return Done(id=shipment.pk, calls=tried)
    if not cmd.satisfaction:
        raise Refused("shipment.rating", _("Ask how satisfied the receiver is, from 1 to 5."), field="satisfaction")
    wrong = not (cmd.whole and cmd.sound and cmd.fits)
    if wrong and not cmd.answer:
        raise Refused("shipment.word", _("Something is wrong: write down what the receiver says."), field="answer")
    facts = cmd.model_dump(include={"whole", "sound", "fits", "satisfaction", "answer"})
    move = "fail" if not (cmd.whole and cmd.sound) else "follow"
    SHIPMENT.advance(
        ctx,
        shipment,
        move,
        reason=cmd.answer,
        calls=tried,
        called_at=ctx.now,
        called_by_id=ctx.actor.employee_id,
        **facts,
    )
    if wrong:
        ctx.tell(
            _("%(receiver)s says about %(number)s: %(answer)s"),
            post="parts_manager",
            link=f"/warehouse/shipments/{shipment.pk}/",
            receiver=shipment.outbound.receiver_name,
            number=shipment.outbound.number,
            answer=cmd.answer[:200],
        )
    return Done(id=shipment.pk, calls=tried)
