"""Close a count of assets."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.office.counting import unseen
from chehang.office.models import AssetCount

MOST_NAMED = 6


class CloseAssetCount(Command):
    """The count; what became of those that nobody found."""

    count: Annotated[Id, Ref("office.AssetCount"), Field(title="Count of assets")]
    reason: Annotated[Text, Field(title="What became of them")] = ""


@operation("office.close_asset_count", title=_("Close the count"), posts=("hr_manager",))
def close_asset_count(cmd: CloseAssetCount, ctx: Context) -> Done:
    """Refused while something was not found and nobody says what became of it; the general manager and finance are told."""
    count = access.get(AssetCount, cmd.count, ctx, lock=True)
    if count.closed_on is not None:
        raise Conflict("asset_count.closed", _("This count is closed."))
    lost = list(unseen(count))
    if lost and not cmd.reason:
        raise Refused(
            "asset_count.missing", _("Not found (%(count)s): %(what)s. Say what became of them."), field="reason",
            count=len(lost), what="; ".join(str(one) for one in lost[:MOST_NAMED]),
        )  # fmt: skip
    count.closed_on, count.missing, count.reason = ctx.today, len(lost), cmd.reason if lost else ""
    count.save(update_fields=["closed_on", "missing", "reason"])
    ctx.changed(count, {"closed_on": ""}, {"closed_on": str(ctx.today), "missing": len(lost), "reason": count.reason})
    for post in ("general_manager", "finance_manager") if lost else ():
        ctx.tell(_("Count of assets %(number)s: %(missing)s not found"), post=post, number=count.number, missing=len(lost),
                 link=f"/office/asset_counts/{count.pk}/")  # fmt: skip
    return Done(id=count.pk, number=count.number, missing=len(lost))
