"""Sign somebody out from afar."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.org.models import SignIn
from chehang.org.sign_ins import end


class EndSignIn(Command):
    """A sign-in of somebody of this store."""

    sign_in: Annotated[Id, Ref("org.SignIn")]


@operation("org.end_sign_in", title=_("Sign out this device"), posts=("administrator",))
def end_sign_in(cmd: EndSignIn, ctx: Context) -> Done:
    """The device is signed out at its next click. Refused when it is already."""
    row = access.get(SignIn, cmd.sign_in, ctx, lock=True)
    if row.ended_at:
        raise Refused("sign_in.ended", _("This device is signed out already."))
    end(row, ctx)
    return Done(id=row.pk)
