"""Sign in with a second factor from now on."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Secret
from chehang.org.models import SecondFactor
from chehang.org.second_factor import step_of


class SetSecondFactor(Command):
    """The secret an authenticator was given, its present code as proof, and the SHA-256 hashes of the recovery codes."""

    secret: Annotated[Secret, Field(title="Secret of the authenticator", min_length=32, max_length=64)]
    code: Annotated[Secret, Field(title="Code on the phone")]
    recovery: Annotated[
        list[Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]],
        Field(title="Hashes of the recovery codes", min_length=1, max_length=20),
    ]


@operation("org.set_second_factor", title=_("Set up a second factor"), posts=("*",))
def set_second_factor(cmd: SetSecondFactor, ctx: Context) -> Done:
    """Keep the secret for the actor's own account. Refused for a wrong code, and when there is one already."""
    secret = cmd.secret.get_secret_value()
    try:
        step = step_of(secret, cmd.code.get_secret_value(), ctx.now)
    except ValueError:  # not base 32
        step = 0
    if not step:
        raise Refused("code.wrong", _("This code is not right, or was used before."), field="code")
    mine = {"account_id": ctx.actor.account_id}
    if SecondFactor.objects.filter(**mine).exists():
        raise Conflict(
            "second_factor.there", _("There is a second factor already. Give it up first, or have it reset.")
        )
    row = SecondFactor.objects.create(**mine, secret=secret, since=ctx.now, last_step=step, codes=list(cmd.recovery))
    ctx.changed(row, None, {"account": ctx.actor.account_id})
    return Done(id=row.pk)
