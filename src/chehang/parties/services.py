"""What parties offer to those above."""

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.core.numbers import draw_int

from .models import Customer


def next_code(ctx: Context, series: str) -> str:
    """KH00001, GYS00001: gap-free per store."""
    return f"{series}{draw_int(ctx.store_id, series, 'all'):05d}"


def walk_in(ctx: Context) -> Customer:
    """The store's one walk-in customer, made when first needed; of two who need it first, one makes it."""
    facts = {"code": lambda: next_code(ctx, "KH"), "name": _("Walk-in customer"), "payment_days": 0}
    found, _made = Customer.objects.get_or_create(store_id=ctx.store_id, kind="walk_in", defaults=facts)
    return found
