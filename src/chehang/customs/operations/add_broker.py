"""Enter a customs broker."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText, ShortText, Text
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Broker


class AddBroker(Command):
    """The broker's file."""

    name: RequiredText
    contact: Annotated[RequiredText, Field(max_length=60)]
    phone: Annotated[str, Field(pattern=r"^[0-9+\- ]{5,30}$")]
    licence: Annotated[ShortText, Field(max_length=40, title=gettext_noop("Licence"))] = ""
    fees: Annotated[Text, Field(max_length=500, title=gettext_noop("Fee card"))] = ""


@operation("customs.add_broker", title=_("New broker"), posts=(*LOGISTICS, "parts_manager"))
def add_broker(cmd: AddBroker, ctx: Context) -> Done:
    """Enter a broker. Refused for a name that is there already."""
    if Broker.objects.filter(store_id=ctx.store_id, name=cmd.name).exists():
        raise Conflict("broker.known", _("%(name)s is entered already."), field="name", name=cmd.name)
    broker = Broker.objects.create(store_id=ctx.store_id, **cmd.model_dump())
    ctx.changed(broker, None, cmd.model_dump())
    return Done(id=broker.pk)
