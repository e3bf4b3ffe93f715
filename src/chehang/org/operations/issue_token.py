"""Make a key for a machine."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText
from chehang.org.models import Account, Token
from chehang.org.services import new_token_row


class IssueToken(Command):
    """A name for the key, the rights it may use, and for how long. ``token_hash`` is the SHA-256 of a key made by the caller."""

    name: RequiredText
    scopes: Annotated[list[RequiredText], Field(min_length=1, max_length=200)]
    token_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    days: Annotated[int, Field(ge=1, le=730)] = 365


@operation("org.issue_token", title=_("Issue a machine key"), posts=("administrator",))
def issue_token(cmd: IssueToken, ctx: Context) -> Done:
    """Register a key for the actor's own account; only its hash ever reaches the database and the journal.
    Refused for rights that the person does not hold."""
    beyond = [s for s in cmd.scopes if not ctx.actor.may(s)]
    if beyond:
        raise Refused(
            "token.scope", _("A key cannot do more than you: %(what)s."), field="scopes", what=", ".join(beyond)
        )
    account = Account.objects.get(pk=ctx.actor.account_id)
    token: Token = new_token_row(account, cmd.name, list(cmd.scopes), cmd.token_hash, ctx.now, cmd.days)
    ctx.changed(token, None, {"name": cmd.name, "scopes": list(cmd.scopes)})
    return Done(id=token.pk)
