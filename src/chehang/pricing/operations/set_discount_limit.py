"""Decide how much a post may take off a price."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Rate, RequiredText
from chehang.pricing.models import DiscountLimit

MAY_DISCOUNT = ("parts_sales", "parts_manager", "general_manager")


class SetDiscountLimit(Command):
    """A post and a fraction: 0.05 is five per cent."""

    post: RequiredText
    limit: Annotated[Rate, Field(title="Discount limit (0.05 = 5 %)")]


@operation("pricing.set_discount_limit", title=_("Set a discount limit"), posts=("general_manager",))
def set_discount_limit(cmd: SetDiscountLimit, ctx: Context) -> Done:
    """Set the limit of a post from today on. Refused for a post that gives no discounts."""
    if cmd.post not in MAY_DISCOUNT:
        raise Refused("discount.post", _("This post gives no discounts."), field="post")
    same = DiscountLimit.objects.filter(store_id=ctx.store_id, post=cmd.post, valid_from=ctx.today)
    row = DiscountLimit.objects.create(
        store_id=ctx.store_id,
        post=cmd.post,
        valid_from=ctx.today,
        version=(same.aggregate(n=Max("version"))["n"] or 0) + 1,
        limit=cmd.limit,
    )
    ctx.changed(row, None, {"post": cmd.post, "limit": str(cmd.limit)})
    return Done(id=row.pk)
