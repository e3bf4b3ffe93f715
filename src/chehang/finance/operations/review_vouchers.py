"""Review many vouchers at once."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id
from chehang.ledger.models import Voucher

from ..reviewing import review


class ReviewVouchers(Command):
    """Which vouchers."""

    voucher_ids: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]


@operation("finance.review_vouchers", title=_("Review vouchers"), posts=("accountant", "finance_manager"))
def review_vouchers(cmd: ReviewVouchers, ctx: Context) -> Done:
    """All or none: one that may not be reviewed by this person refuses the whole list."""
    wanted = set(cmd.voucher_ids)
    found = list(rows(Voucher, ctx).filter(pk__in=wanted).select_for_update().order_by("id"))
    if len(found) != len(wanted):
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Voucher._meta.verbose_name)
    review(ctx, found)
    return Done(reviewed=len(found))
