"""What parties offer to those above."""

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.core.numbers import draw_int

from .models import Customer


def next_code(ctx: Context, series: str) -> str:
    """KH00001, GYS00001: gap-free per store."""
    return f"{series}{draw_int(ctx.store_id, series, 'all'):05d}"


def walk_in(ctx: Context) -> Customer:
    """The store's one walk-in customer, made when first needed."""
    found = Customer.objects.filter(store_id=ctx.store_id, kind="walk_in").first()
    return found or Customer.objects.create(
        store_id=ctx.store_id, code=next_code(ctx, "KH"), kind="walk_in", name=_("Walk-in customer"), payment_days=0
    )
