"""Hand over everything a colleague owes, before he leaves or when he is away."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.org.models import Employee
from chehang.work import services
from chehang.work.heads import MANAGERS, departments_of, led_by
from chehang.work.people import worker


class HandOverAll(Command):
    """From whom, to whom, and why."""

    employee: Annotated[Id, Ref("org.Employee")]
    owner: Annotated[Id, Ref("org.Employee")]
    reason: Reason


@operation("work.hand_over_all", title=_("Hand over all work"), posts=MANAGERS)
def hand_over_all(cmd: HandOverAll, ctx: Context) -> Done:
    """Everything open of one person goes to another, also of who has left already.

    The receiving department's manager does it, HR or the general manager. Refused where there is nothing.
    """
    former = access.get(Employee, cmd.employee, ctx)
    _employee, posts = worker(ctx, cmd.owner)
    if not ({"people", "management"} | departments_of(posts)) & led_by(ctx.actor):
        raise NotAllowed("work.not_your_department", _("You hand over work only within the department you lead."))
    if former.pk == cmd.owner:
        raise Refused("handover.same", _("Choose another colleague to take the work over."), field="owner")
    count = services.hand_over_all(ctx, former.pk, cmd.owner, cmd.reason)
    if not count:
        raise Refused("handover.nothing", _("%(name)s owes nothing that is open."), field="employee", name=former.name)
    return Done(id=former.pk, count=count)
