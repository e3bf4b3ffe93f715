"""Share the capital quota out by brand or class of goods."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Brand, Category
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.purchasing.kinds import SharedBy
from chehang.purchasing.models import QuotaShare
from chehang.purchasing.quota import current
from chehang.purchasing.shares import limits


class ShareQuota(Command):
    """The brand or the class of goods, what it may take (empty: no limit of its own any more), from which day, and why."""

    brand: Annotated[Id | None, Ref("catalogue.Brand")] = None
    category: Annotated[Id | None, Ref("catalogue.Category")] = None
    amount: Annotated[NonNegativeMoney | None, Field(title="Share of the quota")] = None
    valid_from: StartDate
    reason: Reason


@operation("purchasing.share_quota", title=_("Share out the quota"), posts=("finance_manager", "general_manager"))
def share_quota(cmd: ShareQuota, ctx: Context) -> Done:
    """Limit what one brand or class may take. Refused for past days, for both or neither, and when the shares of one kind
    together pass the quota."""
    if (cmd.brand is None) == (cmd.category is None):
        raise Refused("share.one", _("Name either a brand or a class of goods."), field="brand")
    if cmd.valid_from < ctx.today:
        raise Refused("quota.past", _("The quota cannot be changed for past days."), field="valid_from")
    by = SharedBy.BRAND if cmd.brand is not None else SharedBy.CATEGORY
    model = Brand if cmd.brand is not None else Category
    key = cmd.brand or cmd.category or 0
    if not model._default_manager.filter(pk=key).exists():
        raise NotFound("not_found", _("There is no such %(what)s here."), what=model._meta.verbose_name)
    quota = current(ctx, cmd.valid_from, lock=True)
    others = [s.amount or ZERO for (b, k), s in limits(ctx, cmd.valid_from).items() if b == by and k != key]
    if cmd.amount is not None and quota is not None and sum(others, cmd.amount) > quota.base:
        raise Refused(
            "share.too_much",
            _("All shares together would be %(sum)s, the quota is %(quota)s. Lower one of them first."),
            field="amount",
            sum=f"{sum(others, cmd.amount):,.2f}",
            quota=f"{quota.base:,.2f}",
        )
    made = QuotaShare.objects.create(
        store_id=ctx.store_id, by=by, brand_id=cmd.brand, category_id=cmd.category, amount=cmd.amount,
        valid_from=cmd.valid_from, reason=cmd.reason, set_by_id=ctx.actor.employee_id, set_at=ctx.now,
    )  # fmt: skip
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    return Done(id=made.pk)
