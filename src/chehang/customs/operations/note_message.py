"""Note a message to or from the broker."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Broker, BrokerMessage, Shipment


class NoteMessage(Command):
    """The batch, the broker (its own if none is named) and what was said."""

    shipment: Annotated[Id, Ref("customs.Shipment")]
    broker: Annotated[Id | None, Ref("customs.Broker")] = None
    to_broker: Annotated[bool, Field(title=gettext_noop("To the broker"))] = True
    text: Annotated[Reason, Field(title=gettext_noop("Message"))]


@operation("customs.note_message", title=_("Note a message"), posts=LOGISTICS)
def note_message(cmd: NoteMessage, ctx: Context) -> Done:
    """The talk with the broker stays with the batch (P-L4). Refused where neither batch nor message names a broker."""
    shipment = access.get(Shipment, cmd.shipment, ctx)
    broker = access.get(Broker, cmd.broker, ctx) if cmd.broker else shipment.broker
    if broker is None:
        raise Refused("broker.missing", _("Please name the broker."), field="broker")
    message = BrokerMessage.objects.create(
        store_id=ctx.store_id,
        shipment=shipment,
        broker=broker,
        to_broker=cmd.to_broker,
        text=cmd.text,
        at=ctx.now,
        by_id=ctx.actor.employee_id,
    )
    ctx.changed(message, None, {"broker": broker.name, "text": cmd.text})
    return Done(id=shipment.pk, number=shipment.number)
