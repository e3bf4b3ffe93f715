"""Set a way out of the house."""

import re
from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Channel
from chehang.core.operation import Done, operation
from chehang.core.outbox.channels import host_of
from chehang.core.types import Command, RequiredText, Secret, ShortText

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}\Z")
HTTP = re.compile(r"https?://[^\s/]+\S*\Z")
HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?\Z")


class ChannelKind(StrEnum):
    """The ways out the product knows."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"
    MAIL = "mail"
    SMS = "sms"


class Security(StrEnum):
    """How the line to a mail server is kept secret."""

    TLS = "tls"
    SSL = "ssl"
    NONE = "none"


class SetChannel(Command):
    """A code of its own choice; the robot's or gateway's web address, or the mail server; what it wants to be shown.

    Address and secret are secrets: what is left empty stays as it is, and neither is shown again.
    """

    code: Annotated[RequiredText, Field(title="Code", description="letters and digits, for example wecom-parts")]
    title: RequiredText
    kind: Annotated[ChannelKind, Field(title="Way out")]
    address: Annotated[Secret, Field(title="Address", description="web address of the robot or gateway; of mail the server and port, smtp.example.com:587")] = Secret("")  # fmt: skip
    account: Annotated[ShortText, Field(title="Login", description="mail only")] = ""
    secret: Annotated[Secret, Field(title="Secret", description="signing secret, password or key")] = Secret("")
    sender: Annotated[ShortText, Field(title="Sender", description="mail: the address it comes from; SMS: the signature")] = ""  # fmt: skip
    security: Annotated[Security, Field(title="Encryption", description="mail only")] = Security.TLS


@operation("org.set_channel", title=_("Set a way out"), posts=("administrator",))
def set_channel(cmd: SetChannel, ctx: Context) -> Done:
    """Enter a way out or change it; changed, it is used again and tried at once.

    Refused for an address that does not fit its kind, for mail without a sender, and for another kind under a code in use.
    """
    if not CODE.match(cmd.code):
        raise Refused("channel.code", _("A code is up to 20 letters, digits and - . _"), field="code")
    row = Channel.objects.select_for_update().filter(store_id=ctx.store_id, code=cmd.code).first()
    address, secret = cmd.address.get_secret_value().strip(), cmd.secret.get_secret_value()
    if row is not None and row.kind != cmd.kind:
        raise Refused("channel.kind", _("%(code)s is another kind of way out. Choose a new code."), field="code", code=cmd.code)  # fmt: skip
    if row is None and not address:
        raise Refused("channel.address", _("Enter the address."), field="address")
    if address and not (HOST if cmd.kind is ChannelKind.MAIL else HTTP).match(address):
        raise Refused("channel.address", _("This is no address of that kind: a robot or gateway has https://…, a mail server smtp.example.com:587."), field="address")  # fmt: skip
    if len(address) > 500 or len(secret) > 500:
        raise Refused("channel.address", _("At most 500 characters."), field="address")
    if cmd.kind is ChannelKind.MAIL and "@" not in cmd.sender:
        raise Refused("channel.sender", _("Mail needs the address it comes from."), field="sender")
    before = _shown(row) if row else None
    row = row or Channel(store_id=ctx.store_id, code=cmd.code, kind=cmd.kind.value)
    row.title, row.account, row.sender, row.security = cmd.title, cmd.account, cmd.sender, cmd.security.value
    row.address, row.secret = address or row.address, secret or row.secret
    row.active, row.failures, row.resting_until, row.trouble = True, 0, None, ""
    row.set_by_id, row.set_by_name, row.set_at = ctx.actor.employee_id, ctx.actor.name, ctx.now
    row.save()
    ctx.changed(row, before, _shown(row) | {"new_address": bool(address), "new_secret": bool(secret)})
    return Done(id=row.pk, number=row.code)


def _shown(row: Channel) -> dict[str, object]:
    return {"code": row.code, "title": row.title, "kind": row.kind, "host": host_of(row.address), "account": row.account,
            "sender": row.sender, "security": row.security, "active": row.active}  # fmt: skip
