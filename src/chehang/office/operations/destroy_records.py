"""Destroy what is on a list, as a second person."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.retention import cutoff, due, kinds
from chehang.core.types import Command, Id, Ref
from chehang.office.models import Destroyed, Destruction
from chehang.office.states import DESTRUCTION

from .ask_destruction import list_digest


class DestroyRecords(Command):
    """The list."""

    destruction: Annotated[Id, Ref("office.Destruction")]


@operation("office.destroy_records", title=_("Destroy what is on the list"), posts=("general_manager",))
def destroy_records(cmd: DestroyRecords, ctx: Context) -> Done:
    """Exactly what is on the list goes, for good; of each record its digest stays, and the journal keeps that of the list.

    Refused for whoever asked, and when something on the list is not due (a figure was raised since, a record is gone).
    """
    made = access.get(Destruction, cmd.destruction, ctx, lock=True)
    DESTRUCTION.require(made, "destroy")
    if made.asked_by_id == ctx.actor.employee_id:
        raise Refused("destruction.own", _("Who asked for the list does not destroy. Please ask a second person."))
    kind = kinds()[made.kind]
    assert kind.end is not None
    items = list(made.items.order_by("id"))
    listed = [one.object_id for one in items]
    rows = due(ctx, kind, min(made.before, cutoff(ctx, kind, ctx.today))).filter(pk__in=made.items.values("object_id"))
    if rows.count() != made.rows or list_digest(items[0].label, listed) != made.digest:
        raise Conflict(
            "destruction.changed",
            _("Not everything on list %(number)s is due any more. Refuse it and have a new one written."),
            number=made.number,
        )
    digests = kind.end(ctx, rows)
    for one in items:
        one.digest, one.done = digests[one.object_id], True
    Destroyed.objects.bulk_update(items, ["digest", "done"], batch_size=500)
    DESTRUCTION.advance(ctx, made, "destroy", decided_by_id=ctx.actor.employee_id, decided_at=ctx.now)
    return Done(id=made.pk, number=made.number, rows=made.rows, digest=made.digest)
