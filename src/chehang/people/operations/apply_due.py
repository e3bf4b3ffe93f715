"""What was approved for today takes effect."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.people.applying import apply_change, apply_event
from chehang.people.models import OrgChange, PersonnelEvent


class ApplyDue(Command):
    """Nothing to say: the day is today."""


@every("day 00:10", command=lambda period: ApplyDue())
@operation("people.apply_due", title=_("Approved changes take effect"), posts=("hr_manager",), house=True)
def apply_due(cmd: ApplyDue, ctx: Context) -> Done:
    """Changes of the organisation first, then what happens to people. What cannot be done is told to HR."""
    done = 0
    changes = OrgChange.objects.filter(store_id=ctx.store_id, state="approved", effective_on__lte=ctx.today)
    events = PersonnelEvent.objects.filter(store_id=ctx.store_id, state="approved", effective_on__lte=ctx.today)
    due: list[OrgChange | PersonnelEvent] = [
        *changes.select_for_update().order_by("id"),
        *events.exclude(kind="leave").select_for_update().order_by("id"),
    ]
    for obj in due:
        try:
            if isinstance(obj, OrgChange):
                apply_change(ctx, obj)
            else:
                apply_event(ctx, obj)
            done += 1
        except Refused as refusal:
            ctx.tell(
                _("%(what)s could not take effect: %(why)s"),
                post="hr_manager",
                link="/people/chart/",
                what=str(obj),
                why=refusal.message,
            )
    return Done(done=done)
