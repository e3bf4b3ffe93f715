"""Let the customer sign for goods that are collected."""

import base64
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, files, signing
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.images import decode_signature
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, Ref, RequiredText
from chehang.warehouse.issuing import named
from chehang.warehouse.models import Outbound
from chehang.warehouse.states import OUTBOUND


class SignReceiver(Command):
    """Who signs, and the signature drawn on the screen (SHA-256 of the PNG uploaded before)."""

    outbound: Annotated[Id, Ref("warehouse.Outbound")]
    name: RequiredText
    image: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title="Signature"), Kept("signature")]


@operation("warehouse.sign_receiver", title=_("Customer signs"), posts=("keeper",))
def sign_receiver(cmd: SignReceiver, ctx: Context) -> Done:
    """Keep the signature of a customer who collects, under the same content the keepers sign.

    It is given once the goods are picked and before the second keeper signs. Refused for an empty or damaged
    signature, for the name of the walk-in customer, who is nobody, for goods that are not collected, and once they are out.
    """
    outbound = access.get(Outbound, cmd.outbound, ctx, lock=True)
    if not outbound.collects:
        raise Refused("outbound.not_collected", _("These goods are not collected; nobody signs for them here."))
    if outbound.state not in ("picked", "checked"):
        raise Refused(
            "state.wrong",
            _("This is not possible now: the document is “%(state)s”."),
            state=OUTBOUND.title(outbound.state),
        )
    if cmd.name == outbound.receiver_name and not named(outbound):
        raise Refused(
            "receiver.nobody",
            _("“%(name)s” is nobody's name. Write the name of the person who takes the goods."),
            field="name",
            name=cmd.name,
        )
    _require_ink(cmd.image)
    image = files.attach(ctx, outbound, cmd.image, "signature.png", kind="signature")
    signing.sign(ctx, outbound, "receiver", employee_id=0, name=cmd.name, image=image)
    return Done(id=outbound.pk, number=outbound.number)


def _require_ink(sha256: str) -> None:
    """The picture must be a signature, not an empty field."""
    path = files.path_of(sha256)
    if not path.exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="image")
    decode_signature("data:image/png;base64," + base64.b64encode(path.read_bytes()).decode())
