"""Begin a count of all assets."""

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.office.models import AssetCount


class BeginAssetCount(Command):
    """Nothing to say: every asset that is not scrapped is to be seen."""


@operation("office.begin_asset_count", title=_("Begin a count of assets"), posts=("hr_manager",))
def begin_asset_count(cmd: BeginAssetCount, ctx: Context) -> Done:
    """One count at a time: refused while another is open."""
    running = AssetCount.objects.filter(store_id=ctx.store_id, closed_on=None).first()
    if running is not None:
        raise Conflict("asset_count.open", _("Count %(number)s is still open. Close it first."), number=running.number)
    made = AssetCount.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "ZCP"), begun_on=ctx.today, begun_by_id=ctx.actor.employee_id
    )
    ctx.changed(made, None, {"begun_on": str(ctx.today)})
    return Done(id=made.pk, number=made.number)
