"""Sign out another device of one's own."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id
from chehang.org.models import SignIn
from chehang.org.sign_ins import end


class EndMySignIn(Command):
    """One of the actor's own sign-ins."""

    sign_in: Id


@operation("org.end_my_sign_in", title=_("Sign out one of my devices"), posts=("*",))
def end_my_sign_in(cmd: EndMySignIn, ctx: Context) -> Done:
    """The device is signed out at its next click. Another person's sign-in answers like an unknown one. Refused when it has ended."""
    row = SignIn.objects.select_for_update().filter(pk=cmd.sign_in, account_id=ctx.actor.account_id).first()
    if row is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=SignIn._meta.verbose_name)
    if row.ended_at:
        raise Refused("sign_in.ended", _("This device is signed out already."))
    end(row, ctx)
    return Done(id=row.pk)
